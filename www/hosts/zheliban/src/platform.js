// What the platform tells: the style of the interface, and where the page runs.

import { store } from "./store.js";

/** `app`: in the 浙里办 app; `alipay`: in its mini program; `browser`: anywhere else. */
export function placeOf(userAgent) {
  const words = userAgent.toLowerCase();
  if (words.indexOf("dtdreamweb") >= 0) return "app";
  if (words.indexOf("alipay") >= 0 && words.indexOf("miniprogram") >= 0) return "alipay";
  return "browser";
}

/**
 * Takes the elder mode from the host. On an error, and without the bridge, it is the normal one, as the platform asks.
 * The answer may come late or never: the page does not wait for it.
 */
export function followUiStyle(bridge = window.ZWJSBridge) {
  store.elder = false;
  if (!bridge) return;
  try {
    bridge.onReady(() => {
      try {
        // A promise or the word itself.
        Promise.resolve(bridge.getUiStyle()).then(
          (told) => { store.elder = styleOf(told) === "elder"; },
          () => { store.elder = false; },
        );
      } catch {
        store.elder = false;
      }
    });
  } catch {
    store.elder = false;
  }
}

// The word itself, or an object that has it.
function styleOf(told) {
  return told && typeof told === "object" ? told.uiStyle : told;
}
