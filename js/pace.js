// Long work in slices, between which the page paints and answers.

// Milliseconds; a slice may not be felt.
const SLICE = 12;

/** How many rows fit into a slice, learned as it goes. */
export class Pace {
  constructor(slice) {
    this.slice = slice || SLICE;
    this.most = 4;
    this.spent = 0;
  }

  /** Work took so many milliseconds; `rows` are those of a step that asked for `most`, or 0. */
  took(time, rows) {
    this.spent += time;
    if (rows === 0) return;
    // A clock that is coarse says 0: then twice as many are tried.
    const fit = time > 0 ? Math.floor((rows * this.slice) / time / 2) : rows * 2;
    this.most = Math.max(1, Math.min(fit, this.most * 2, 20000));
  }

  /** Whether the slice is at its end. */
  isOver() {
    return this.spent >= this.slice / 2;
  }

  async giveWay() {
    this.spent = 0;
    await giveWay();
  }
}

/** Does `work` for every item of a list, and gives way in between. */
export async function inSlices(list, work) {
  const pace = new Pace();
  let at = 0;
  while (at < list.length) {
    const start = now();
    const to = Math.min(at + pace.most, list.length);
    const items = to - at;
    for (; at < to; at++) work(list[at]);
    pace.took(now() - start, items);
    if (pace.isOver()) await pace.giveWay();
  }
}

/** Lets the page paint and answer; timers of pages that do much are slowed down, messages are not. */
function giveWay() {
  if (typeof setImmediate === "function") return new Promise((go) => setImmediate(go));
  if (typeof MessageChannel !== "function" || typeof document === "undefined") return new Promise((go) => setTimeout(go, 0));
  return new Promise((go) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      go();
    };
    channel.port2.postMessage(0);
  });
}

export function now() {
  return typeof performance === "object" ? performance.now() : Date.now();
}
