// Makes applicants-1448.csv: 1,448 made-up applicants for a subsidy, of whom 15 are under punishment for dishonesty.
// The numbers are those of a published report; every name and code is invented (no region has the number 119999).
//
//   node www/samples/make.mjs            writes the file anew
//   node www/samples/make.mjs --check    says whether the file is what this makes

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("applicants-1448.csv", import.meta.url));
const APPLICANTS = 1448;
const REFUSED = 15;
const SEED = 20211030;

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION = [3, 7, 9, 10, 5, 8, 4, 2];

/** mulberry32: small, and the same everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A credit code with right check digits, for a region that does not exist. */
function code(next) {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  let organisation = "MA";
  while (organisation.length < 8) organisation += letters[Math.floor(next() * letters.length)];
  const sum = [...organisation].reduce((sum, c, at) => sum + parseInt(c, 36) * ORGANISATION[at], 0);
  const inner = 11 - (sum % 11);
  const first = "91119999" + organisation + (inner === 10 ? "X" : inner === 11 ? "0" : String(inner));
  const outer = [...first].reduce((sum, c, at) => sum + ALPHABET.indexOf(c) * WEIGHTS[at], 0);
  return first + ALPHABET[(31 - (outer % 31)) % 31];
}

export function applicants() {
  const next = random(SEED);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const refused = new Set();
  while (refused.size < REFUSED) refused.add(Math.floor(next() * APPLICANTS));
  const names = [..."星辰云海山川松柏清泉晨光远航启明嘉禾瑞雪"];
  const fields = ["科技", "生物医药", "智能装备", "新材料", "信息技术", "节能环保", "文化创意", "仪器仪表"];
  const projects = ["国内发明专利资助", "国外发明专利资助", "商标国际注册资助", "知识产权保险补贴"];
  const rows = [["序号", "申请单位名称", "统一社会信用代码", "申请人类型", "资助项目", "申请金额（元）", "是否处于失信惩戒期"]];
  for (let at = 0; at < APPLICANTS; at++) {
    const name = `示例${pick(names)}${pick(names)}${pick(fields)}（${String(at + 1).padStart(4, "0")}）有限公司`;
    const amount = (1 + Math.floor(next() * 400)) * 500;
    const money = amount >= 1000 ? `"${amount.toLocaleString("en-US")}"` : String(amount);
    rows.push([at + 1, name, code(next), "企业", pick(projects), money, refused.has(at) ? "是" : "否"]);
  }
  // As a spreadsheet saves it: a byte order mark, and lines that end in CR LF.
  return "\ufeff" + rows.map((row) => row.join(",") + "\r\n").join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--check")) {
    process.exitCode = readFileSync(FILE, "utf8") === applicants() ? 0 : 1;
  } else {
    writeFileSync(FILE, applicants());
  }
}
