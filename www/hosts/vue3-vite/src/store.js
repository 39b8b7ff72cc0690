// What the portal knows of the application, the language and the size of print.

import { reactive } from "vue";

export const store = reactive({
  lang: "zh-CN",
  elder: false,
  acceptedOn: "",
  materials: [
    { id: "application", zh: "专利权质押登记申请表", en: "Application form", submitted: true, deferrable: false },
    { id: "contract", zh: "专利权质押合同", en: "Pledge contract", submitted: true, deferrable: false },
    { id: "identity", zh: "双方身份证明", en: "Identity of both parties", submitted: true, deferrable: true },
    { id: "agent", zh: "委托书", en: "Power of attorney", submitted: true, deferrable: true },
  ],
});

export const say = (zh, en) => (store.lang === "en" ? en : zh);

/** What is handed over: one object, in the words of the package's types. */
export function input() {
  return {
    subject: { kind: "enterprise", name: "某某科技有限公司", uscc: "91330000733796106P" },
    facts: { willingToCommit: true, writtenPromise: true },
    records: [],
    matter: {
      title: say("专利权质押登记", "Registration of a patent pledge"),
      acceptedOn: store.acceptedOn || null,
      // The office's own guide says how long missing material may take.
      supplement: { period: { n: 5, unit: "working_day" }, from: "acceptance" },
    },
    materials: store.materials.map((one) => ({
      id: one.id, name: say(one.zh, one.en), required: true, submitted: one.submitted, deferrable: one.deferrable,
    })),
  };
}
