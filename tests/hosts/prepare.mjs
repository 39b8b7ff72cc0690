// A host as an integrator gets it: its folder copied, the package put inside, installed by its lock, built by its rules.

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { pkg, root, www } from "../lib/places.mjs";

const run = promisify(execFile);

/** Every host, by the name of its folder. */
export const HOSTS = readdirSync(join(www, "hosts"), { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name).sort();

/** The contract of a host with the package, as it was frozen. */
export function contractOf(host) {
  return JSON.parse(readFileSync(join(root, "tests/hosts/contracts", `${host}.json`), "utf8"));
}

export const sourceOf = (host) => join(www, "hosts", host);

/** The manifest of a host with a build; nothing for a host without one. */
export function manifestOf(host) {
  const file = join(sourceOf(host), "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** Why the host cannot be built on this machine; undefined where it can. */
export function cannotBuild(host) {
  const wanted = manifestOf(host)?.engines.node;
  if (!wanted) return undefined;
  const here = process.versions.node.split(".").map(Number);
  const good = wanted.split("||").some((range) => {
    const [, sign, ...numbers] = /^\s*(\^|>=)(\d+)\.(\d+)\.(\d+)\s*$/.exec(range);
    const least = numbers.map(Number);
    const at = least.findIndex((number, i) => number !== here[i]);
    const enough = at < 0 || here[at] > least[at];
    return enough && (sign === ">=" || here[0] === least[0]);
  });
  return good ? undefined : `${host} is built by Vite, which needs Node ${wanted}; here is ${process.versions.node}`;
}

/**
 * The folder that a server serves. `unreachable` says why there is none, where the registry could not be reached.
 * What npm installed is kept in `.cache/hosts/` as long as the lock stays the same.
 */
export async function prepared(host) {
  const { copies } = contractOf(host);
  const place = join(root, ".cache/hosts", host);
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(place)) {
    if (name !== "node_modules" && name !== ".installed") rmSync(join(place, name), { recursive: true });
  }
  // A copy of the folder: what a developer left in it is none of it.
  const left = ["node_modules", "dist", "build", copies.to.split("/")[0]].map((name) => join(sourceOf(host), name));
  cpSync(sourceOf(host), place, { recursive: true, filter: (from) => !left.includes(from) });
  for (const file of copies.files) cpSync(join(pkg, file), join(place, copies.to, file), { recursive: true });
  if (!manifestOf(host)) return { folder: place };
  const lock = readFileSync(join(place, "package-lock.json"), "utf8");
  const installed = join(place, ".installed");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
    rmSync(join(place, "node_modules"), { recursive: true, force: true });
    try {
      await npm(place, "ci");
    } catch (fault) {
      const said = `${fault.stdout}${fault.stderr}`;
      const why = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.exec(said);
      if (why) return { unreachable: `the registry cannot be reached (${why[0]}), and ${host} was not installed here before` };
      throw new Error(`npm ci in a copy of www/hosts/${host}: ${said}`);
    }
    writeFileSync(installed, lock);
  }
  try {
    await npm(place, "run", "build");
  } catch (fault) {
    throw new Error(`npm run build in a copy of www/hosts/${host}: ${fault.stdout}${fault.stderr}`);
  }
  return { folder: join(place, contractOf(host).builds) };
}

function npm(cwd, ...args) {
  return run("npm", args, { cwd, maxBuffer: 1 << 24, timeout: 480_000, env: { ...process.env, NODE_ENV: undefined } });
}
