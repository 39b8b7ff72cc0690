// The element as a field of the page's form, where the kernel has ElementInternals (77 and later; elsewhere it is no field).

/** What of an answer goes with a form: the conclusion and what it rests on, and nothing of what was filled in. */
export function valueOf(answer) {
  if (!answer) return "";
  const { task, outcome, asOf, jurisdiction, scheme, records, benefits, pack } = answer;
  const brief = { task, outcome, asOf, jurisdiction, scheme };
  const part = (one, at) => ({ at, outcome: one.outcome, earliestApplication: one.earliestApplication, maxEnd: one.maxEnd });
  if (records) brief.records = records.map(part);
  if (benefits) brief.benefits = benefits.map((one) => ({ benefit: one.benefit, outcome: one.outcome, until: one.until }));
  if (pack) brief.pack = pack;
  return JSON.stringify(brief);
}

const WORDS = {
  missing: { zh: "请先完成自评：填写后点击“查看结论”", en: "Please do the self-assessment first: fill it in and choose “Show the result”" },
  wrong: { zh: "自评表中有需要更正的内容", en: "Something in the self-assessment has to be put right" },
};

/** The internals of an element, or null where the kernel has none. */
export function internalsOf(element) {
  try {
    const internals = element.attachInternals ? element.attachInternals() : null;
    // Kernels 77 and later have all of it; a polyfill may have less.
    return internals && internals.setFormValue && internals.setValidity ? internals : null;
  } catch (_) {
    // Taken already, or refused to a built-in element.
    return null;
  }
}

/** Tells the form what the element has to say now. `anchor` is where the browser shows its words. */
export function tellForm(internals, { value, state, required, wrong, custom, lang, anchor }) {
  if (!internals) return;
  internals.setFormValue(value || null, state || undefined);
  const say = (words) => (/^en/.test(lang || "") ? words.en : words.zh);
  const missing = required && !value;
  if (custom) internals.setValidity({ customError: true }, custom, anchor);
  else if (wrong && !value) internals.setValidity({ badInput: true }, say(WORDS.wrong), anchor);
  else if (missing) internals.setValidity({ valueMissing: true }, say(WORDS.missing), anchor);
  else internals.setValidity({});
}
