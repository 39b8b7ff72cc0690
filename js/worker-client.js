// A worker that judges lists, where the page's policy allows one; nothing where it does not.

import { trusted } from "./beside.js";
import { ZhixinError } from "./error.js";
import { machine } from "./machine.js";
import { today } from "./today.js";

const METHODS = ["filter", "rows", "open", "vetoes", "changed", "written", "sample", "board", "digests", "free"];

/** The worker of a face, started once; null where there can be none. */
export function workerOf(context, address) {
  if (address !== undefined && address !== true) return started(context, String(address));
  if (!context.worker) context.worker = started(context, context.workerUrl);
  return context.worker;
}

async function started(context, address) {
  if (!address || !machine.module || typeof Worker !== "function" || typeof document === "undefined") return null;
  let worker;
  try {
    worker = new Worker(trusted(address));
  } catch (_) {
    // The policy forbids it, or the page lies on another origin than the script.
    return null;
  }
  const client = new WorkerClient(worker);
  try {
    await client.call("start", [{ module: machine.module, packs: context.packs, today: today() }], {}, 4000);
    context.client = client;
    return client;
  } catch (_) {
    worker.terminate();
    return null;
  }
}

class WorkerClient {
  constructor(worker) {
    this.worker = worker;
    this.waiting = new Map();
    this.next = 1;
    worker.onmessage = ({ data }) => this.heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      const fault = new ZhixinError("worker_failed", "", {
        zh: "后台线程出错：" + event.message, en: "the worker failed: " + event.message,
      });
      this.waiting.forEach(({ fail }) => fail(fault));
      this.waiting.clear();
    };
  }

  heard({ id, progress, rows, value, fault }) {
    const one = this.waiting.get(id);
    if (!one) return;
    if (progress) return one.hooks.onProgress && one.hooks.onProgress(progress);
    if (rows) return one.hooks.onRows && one.hooks.onRows(rows);
    this.waiting.delete(id);
    if (fault) one.fail(fault);
    else one.go(value);
  }

  call(method, args, hooks, limit) {
    const id = this.next++;
    return new Promise((go, fail) => {
      this.waiting.set(id, { go, fail, hooks: hooks || {} });
      this.worker.postMessage({ id, method, args });
      if (limit) setTimeout(() => this.waiting.delete(id) && fail(new Error("no answer")), limit);
    });
  }

  async run(source, options, hooks) {
    const { signal } = hooks;
    const cancel = () => this.worker.postMessage({ cancel: true });
    if (signal) signal.addEventListener("abort", cancel);
    try {
      const wanted = { progress: Boolean(hooks.onProgress), rows: Boolean(hooks.onRows) };
      return await this.call("run", [source.data, options, wanted], hooks);
    } finally {
      if (signal) signal.removeEventListener("abort", cancel);
    }
  }
}

for (const method of METHODS) {
  WorkerClient.prototype[method] = function (...args) {
    return this.call(method, args);
  };
}
