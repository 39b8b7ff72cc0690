import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { define } from "zhixin";

import { App } from "./App.jsx";
import "./style.css";

define("zhixin-check");

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);
