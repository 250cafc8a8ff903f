/** What is in the tarball, what its entry points promise, and what they load. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filesIn, install, manifest, pack } from "./pack.ts";
import { files } from "./project.ts";
import { take } from "./walk.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let tarball = "";
let project = "";
let own = "";

beforeAll(() => {
  tarball = pack();
  project = install(tarball, { ...files, "loaded.mjs": listLoaded });
  own = join(project, "node_modules", manifest.name);
});

afterAll(() => {
  if (project !== "") rmSync(project, { recursive: true, force: true });
  if (tarball !== "") rmSync(dirname(tarball), { recursive: true, force: true });
});

const scripts = (): string[] => filesIn(own).filter((name) => /\.m[jt]s$/.test(name));

describe("the tarball", () => {
  it("holds what is needed at run time, and nothing else", () => {
    const folders = new Set(filesIn(own).map((name) => name.replace(/^(dist\/[^/]+|[^/]+)\/.*/, "$1/")));

    expect([...folders].sort()).toEqual(
      ["LICENSE", "README.md", "cli/", "conformance/", "dist/chunks/", "dist/cli/", "dist/conformance/", "dist/mock/", "mock/", "package.json", "spec/"].sort(),
    );
    expect(filesIn(own).filter((name) => /\.map$|\.ts$/.test(name.replace(/\.d\.mts$/, "")))).toEqual([]);
    expect(filesIn(own).length).toBeGreaterThan(100);
  });

  it("names no folder of the machine that built it", () => {
    const places = [resolve("."), dirname(tarball)];

    expect(filesIn(own).filter((name) => places.some((place) => readFileSync(join(own, name), "utf8").includes(place)))).toEqual([]);
  });

  it("imports its dependencies and Node, and its types no package at all", () => {
    const imported = (name: string): string[] =>
      [...readFileSync(join(own, name), "utf8").matchAll(/(?:^|\n)(?:import|export) [^"\n]*"([^".\n][^"\n]*)";|\bimport\("([^".\n][^"\n]*)"\)/g)]
        .map(([, fixed = "", late = ""]) => (fixed || late).split("/", fixed.startsWith("@") || late.startsWith("@") ? 2 : 1).join("/"))
        .filter((module) => !module.startsWith("node:") && !builtinModules.includes(module));
    const byScripts = new Set(
      scripts()
        .filter((name) => name.endsWith(".mjs"))
        .flatMap(imported),
    );
    const byTypes = new Set(
      scripts()
        .filter((name) => name.endsWith(".mts"))
        .flatMap(imported),
    );

    expect([...byScripts].filter((name) => !(name in manifest.dependencies))).toEqual([]);
    expect(Object.keys(manifest.dependencies).filter((name) => !byScripts.has(name))).toEqual([]);
    expect([...byTypes]).toEqual([]);
  });

  it("has nothing that publint complains of", async () => {
    const { publint } = await import("publint");

    const { messages } = await publint({ pkgDir: own, pack: false, strict: true });

    expect(messages).toEqual([]);
  });

  it("has types wherever an ES module package can have them", () => {
    const words = ["node_modules/@arethetypeswrong/cli/dist/index.js", "--profile", "esm-only", "--format", "ascii", "--no-color", tarball];

    const { status, stdout } = spawnSync(process.execPath, words, { encoding: "utf8" });

    expect(stdout).toContain(`"${manifest.name}/conformance"`);
    expect(status, stdout).toBe(0);
  });
});

/** Prints, at the end of the process that preloads it, every package of which a module was loaded. */
const listLoaded = `import { createRequire, register } from "node:module";
import { writeSync } from "node:fs";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
const hooks = \`let port;
export const initialize = (data) => { port = data; };
export const load = (url, context, next) => { port.postMessage(url); return next(url, context); };\`;
const { port1, port2 } = new MessageChannel();
register("data:text/javascript," + encodeURIComponent(hooks), { data: port2, transferList: [port2] });
port1.unref();
process.on("exit", () => {
  const seen = Object.keys(createRequire(import.meta.url).cache);
  for (let found; (found = receiveMessageOnPort(port1)); ) seen.push(found.message);
  const names = seen.flatMap((path) => /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(path)?.[1] ?? []);
  writeSync(2, "\\nloaded: " + [...new Set(names)].sort().join(" ") + "\\n");
});
`;

async function loadedBy(words: string): Promise<string[]> {
  const { output } = await take(project, `node --import ./loaded.mjs node_modules/${manifest.name}/dist/cli/main.mjs ${words}`);
  return /^loaded: (.*)$/m.exec(output)?.[1]?.split(" ") ?? [output];
}

const heavy = ["vitest", "vite", "express", "@redocly/openapi-core", "openapi-typescript", "typescript", "@faker-js/faker", "pg", "libsql", "jiti", "rfc6902"];

describe("heavy packages stay where they are", () => {
  it("for the version, which loads the command line alone", async () => {
    const loaded = await loadedBy("--version");

    expect(loaded).toContain("commander");
    expect(loaded.filter((name) => heavy.includes(name))).toEqual([]);
  });

  it("for a mock of the five contracts", async () => {
    const loaded = await loadedBy("mock --port 0 -- node five.mjs");

    expect(loaded).toContain("ajv");
    expect(loaded.filter((name) => heavy.includes(name))).toEqual([]);
  });

  it("until the command that is about them", async () => {
    expect(await loadedBy("check pets.yaml")).toContain("@redocly/openapi-core");
    expect(await loadedBy("types pets.yaml --out types")).toEqual(expect.arrayContaining(["openapi-typescript", "typescript"]));
    expect(await loadedBy("verify datadog-services --target http://localhost:9")).not.toContain("vitest");
  });
});
