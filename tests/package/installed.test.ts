/** The tarball in an empty project, with its dependencies and no others, does what the README says. */
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { install, pack } from "./pack.ts";
import { files } from "./project.ts";
import { resolutions, steps } from "./steps.ts";
import { fault, take } from "./walk.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let project = "";

beforeAll(() => {
  const tarball = pack();
  project = install(tarball, files);
  rmSync(dirname(tarball), { recursive: true });
});

afterAll(() => {
  if (project !== "") rmSync(project, { recursive: true, force: true });
});

describe("an installed package", () => {
  it.each(steps.map((step) => [step.says, step] as const))("%s", async (_says, step) => {
    expect(await fault(project, step)).toBeUndefined();
  });

  it.each(Object.entries(resolutions))("has types that hold under %s, generated ones included", async (_name, words) => {
    const compile = ["tsc", "--noEmit", "--strict", "--target", "es2022", "--typeRoots", types, "--types", "node", ...words, "behaviour.ts", "uses.ts"];

    const { code, output } = await take(project, compile.join(" "));

    expect(output).toBe("");
    expect(code).toBe(0);
  });
});

/** Of Node, which every user of TypeScript on Node has. */
const types = new URL("../../node_modules/@types", import.meta.url).pathname;
