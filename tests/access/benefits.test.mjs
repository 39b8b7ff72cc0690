import { taskTest } from "./widget.mjs";

taskTest("benefits", { sheets: 8, place: "CN" });
