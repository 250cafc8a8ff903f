import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { explain } from "../../cli/exit.ts";
import { stateCommand } from "../../cli/state-command.ts";
import type { Listening } from "../../mock/index.ts";
import { program } from "../program.ts";
import { createService, pulumi } from "./fixture.ts";

const mock = pulumi({ controlToken: "t0ken" });
let listening: Listening;
let folder: string;

beforeAll(async () => {
  listening = await mock.listen({ port: 0 });
  folder = await mkdtemp(join(tmpdir(), "specimen-state-"));
});

afterAll(() => listening.close(0));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command in this process, which serves the mock as well; one at a time. */
async function state(...words: string[]): Promise<Said> {
  let [code, out, err] = [-1, "", ""];
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((out += String(text))));
  const stderr = vi.spyOn(console, "error").mockImplementation((text) => void (err += String(text)));
  try {
    await stateCommand((result) => (code = result)).parseAsync([...words, ...(words.includes("--url") ? [] : ["--url", listening.origin])], { from: "user" });
  } catch (error) {
    code = explain(error);
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
  return { code, out: stripVTControlCharacters(out), err: stripVTControlCharacters(err) };
}

/** The command as a program of its own. */
const apart = (...words: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1" };
    execFile(process.execPath, [...program, "state", ...words], { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }));
  });

describe("specimen state", () => {
  it("keeps, shows, compares and takes back, in lines that fit a terminal", async () => {
    await mock.sandbox("a").snapshot("before");
    await createService(mock.sandbox("a").fetch, "one");

    const diff = await state("diff", "before", "--sandbox", "a");
    const log = await state("log", "--sandbox", "a");
    const keys = await state("get", "pulumi-services", "services", "--sandbox", "a");
    const clock = await state("clock", "advance", "8d", "--sandbox", "a");
    const undone = await state("undo", "--sandbox", "a");

    expect(diff.out).toMatch(/^pulumi-services\n {2}\+ services \S+\n/m);
    expect(log.out).toMatch(/^#1 POST \/api\/orgs\/my-org\/services 200\n {3}createService · \S+ · answered by handler\n {2} *\+ /);
    expect(clock).toMatchObject({ code: 0, out: "2026-02-08T09:00:00.000Z, and stands still\n" });
    expect(undone.out).toMatch(/^Undid createService by \S+\n/);
    for (const { out } of [diff, log, keys, undone]) expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("carries a sandbox to another by a file, and prints JSON where it is asked for", async () => {
    const file = join(folder, "state.json");
    await createService(mock.sandbox("from").fetch, "carried");

    const exported = await state("export", file, "--sandbox", "from");
    const imported = await state("import", file, "--sandbox", "to", "--format", "json");

    expect([exported.code, JSON.parse(imported.out)]).toEqual([0, { apis: { "pulumi-services": { position: 1 } }, notes: [] }]);
    expect(await readFile(file, "utf8")).toContain('"carried"');
    expect(await mock.sandbox("to").export()).toEqual(await mock.sandbox("from").export());
  });

  it.each<[string, readonly string[], string]>([
    ["a mock that is down", ["reset", "--url", "http://localhost:9"], "specimen: No mock answers at http://localhost:9 ("],
    ["a wrong token", ["reset", "--token", "wrong"], "specimen: The Specimen-Token is not the one that the mock was started with."],
    ["a snapshot that is not there", ["restore", "x"], 'specimen: The sandbox "default" has no snapshot "x"; it has none.'],
    ["an operation that is not there", ["force", "listService"], 'specimen: /operation: There is no operation "listService"; near it are listServices'],
    ["a span of time that is none", ["clock", "advance", "soon"], 'specimen: Expected a number with ms, s, m, h, d or w, such as 90s or 7d, found "soon".'],
    [
      "a sandbox to fork that is not there",
      ["sandboxes", "--sandbox", "none", "--fork", "b"],
      'specimen: /from: There is no sandbox "none"; there are default',
    ],
    ["a file that is not there", ["import", "none.json"], "specimen: none.json cannot be read (ENOENT)."],
    ["members that are no JSON", ["set", "pulumi-services", "services", "service-1", "{"], "specimen: Expected members as JSON"],
  ])("tells of %s in one sentence, with exit code 3", async (_case, words, sentence) => {
    const { code, out, err } = await state(...words);

    expect([code, out, err.startsWith(sentence) ? sentence : err]).toEqual([3, "", sentence]);
    expect(err).not.toContain("    at ");
  });

  it("is a command with exit codes, and takes URL and token from the environment", async () => {
    vi.stubEnv("SPECIMEN_URL", listening.origin);
    vi.stubEnv("SPECIMEN_TOKEN", "t0ken");
    const [fine, unknown, odd, refused] = await Promise.all([apart("clock"), apart("rest"), apart("snapshot", "a b"), apart("reset", "--token", "wrong")]);

    expect(fine).toEqual({ code: 0, out: "2026-01-31T09:00:00.000Z, and stands still\n", err: "" });
    expect([unknown.code, unknown.out, unknown.err]).toEqual([3, "", expect.stringMatching(/^specimen: unknown command 'rest'/)]);
    expect([odd.code, odd.err]).toEqual([3, expect.stringContaining("A name is 1 to 63 letters, digits, dots, dashes and underscores")]);
    expect([refused.code, refused.err.split("\n").length]).toEqual([3, 2]);
    vi.unstubAllEnvs();
  });

  it("tells every mistake of an import", async () => {
    const file = join(folder, "bad.json");
    await writeFile(file, JSON.stringify({ format: 1, apis: { "pulumi-services": { collections: { services: [{}], x: [] } } } }));

    const { code, err } = await state("import", file);

    expect(code).toBe(3);
    expect(err).toMatch(/^specimen: What is given does not fit, \d+ mistakes:\n {2}\/apis\/pulumi-services\/collections\/services\/0/);
    expect(err).toContain('/apis/pulumi-services/collections/x: There is no collection "x"; there are ');
  });
});
