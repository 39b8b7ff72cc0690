// What the pages share; kept in memory only.

import { reactive, shallowReactive } from "vue";

export const store = reactive({
  elder: false,
  lang: "zh-CN",
  jurisdiction: "CN-ZJ",
  // What the visitor knows before the first question; a portal takes it from its own login.
  uscc: "",
  kind: "enterprise",
});

/** The last answer, and what was ticked on the list; an answer is only read, so its parts are not made reactive. */
export const done = shallowReactive({ answer: null, ticked: [] });

export const say = (zh, en) => (store.lang === "en" ? en : zh);
