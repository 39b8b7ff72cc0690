// The script's own tag: what it says, what lies beside it, and how a further script is added to the page.

import { machines } from "./machine.js";
import { version } from "./version.js";

/* global ZHIXIN_NO_WASM_SHA384 */

/** The tag that this script came from: its `address`, its data attributes, and `beside(name)`. */
export function ownScript(name) {
  const tag = document.currentScript || lastScript(name);
  const address = (tag && tag.src) || "";
  return { tag, address, settings: settingsOf(tag), beside: (file) => besideOf(address, file) };
}

// Internet Explorer has no currentScript; while a page is read, the last script is the one that runs.
function lastScript(name) {
  const tags = document.getElementsByTagName("script");
  for (let at = tags.length - 1; at >= 0; at--) {
    if (name.test(tags[at].src)) return tags[at];
  }
  return null;
}

function settingsOf(tag) {
  const read = (name) => (tag && tag.getAttribute("data-" + name)) || undefined;
  return { define: read("define"), tag: read("tag"), wasm: read("wasm"), noWasm: read("no-wasm") };
}

// The query stays: portals write `?v=3` against caches.
function besideOf(address, file) {
  if (!address) return "";
  const [, folder, query] = /^([^?#]*\/)?[^/?#]*(\?[^#]*)?/.exec(address);
  return (folder || "") + file + (query || "");
}

/** Adds the script without WebAssembly to the page and gives its machine; rejects with a plain Error. */
export async function addedMachine(script, address) {
  const registry = machines();
  // The page may bring the script itself, further down; under Trusted Types it may have to.
  if (!registry.found[version] && document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  }
  if (!registry.found[version]) {
    registry.waiting += 1;
    try {
      await added(script.tag, address, ZHIXIN_NO_WASM_SHA384);
    } finally {
      registry.waiting -= 1;
    }
  }
  if (!registry.found[version]) throw new Error(address + ": another version than " + version);
  return registry.found[version]();
}

/** Adds another script of the package to the page. */
export function addedScript(script, address) {
  return added(script.tag, address, "");
}

function added(tag, address, digest) {
  return new Promise((done, failed) => {
    if (!address) return failed(new Error("the address of the script is not known"));
    const script = document.createElement("script");
    // What lets this script run lets the other one run.
    const nonce = tag && (tag.nonce || tag.getAttribute("nonce"));
    if (nonce) script.setAttribute("nonce", nonce);
    if (tag && tag.integrity && digest) {
      script.integrity = digest;
      script.crossOrigin = tag.crossOrigin || "anonymous";
    }
    script.onload = () => done();
    script.onerror = () => failed(new Error(address));
    script.async = true;
    script.src = trusted(address);
    document.head.appendChild(script);
  });
}

/** With Trusted Types a plain address is refused; a policy of the name `zhixin` may have been allowed. */
export function trusted(address) {
  const types = window.trustedTypes;
  if (!types || !types.createPolicy) return address;
  const registry = machines();
  try {
    if (!registry.policy) registry.policy = types.createPolicy("zhixin", { createScriptURL: (url) => url });
    return registry.policy.createScriptURL(address);
  } catch (_) {
    return address;
  }
}
