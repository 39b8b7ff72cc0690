// The one error of the public face, and how everything that is thrown inside becomes one.

/**
 * What is wrong with an input, a pack, or the page: a stable code, a place, and a sentence in both languages.
 *
 * No `class`: in syntax of ES5 an Error cannot be extended, and every property is defined, not assigned, for a page
 * may have frozen the prototypes that the names come from.
 */
export function ZhixinError(code, path, messages, lang, errors) {
  const error = new Error(isEnglish(lang) ? messages.en : messages.zh);
  become(error, ZhixinError.prototype);
  const both = { zh: messages.zh, en: messages.en };
  say(error, "name", "ZhixinError");
  say(error, "code", code);
  say(error, "path", path);
  say(error, "messages", both);
  // Every fault that was found; the first is the error itself.
  say(error, "errors", errors || [{ code, path, messages: both }]);
  return error;
}

ZhixinError.prototype = Object.create(Error.prototype, {
  constructor: { value: ZhixinError, writable: true, configurable: true },
  name: { value: "ZhixinError", writable: true, configurable: true },
  /** JSON-safe, for logs and events. */
  toJSON: {
    value: function toJSON() {
      return { code: this.code, path: this.path, message: this.message, messages: this.messages, errors: this.errors };
    },
    writable: true,
    configurable: true,
  },
});

function become(object, prototype) {
  if (Object.setPrototypeOf) Object.setPrototypeOf(object, prototype);
  else object.__proto__ = prototype;
}

function say(error, name, value) {
  Object.defineProperty(error, name, { value, enumerable: true, writable: true, configurable: true });
}

export function isEnglish(lang) {
  return typeof lang === "string" && /^en\b/i.test(lang);
}

/** Gives a ZhixinError for whatever was thrown. */
export function toZhixinError(thrown, lang) {
  if (thrown instanceof ZhixinError) return thrown;
  if (thrown && typeof thrown.code === "string" && thrown.messages) {
    return new ZhixinError(thrown.code, thrown.path || "", thrown.messages, lang, thrown.errors);
  }
  const said = String((thrown && thrown.message) || thrown);
  return new ZhixinError("internal", "", {
    zh: "知信内部错误，请报告：" + said,
    en: "an internal error of zhixin, please report it: " + said,
  }, lang);
}
