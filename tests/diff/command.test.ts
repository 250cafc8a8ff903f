/** The command itself: its sources, exit codes and mistakes. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { reportOf } from "../../cli/diff-command.ts";
import { readDocument } from "../../cli/diff-source.ts";
import { specimen, temporary } from "../cli/command.ts";

const document = (limit: number): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { parameters: [{ name: "n", in: "query", schema: { maximum: limit } }] } } },
  });
const home = process.cwd();
afterEach(() => process.chdir(home));

/** A folder with two commits; the newest has another limit. */
async function repository(): Promise<string> {
  const folder = await temporary({ "openapi.yaml": document(9) });
  const git = (...words: string[]): void =>
    void execFileSync("git", ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.com", ...words], { stdio: "ignore" });
  mkdirSync(join(folder, "api"));
  writeFileSync(join(folder, "api", "root.yaml"), 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths:\n  /a: {$ref: "parts/a.yaml"}\n');
  mkdirSync(join(folder, "api", "parts"));
  writeFileSync(join(folder, "api", "parts", "a.yaml"), 'get: {operationId: readA, responses: {"200": {description: A.}}}\n');
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  git("tag", "v1");
  return folder;
}

describe("specimen diff", () => {
  it("exits with 1 for a breaking change, and with 0 where --fail-on none says so", async () => {
    const folder = await temporary({ "old.json": document(9), "new.json": document(5) });
    const [old, other] = [join(folder, "old.json"), join(folder, "new.json")];

    const [narrowed, excused, widened] = await Promise.all([
      specimen("diff", old, other),
      specimen("diff", old, other, "--fail-on", "none"),
      specimen("diff", other, old, "--format", "json"),
    ]);

    expect([narrowed.code, excused.code, widened.code]).toEqual([1, 0, 0]);
    expect(narrowed.stdout).toContain("request-maximum-narrowed");
    expect(JSON.parse(widened.stdout)).toMatchObject({ exitCode: 0, sentence: "No change breaks clients.", details: { breaking: 0, safe: 1 } });
  });

  it("exits with 3 and says what to do where it cannot run", async () => {
    const folder = await temporary({ "new.json": document(5) });
    const other = join(folder, "new.json");

    const [missing, format, remote, ref] = await Promise.all([
      specimen("diff", join(folder, "nothing.yaml"), other),
      specimen("diff", other, other, "--format", "pdf"),
      specimen("diff", "https://pets.example/openapi.yaml", other),
      specimen("diff", "git:main", other),
    ]);

    expect([missing, format, remote, ref].map(({ code, stdout }) => [code, stdout])).toEqual(Array(4).fill([3, ""]));
    expect(missing.stderr).toContain("there is no such file");
    expect(format.stderr).toContain("Allowed choices are text, json");
    expect(remote.stderr).toContain("--allow-url");
    expect(ref.stderr).toContain("git:<ref>:<path>");
  });
});

describe("git:<ref>:<path>", () => {
  it("reads a document of a commit, with the files that it refers to", async () => {
    process.chdir(await repository());
    writeFileSync("openapi.yaml", document(5));

    const alone = await readDocument("git:v1:openapi.yaml", { allowUrl: false });
    const several = await readDocument("git:HEAD:api/root.yaml", { allowUrl: false });

    expect(alone.text).toBe(document(9));
    expect(JSON.stringify(several.loaded.document)).toContain("readA");
  });

  it("tells in which of several files a change stands", async () => {
    process.chdir(await repository());
    writeFileSync(join("api", "parts", "a.yaml"), 'get: {operationId: getA, responses: {"200": {description: A.}}}\n');

    const [before, after] = [await readDocument("git:HEAD:api/root.yaml", { allowUrl: false }), await readDocument("api/root.yaml", { allowUrl: false })];
    const [finding] = reportOf(before, after, "breaking").findings;

    expect(finding).toMatchObject({
      rule: "operation-id-changed",
      place: { file: "api/parts/a.yaml", line: 1 },
      related: [{ file: "git:HEAD:api/parts/a.yaml", line: 1 }],
    });
  });

  it.each([
    ["git:nope:openapi.yaml", /There is no commit "nope"/],
    ["git:v1:nothing.yaml", /"nothing.yaml" is not in "v1"/],
    ["git:--output=x:openapi.yaml", /begins with a dash/],
    ["git:v1", /names no document/],
  ])("refuses %s with one sentence", async (name, sentence) => {
    process.chdir(await repository());

    await expect(readDocument(name, { allowUrl: false })).rejects.toThrow(sentence);
  });

  it("says where there is no repository", async () => {
    process.chdir(await temporary({ "openapi.yaml": document(9) }));

    await expect(readDocument("git:main:openapi.yaml", { allowUrl: false })).rejects.toThrow(/is not inside a git repository/);
  });

  it("tells of a fault by the name that the caller knows", async () => {
    process.chdir(await temporary({ "openapi.yaml": "openapi: [" }));
    execFileSync("git", ["init", "-q"]);
    execFileSync("git", ["add", "."]);
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "broken"]);

    await expect(readDocument("git:HEAD:openapi.yaml", { allowUrl: false })).rejects.toThrow(/^git:HEAD:openapi\.yaml:1/);
  });
});

describe("--allow-url", () => {
  it("fetches a document, and refuses what is no answer", async () => {
    const server = createServer((request, response) => response.writeHead(request.url === "/a.json" ? 200 : 404).end(document(9))).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const read = await readDocument(`${origin}/a.json`, { allowUrl: true });
    const refused = readDocument(`${origin}/b.json`, { allowUrl: true });

    await expect(refused).rejects.toThrow(/answers 404/);
    expect(read.text).toBe(document(9));
    server.close();
  });
});
