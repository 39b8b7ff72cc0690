import { taskTest } from "./widget.mjs";

taskTest("tier", { sheets: 5, place: "CN-BJ" });
