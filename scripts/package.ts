/**
 * Installs the package from its tarball, as its users do, on each Node that it supports, and does what the README says.
 * Writes docs/measurements/package.md. `npm run package -- 24` tries one Node and writes nothing.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesIn, pack, write } from "../tests/package/pack.ts";
import { files } from "../tests/package/project.ts";
import { steps } from "../tests/package/steps.ts";
import { fault } from "../tests/package/walk.ts";

interface Trial {
  readonly node: string;
  readonly packages: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly passed: number;
}

const supported = ["20.19.0", "22", "24", "26"];

/** A Node from the registry; undefined where it cannot be had. */
function programOf(version: string): string | undefined {
  const words = ["--yes", "--package", `node@${version}`, "--call", "node -p process.execPath"];
  try {
    return execFileSync("npx", words, { cwd: tmpdir(), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

async function tryOn(node: string, tarball: string): Promise<Trial> {
  const project = mkdtempSync(join(tmpdir(), "specimen-matrix-"));
  write(project, files);
  const npm = execFileSync("npm", ["root", "--global"], { encoding: "utf8" }).trim();
  const startedMs = performance.now();
  execFileSync(node, [join(npm, "npm/bin/npm-cli.js"), "install", tarball, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"], {
    cwd: project,
  });
  const seconds = (performance.now() - startedMs) / 1000;
  const brought = filesIn(join(project, "node_modules"));
  const packages = brought.filter((name) => /(^|\/node_modules\/)(@[^/]+\/)?[^/@]+\/package\.json$/.test(name)).length;
  const [kilobytes = "0"] = execFileSync("du", ["-sk", join(project, "node_modules")], { encoding: "utf8" }).split("\t");
  let passed = 0;
  for (const step of steps) {
    const wrong = await fault(project, step, node);
    if (wrong === undefined) passed += 1;
    else console.error(`${step.says}: ${wrong}\n`);
  }
  rmSync(project, { recursive: true });
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  return { node: version, packages, megabytes: Math.round(Number(kilobytes) / 1024), seconds, passed };
}

const page = (trials: readonly Trial[]): string => `# The package on each Node

Written by \`npm run package\`: \`npm pack\`, \`npm install --ignore-scripts\` of the tarball in an empty project, then ${steps.length} commands of the
README (tests/package/steps.ts). Nothing but the registry was asked, and nothing was compiled.

| Node | packages | MB | seconds to install | commands as promised |
| --- | --- | --- | --- | --- |
${trials.map(({ node, packages, megabytes, seconds, passed }) => `| ${node} | ${packages} | ${megabytes} | ${seconds.toFixed(0)} | ${passed} of ${steps.length} |\n`).join("")}`;

const asked = process.argv.slice(2);
const tarball = pack();
const trials: Trial[] = [];
for (const version of asked.length > 0 ? asked : supported) {
  const node = programOf(version);
  if (node === undefined) console.error(`Node ${version} cannot be fetched from the registry, and is not tried.`);
  else trials.push(await tryOn(node, tarball));
  const [last] = trials.slice(-1);
  if (node !== undefined && last)
    console.log(`${last.node}: ${last.passed} of ${steps.length} commands as promised; ${last.packages} packages, ${last.megabytes} MB`);
}
rmSync(dirname(tarball), { recursive: true });
if (asked.length === 0 && trials.length === supported.length) {
  mkdirSync("docs/measurements", { recursive: true });
  writeFileSync("docs/measurements/package.md", page(trials));
}
if (trials.some(({ passed }) => passed < steps.length)) process.exitCode = 1;
