// Names that engines of ES5 lack; the build puts them into the scripts that such engines run. Nothing of the page is
// changed: each name is the engine's own where it has one.

import { SmallPromise } from "./promise.js";
import { Utf8Decoder, Utf8Encoder } from "./utf8.js";

var page = window;

function own(name, small) {
  return typeof page[name] === "function" || (page[name] && typeof page[name] === "object") ? page[name] : small;
}

export var Promise = typeof page.Promise === "function" ? page.Promise : SmallPromise;
export var Symbol = typeof page.Symbol === "function" ? page.Symbol : {};
export var TextDecoder = own("TextDecoder", Utf8Decoder);
export var TextEncoder = own("TextEncoder", Utf8Encoder);

export var Reflect = own("Reflect", {
  get: function (object, name) {
    return object[name];
  },
  set: function (object, name, value) {
    object[name] = value;
    return true;
  },
});

export var CustomEvent = typeof page.CustomEvent === "function" ? page.CustomEvent : function (name, settings) {
  var event = document.createEvent("CustomEvent");
  event.initCustomEvent(name, !!settings.bubbles, !!settings.cancelable, settings.detail);
  return event;
};
