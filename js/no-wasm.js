// The build without WebAssembly: a script of its own, in syntax of ES5.
//
// The classic script and the ES module fetch it where WebAssembly is absent or forbidden, and take its machine.
// In a page of its own it gives the whole face.

import { definer } from "./element.js";
import { diagnostics } from "./diagnostics.js";
import { ZhixinError } from "./error.js";
import { seen } from "./findings.js";
import { loaderOf } from "./loader.js";
import { machines } from "./machine.js";
import { mounter } from "./mount.js";
import { translatedMachine } from "./no-wasm/machine.js";
import { ownScript } from "./beside.js";
import { stylesAt } from "./styles.js";
import { version } from "./version.js";

const registry = machines();

// Started when it is asked for: making the memory and unpacking take a moment.
if (!registry.found[version]) registry.found[version] = translatedMachine;

// A script that waits, or one that is there already, has the face.
const face = window.zhixin;
if (registry.waiting === 0 && !(face && face.version === version)) {
  const script = ownScript(/zhixin\.nowasm[^/]*\.js/);
  stylesAt(script.beside("zhixin.css"));
  seen.wasm = "off";
  const load = loaderOf(null, async () => registry.found[version]());
  const define = definer(load);
  window.zhixin = { load, ZhixinError, version, define, mount: mounter(load), diagnostics };
  if (script.settings.define !== "off") define(script.settings.tag || undefined);
}
