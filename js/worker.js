// The worker that judges lists: it is given the compiled module and the packs, and answers questions by number.

import { Runs } from "./batch-run.js";
import { revived } from "./batch-source.js";
import { toZhixinError } from "./error.js";
import { choose, machine } from "./machine.js";
import { wasmMachine } from "./machine-wasm.js";

let runs = null;
let cancelled = false;

const methods = {
  async start({ module, packs }) {
    choose(await wasmMachine(module));
    runs = new Runs(new machine.Engine(packs), true);
  },
  run(id, [data, options, wanted]) {
    cancelled = false;
    const tell = (key) => (value) => self.postMessage({ id, [key]: value });
    return runs.run(revived(data), options, {
      onProgress: wanted.progress && tell("progress"),
      onRows: wanted.rows && tell("rows"),
      stopped: () => cancelled,
    });
  },
};

self.onmessage = async ({ data: { id, method, args, cancel } }) => {
  if (cancel) {
    cancelled = true;
    return;
  }
  try {
    const value = method === "start" ? await methods.start(args[0]) : method === "run" ? await methods.run(id, args) : await runs[method](...args);
    self.postMessage({ id, value });
  } catch (thrown) {
    const { code, path, messages, errors } = toZhixinError(thrown);
    self.postMessage({ id, fault: { code, path, messages, errors } });
  }
};
