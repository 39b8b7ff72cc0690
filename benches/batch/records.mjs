// A list of records: several rows for a subject, some of their cells empty, as check records are shared.

/** Numbers that follow from a seed (mulberry32). */
function dice(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const DAY = 86_400_000;
const written = (time) => new Date(time).toISOString().slice(0, 10);

/** So many rows as CSV, in UTF-8. */
export function records(rows) {
  const below = dice(7);
  const lines = ["单位名称,主体类型,认定单位,认定日期,公示起始日期,失信类别,义务履行日期"];
  for (let at = 0; at < rows; at++) {
    const determined = Date.UTC(2022 + below(4), below(12), 1 + below(28));
    const performed = determined + DAY * (20 + below(200));
    const duties = below(3) > 0 && performed < Date.UTC(2026, 10, 22) ? written(performed) : "";
    lines.push([
      `示例单位${below(Math.ceil(rows * 0.7))}有限公司`, "企业", "国家知识产权局", written(determined),
      written(determined + DAY * below(20)), ["一般", "严重", ""][below(3)], duties,
    ].join(","));
  }
  return new TextEncoder().encode(lines.join("\n") + "\n");
}
