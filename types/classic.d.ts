/** The classic script `zhixin.js` sets `window.zhixin`. */
import type * as Zhixin from "./zhixin.js";

declare global {
  interface Window {
    /** The same face as the ES module's. */
    readonly zhixin: typeof Zhixin;
  }
  /** The same face as the ES module's. */
  const zhixin: typeof Zhixin;
  interface HTMLElementTagNameMap {
    "zhixin-check": Zhixin.ZhixinCheckElement;
  }
}

export {};
