/** Every example, against the package as it would be published. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { install, type Manifest, manifest, pack } from "./pack.ts";
import { files } from "./project.ts";
import { type Taken, take } from "./walk.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const names = ["ci", "front-end", "vendor"];
const read = (path: string): string => readFileSync(join("examples", path), "utf8");
const manifestOf = (name: string): Manifest & { scripts: Record<string, string> } => JSON.parse(read(`${name}/package.json`));

let tarball = "";
const projects: string[] = [];

beforeAll(() => {
  tarball = pack();
});

afterAll(() => {
  for (const project of projects) rmSync(project, { recursive: true, force: true });
  if (tarball !== "") rmSync(dirname(tarball), { recursive: true, force: true });
});

/** The example in a folder of its own, with the package and what else it names. */
function project(example: string, own: Readonly<Record<string, string>> = {}): string {
  const { dependencies = {}, devDependencies } = manifestOf(example);
  const folder = install(tarball, own, Object.keys({ ...dependencies, ...devDependencies }));
  cpSync(join("examples", example), folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  projects.push(folder);
  return folder;
}

it.each(names)("%s is a project of its own, told on a page, that depends on this version", (name) => {
  const { dependencies = {}, devDependencies } = manifestOf(name);
  const all = { ...manifest.dependencies, ...manifest.devDependencies, [manifest.name]: manifest.version };

  for (const [other, version] of Object.entries({ ...dependencies, ...devDependencies })) expect(`${other} ${version}`).toBe(`${other} ${all[other]}`);
  expect(devDependencies).toHaveProperty([manifest.name]);
  expect(read(`${name}/README.md`).split("\n").length).toBeLessThanOrEqual(16);
  expect(read("README.md")).toContain(`(${name}/)`);
  expect(readdirSync("examples").filter((entry) => !entry.endsWith(".md"))).toEqual(names);
});

describe("the front end", () => {
  it("has a sound document, fresh types, and calls what there is; its page works in a browser", async () => {
    const folder = project("front-end");
    const { scripts } = manifestOf("front-end");

    const checked = await take(folder, String(scripts["check"]));
    const tested = await take(folder, String(scripts["test"]));
    writeFileSync(join(folder, "app.js"), read("front-end/app.js").replace('client.GET("/tasks")', 'client.GET("/task")'));
    const misspelt = await take(folder, "tsc");

    expect(checked).toEqual({ code: 0, output: expect.stringContaining("sound") });
    expect(tested).toEqual({ code: 0, output: expect.stringMatching(/3 passed|is not tried/) });
    expect(misspelt).toEqual({ code: 2, output: expect.stringContaining("app.js") });
  });
});

describe("the vendor's server", () => {
  const judge = (more: string): Promise<Taken> =>
    take(
      project("vendor"),
      `PORT=0 ${more.startsWith("BROKEN") ? "BROKEN=1 " : ""}node server.js > url & server=$!
       until [ -s url ]; do sleep 0.1; done
       ${String(manifestOf("vendor").scripts["verify"])} --target "$(cat url)" ${more.replace("BROKEN ", "")}
       code=$?; kill $server; exit $code`,
    );

  it("conforms, and every reachable status is exercised", async () => {
    const { code, output } = await judge("");

    expect(output).toContain("conforms");
    expect(output).not.toMatch(/^ADVISORY/m);
    expect(code).toBe(0);
  });

  it("fails where it is broken", async () => {
    const { code, output } = await judge("BROKEN --only '**/sequence/**'");

    expect(output).toMatch(/^FAIL +datadog-services\/GetService\/404\/sequence\/delete-deletes$/m);
    expect(code).toBe(1);
  });
});

describe("the gate of a pull request", () => {
  const git = "git -c user.name=a -c user.email=a@example.com -c init.defaultBranch=main";
  const { "pets.yaml": before = "", "newer.yaml": after = "" } = files;
  const start = `${git} init -q && specimen types pets.yaml --out src/types && ${git} add pets.yaml src && ${git} commit -qm start`;
  const gate = "sh gate.sh pets.yaml src/types HEAD";

  it("is open where nothing changed, and where the server does what the contract says", async () => {
    const folder = project("ci", { "pets.yaml": before });
    const { code: started } = await take(folder, start);

    const { code, output } = await take(folder, `specimen mock pets.yaml --port 0 --log silent -- sh -c '${gate} "$SPECIMEN_URL"'`);

    expect(started).toBe(0);
    expect(output.match(/^== /gm)).toHaveLength(4);
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  it("tells at once of stale types and of a change that breaks clients, on GitHub at the line", async () => {
    const folder = project("ci", { "pets.yaml": before });
    await take(folder, start);
    writeFileSync(join(folder, "pets.yaml"), after);

    const { code, output } = await take(folder, `GITHUB_ACTIONS=true ${gate}`);

    expect(code).toBe(1);
    expect(output).toContain("pets.ts is stale");
    expect(output).toMatch(/^::error .*file=pets\.yaml,line=\d+/m);
  });

  it("is asked by a workflow for each pull request", () => {
    const { on, jobs } = load(read("ci/.github/workflows/contract.yml")) as { on: string[]; jobs: { gate: { steps: { run?: string; uses?: string }[] } } };
    const commands = jobs.gate.steps.map(({ run, uses }) => run ?? uses);

    expect(on).toEqual(["pull_request"]);
    expect(commands).toEqual([
      expect.stringMatching(/^actions\/checkout@/),
      expect.stringMatching(/^actions\/setup-node@/),
      "npm ci",
      "npm start &",
      expect.stringMatching(/^\.\/gate\.sh openapi\.yaml /),
      expect.stringMatching(/^actions\/upload-artifact@/),
    ]);
  });
});
