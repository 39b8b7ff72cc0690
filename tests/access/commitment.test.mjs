import { taskTest } from "./widget.mjs";

taskTest("commitment", { sheets: 5, place: "CN" });
