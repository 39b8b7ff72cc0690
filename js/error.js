// The one error of the public face, and how everything that is thrown inside becomes one.

/** What is wrong with an input, a pack, or the page: a stable code, a place, and a sentence in both languages. */
export class ZhixinError extends Error {
  constructor(code, path, messages, lang, errors) {
    super(isEnglish(lang) ? messages.en : messages.zh);
    this.name = "ZhixinError";
    this.code = code;
    this.path = path;
    this.messages = { zh: messages.zh, en: messages.en };
    // Every fault that was found; the first is the error itself.
    this.errors = errors || [{ code, path, messages: this.messages }];
  }

  /** JSON-safe, for logs and events. */
  toJSON() {
    return { code: this.code, path: this.path, message: this.message, messages: this.messages, errors: this.errors };
  }
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
