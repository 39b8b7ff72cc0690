// `define` and `mount` where there is no page: the same names, and honest answers.

import { ZhixinError } from "./error.js";

export function noElements() {
  return false;
}

export function noMount() {
  throw new ZhixinError("no_page", "", {
    zh: "这里没有网页，不能放置表单",
    en: "there is no page here to put the form into",
  });
}
