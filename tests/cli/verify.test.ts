import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { verifyCommand } from "../../cli/verify-command.ts";
import { loadProfile, shippedProfile } from "../../conformance/profile.ts";
import type { Report } from "../../conformance/report/report.ts";
import { specimen, temporary } from "./command.ts";
import { front, mockOf } from "./targets.ts";

// Whole runs, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const api = "pulumi-services";
const verify = (target: string, ...words: string[]) => specimen("verify", api, "--target", target, ...words);
const reportOf = (stdout: string): Report => JSON.parse(stdout) as Report;

it("names every option of verify in its help", async () => {
  const { options } = verifyCommand(() => undefined);

  const { code, stdout } = await specimen("verify", "--help");

  expect(code).toBe(0);
  expect(options.filter(({ flags }) => !new RegExp(`^  ${flags.replace(/[.<>[\]|]/g, "\\$&")}\\s+\\S`, "m").test(stdout)).map(({ flags }) => flags)).toEqual(
    [],
  );
  expect(options.length).toBeGreaterThanOrEqual(19);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

it("lists ids alone, and sends nothing", async () => {
  const { code, stderr, stdout } = await specimen("verify", api, "--list", "--only", "**/no-credentials");

  const lines = stdout.trimEnd().split("\n");
  expect(lines.filter((line) => !/^pulumi-services\/[A-Za-z]+\/401\/no-credentials$/.test(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(5);
  expect([code, stderr]).toEqual([0, ""]);
});

describe("a run", () => {
  it("on a full, busy target conforms, beside another, and leaves nothing behind", async () => {
    const target = await mockOf(api);
    const owner = { authorization: "token PULUMI_ACCESS_TOKEN", "content-type": "application/json" };
    for (let index = 0; index < 120; index += 1) {
      const body = JSON.stringify({ ownerType: "team", ownerName: "my-team", name: `theirs-${index}`, description: "", items: [], properties: [] });
      await fetch(`${target}/api/orgs/my-org/services`, { method: "POST", headers: owner, body });
    }

    const runs = await Promise.all([verify(target, "--format", "json"), verify(target, "--format", "json")]);

    for (const { code, stderr, stdout } of runs) {
      const { causes, leftovers } = reportOf(stdout);
      expect(causes.map(({ cases, message, found }) => `${cases[0]}: ${message} ${found}`)).toEqual([]);
      expect(leftovers).toEqual([]);
      expect([0, 2]).toContain(code);
      expect(stderr).toBe("");
    }
  });

  it("writes reports that are equal but for what is volatile, and that hold no secret", async () => {
    const { principals } = await loadProfile(shippedProfile(api));
    const secrets = Object.values(principals).flatMap(({ credentials }) => credentials.flatMap((set) => Object.values(set)));
    const words = secrets.flatMap((value) => [value, value.replace(/^token /, "")]);
    const forms = words.flatMap((word) => [
      word,
      encodeURIComponent(word),
      Buffer.from(word).toString("base64").replace(/=+$/, ""),
      Buffer.from(word).toString("hex"),
    ]);
    const [one, other] = [await temporary({}), await temporary({})];
    const run = async (folder: string) => verify(await mockOf(api), "--run-id", "same", "--report", join(folder, "out"));

    const ended = [await run(one), await run(other)];

    const texts = await Promise.all((await readdir(join(one, "out"))).map((name) => readFile(join(one, "out", name), "utf8")));
    expect(texts.length).toBe(7);
    for (const text of [...texts, ...ended.flatMap(({ stderr, stdout }) => [stdout, stderr])]) expect(forms.filter((form) => text.includes(form))).toEqual([]);
    const [first, second] = await Promise.all([one, other].map(async (folder) => reportOf(await readFile(join(folder, "out", "report.json"), "utf8"))));
    expect({ ...first, volatile: undefined }).toEqual({ ...second, volatile: undefined });
    const compared = await specimen("report", "diff", join(one, "out", "report.json"), join(other, "out", "report.json"));
    expect(compared.stdout).toContain("New: 0 causes, 0 cases");
    expect(compared.code).toBe(0);
  });

  it("that is read-only sends no unsafe method, and says what it could not judge", async () => {
    const behind = await mockOf(api);
    const methods = new Set<string | undefined>();
    const { url } = await front(behind, ({ method }) => !methods.add(method));

    const { code, stdout } = await verify(url, "--read-only", "--format", "json");

    expect([...methods].sort()).toEqual(["GET", "HEAD"]);
    expect(reportOf(stdout).causes).toEqual([]);
    expect(code).toBe(2);
  });

  it("without time reaches what matters most first, and says so with 2", async () => {
    const { code, stdout } = await verify(await mockOf(api), "--budget", "300ms", "--format", "json");

    const { cases } = reportOf(stdout);
    const missed = cases.filter(({ reason }) => reason === "not reached: the budget of 0.3 s was used up");
    expect(missed.length).toBeGreaterThan(0);
    expect(missed.every(({ verdict }) => verdict === "skipped")).toBe(true);
    expect(cases[0]?.id).toMatch(/\/scenario\//);
    expect(code).toBe(2);
  });

  it("that is quick says what it left out", async () => {
    const { stdout } = await verify(await mockOf(api), "--depth", "quick", "--format", "json");

    const { cases, causes, settings } = reportOf(stdout);
    const left = cases.filter(({ reason }) => reason?.startsWith("left out: --depth quick"));
    expect(settings.depth).toBe("quick");
    expect(left.length).toBeGreaterThan(10);
    expect(causes).toEqual([]);
  });

  it("resets the target before it begins, and takes a credential from a command", async () => {
    const target = await mockOf(api);
    const folder = await temporary({});
    const shipped = await readFile(shippedProfile(api), "utf8");
    const command = `{command: "echo run >> ${folder}/printed; echo token PULUMI_ACCESS_TOKEN"}`;
    const own = `${shipped.replace("token PULUMI_ACCESS_TOKEN", command)}\nstates: {reset: {command: "echo run >> ${folder}/reset"}}\n`;
    await writeFile(join(folder, "own.yaml"), own);

    const { stdout } = await verify(target, "--profile", join(folder, "own.yaml"), "--only", "**/valid/**", "--format", "json");

    expect(await readFile(join(folder, "printed"), "utf8")).toBe("run\n");
    expect(await readFile(join(folder, "reset"), "utf8")).toBe("run\n");
    expect(reportOf(stdout).totals).toMatchObject({ fail: 0, error: 0 });
  });
});

describe("a failing run", () => {
  it("prints ids that --only runs again, and is excused by a baseline", async () => {
    const behind = await mockOf(api);
    const { url } = await front(behind, (incoming, outgoing) => {
      if (incoming.method !== "HEAD") return false;
      outgoing.writeHead(299).end();
      return true;
    });
    const all = await verify(url, "--only", "**/headService/**", "**/getService/**");
    const [, id = ""] = /^FAIL {2}(\S+)$/m.exec(all.stdout) ?? [];
    const known = `- {cases: "${api}/headService/**", reason: being rewritten, owner: team-services, expires: 2999-12-31}\n`;
    const folder = await temporary({ "known.yaml": known });

    const again = await verify(url, "--only", id, "--format", "json");
    const excused = await verify(
      url,
      "--only",
      "**/headService/204/valid/**",
      "--baseline",
      join(folder, "known.yaml"),
      "--format",
      "json",
      "--allow-incomplete",
    );
    const stale = await verify(behind, "--only", "**/headService/204/valid/**", "--baseline", join(folder, "known.yaml"));

    expect(all.code).toBe(1);
    expect(reportOf(again.stdout).cases.map((entry) => [entry.id, entry.verdict])).toEqual([[id, "fail"]]);
    expect(again.code).toBe(1);
    expect(reportOf(excused.stdout).cases[0]).toMatchObject({ verdict: "advisory", reason: expect.stringContaining("being rewritten") });
    expect(excused.code).toBe(0);
    expect(stale.stdout).toContain("is stale: nothing fails there any more");
    expect(stale.code).toBe(1);
  });
});
