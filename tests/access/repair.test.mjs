import { taskTest } from "./widget.mjs";

taskTest("repair", { sheets: 5 });
