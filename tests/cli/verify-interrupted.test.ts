/** Ctrl-C during a run: the case under way is told to its end, what was made is taken away, and the report says what was not reached. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { Report } from "../../conformance/report/report.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { program } from "../program.ts";
import { temporary } from "./command.ts";
import { front, mockOf } from "./targets.ts";

// A start from source, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const api = "pulumi-services";

it("ends a run in order, leaves nothing behind there or here, and exits with 2", async () => {
  const behind = await mockOf(api);
  let asked = 0;
  const { url } = await front(behind, ({ method }) => {
    if (method !== "POST") return false;
    asked += 1;
    if (asked === 5) child.kill("SIGINT");
    return false;
  });
  const folder = await temporary({});
  const own = join(folder, "tmp");
  await mkdir(own);
  const words = ["verify", api, "--target", url, "--report", join(folder, "out"), "--only", "**/createService/**", "**/updateService/**"];
  const child = spawn(process.execPath, [...program, ...words], { cwd: packageRoot, env: { ...process.env, TMPDIR: own }, stdio: "ignore" });

  const [code] = (await once(child, "exit")) as [number | null];

  const { cases, leftovers } = JSON.parse(await readFile(join(folder, "out", "report.json"), "utf8")) as Report;
  const missed = cases.filter(({ reason }) => reason === "not reached: the run was interrupted");
  expect(missed.length).toBeGreaterThan(10);
  expect(cases.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(1);
  expect(leftovers).toEqual([]);
  const list = await fetch(`${behind}/api/orgs/my-org/services`, { headers: { Authorization: "token PULUMI_ACCESS_TOKEN" } });
  expect(await list.text()).not.toContain("specimen-");
  expect((await readdir(own)).filter((name) => name.startsWith("specimen-"))).toEqual([]);
  expect(code).toBe(2);
});
