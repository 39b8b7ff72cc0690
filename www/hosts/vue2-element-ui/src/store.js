// What the portal knows: the applicant, its records, the language and the size of print.

import Vue from "vue";

export const store = Vue.observable({
  lang: "zh-CN",
  elder: false,
  applicant: { name: "某某科技有限公司", kind: "enterprise", uscc: "91330000733796106P" },
  // `none`, `some`, or null: nobody knows.
  records: null,
  record: { document: "serious_list_decision", authority: "market_regulation", act: "infringement", determinedOn: "", removedOn: "" },
  abnormal: null,
});

export const say = (zh, en) => (store.lang === "en" ? en : zh);

/** What is handed over: one object, in the words of the package's types. Null is "not known". */
export function input() {
  const { applicant, records, record, abnormal } = store;
  return {
    subject: { kind: applicant.kind, uscc: applicant.uscc, name: applicant.name },
    facts: { restsOnAbnormalApplication: abnormal },
    records: records === "none" ? [] : records === "some"
      ? [{ ...record, determinedOn: record.determinedOn || null, removedOn: record.removedOn || false }]
      : null,
  };
}
