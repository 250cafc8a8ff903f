/** What `specimen init` writes works at once, and takes nothing away. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { initialise } from "../../cli/init-write.ts";
import { program } from "../program.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const words = program.map((word) => (word === "tsx" ? import.meta.resolve("tsx") : word.startsWith("-") ? word : resolve(word)));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Project {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async with(files: Readonly<Record<string, string>>): Promise<Project> {
    const folder = await mkdtemp(join(tmpdir(), "specimen-init-"));
    folders.push(folder);
    await mkdir(join(folder, "api"));
    await copyFile("tests/override/shop.yaml", join(folder, "api", "shop.yaml"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return new Project(folder);
  }

  run(...options: string[]): Promise<Ended> {
    return new Promise((done) => {
      const settings = { cwd: this.folder, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } };
      execFile(process.execPath, [...words, ...options], settings, (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), stdout, stderr }));
    });
  }

  /** In this process, which saves seconds; gives what would be told. */
  init(force = false, document = "api/shop.yaml"): Promise<string> {
    return initialise({ folder: this.folder, document, target: "http://localhost:4010", types: "types" }, force);
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), "utf8");
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text);
  }
}

const package4 = '{\n    "name": "shop",\n    "files": ["a", "b"],\n    "scripts": {\n        "test": "vitest",\n        "verify": "make verify"\n    }\n}\n';

it("sets a project up: config, types, scripts and gates, which work without an argument", { timeout: 60_000 }, async () => {
  const project = await Project.with({ "package.json": package4 });

  const { code, stdout } = await project.run("init", "./api/shop.yaml", "--target", "http://localhost:8080");
  const types = await project.run("types", "--check");
  const verify = await project.run("verify", "--list");
  const beside = await project.run(
    "mock",
    "--port",
    "0",
    "--",
    process.execPath,
    "-e",
    'fetch(process.env.SPECIMEN_URL + "/orders").then((r) => process.exit(r.status === 200 ? 7 : 1))',
  );

  expect(code).toBe(0);
  expect(stdout.replace(/ +/g, " ")).toContain(
    "wrote specimen.config.yaml what the commands are told when they are told nothing\nwrote types/shop.ts types of the operations\n",
  );
  expect(parse(await project.read("specimen.config.yaml"))).toMatchObject({
    document: "api/shop.yaml",
    mock: { port: 4010 },
    verify: { target: "http://localhost:8080" },
    types: { out: "types" },
  });
  expect([types.code, verify.code, beside.code]).toEqual([0, 0, 7]);
  expect(verify.stdout).toContain("shop/cancelOrder/200/");
});

it("adds the scripts that are missing, and leaves the rest of package.json as it was written", async () => {
  const project = await Project.with({ "package.json": package4 });

  const told = await project.init();

  expect(await project.read("package.json")).toBe(
    package4.replace('"make verify"', '"make verify",\n        "mock": "specimen mock",\n        "check:contract": "specimen check"'),
  );
  expect(told).toContain('The script "verify" of package.json was left as it is; ours would be "specimen verify".');
});

it("keeps what was written by hand since, renews the types, and says so", async () => {
  const project = await Project.with({});
  const first = await project.init();
  const ours = `${await project.read("specimen.config.yaml")}# ours\n`;
  await project.write("specimen.config.yaml", ours);
  await project.write("types/shop.ts", "");

  const second = await project.init();

  expect(first).toContain('There is no package.json here. These scripts are worth having in yours:\n    "mock": "specimen mock"');
  expect(second.replace(/ +/g, " ")).toMatch(
    /^as it was specimen\.config\.yaml .*\nchanged types\/shop\.ts .*\nas it was types\/shop\.behaviour\.ts .*\nas it was \.github/,
  );
  expect(await project.read("specimen.config.yaml")).toBe(ours);
});

it("refuses to overwrite a configuration of another document, unless told to", async () => {
  const project = await Project.with({ "specimen.config.yaml": "document: other.yaml\n" });

  const refused = project.init();

  await expect(refused).rejects.toThrow("specimen.config.yaml is there already and says something else, so nothing was written. --force overwrites.");
  expect((await readdir(project.folder)).sort()).toEqual(["api", "specimen.config.yaml"]);
  await project.init(true);
  expect(parse(await project.read("specimen.config.yaml")).document).toBe("api/shop.yaml");
});

it("adds to a configuration that only speaks of check", async () => {
  const project = await Project.with({ "specimen.config.yaml": "check:\n  rules:\n    security-401: off\n" });

  await project.init();

  expect(parse(await project.read("specimen.config.yaml"))).toMatchObject({ document: "api/shop.yaml", check: { rules: { "security-401": "off" } } });
});

it("writes types of what is left of a document that is odd in places", async () => {
  const project = await Project.with({});
  const operation = "{parameters: [1, {name: 7, in: query}, {name: q, in: query}], responses: {'200': 7, '204': {description: ok}}}";
  await project.write("api/odd.yaml", `openapi: 3.1.0\ninfo: {title: Odd, version: "1"}\npaths:\n  /a: {get: ${operation}, post: no}\n`);

  await project.init(false, "api/odd.yaml");

  expect(await project.read("types/odd.ts")).toMatch(/"GET \/a": \{\s+parameters: \{\s+query\?: \{\s+q\?:/);
});

it("writes nothing for a document that cannot be read", async () => {
  const project = await Project.with({});

  await expect(project.init(false, "api/none.yaml")).rejects.toThrow("none.yaml no-such-file: there is no such file; check the path.");
  expect(await readdir(project.folder)).toEqual(["api"]);
});

it("refuses a target that is no URL, and writes nothing", async () => {
  const project = await Project.with({});

  await expect(initialise({ folder: project.folder, document: "api/shop.yaml", target: "nope", types: "types" }, true)).rejects.toThrow(
    '--target: "nope" is no http or https URL.',
  );
  await expect(project.read("specimen.config.yaml")).rejects.toThrow("ENOENT");
});
