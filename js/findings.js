// What the loader met with; `diagnostics()` tells it.

/**
 * `wasm`: "not_tried", "works", "off" (the page asked for none), "absent", "forbidden" (by the policy), "unavailable"
 * or "invalid" (the file); `file` is the fetched wasm file, `fault` why there is no machine.
 */
export const seen = { wasm: "not_tried", said: "", file: null, fault: null };
