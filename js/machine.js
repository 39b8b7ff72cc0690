// What judges: the wasm, or the same program translated to JavaScript. One for a script; the loader chooses it.

/**
 * The chosen one: `kind` is "wasm" or "javascript", null before the start; `Engine`, `Widget`, `Prepared` and `Digests`
 * are the classes of the glue, `memory` the memory they work in, `module` what a worker can be given.
 */
export const machine = { kind: null, Engine: null, Widget: null, Prepared: null, Digests: null, memory: null, module: null };

export function choose(found) {
  for (const name of Object.keys(machine)) machine[name] = found[name];
}

/**
 * Where a script finds a machine that came by another script: `found` by version, and how many scripts wait for one.
 * A property of the page, for the two scripts share nothing else.
 */
export function machines() {
  if (!window.zhixinMachines) window.zhixinMachines = { waiting: 0, found: {} };
  return window.zhixinMachines;
}
