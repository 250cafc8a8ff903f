/** What the README says is so. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mockCommand } from "../cli/mock-command.ts";
import { createMock } from "../mock/index.ts";
import { shippedIds } from "../mock/load-apis.ts";

const readme = readFileSync("README.md", "utf8");
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;
const mock = createMock({ as: undefined });

describe("the README", () => {
  it("names every API that ships, and every option of specimen mock", () => {
    const options = mockCommand(undefined, () => undefined).options.map(({ long }) => long);

    expect(shippedIds.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
    expect(options.filter((option) => !readme.includes(String(option)))).toEqual([]);
  });

  it("names every command", () => {
    const commands = readdirSync("cli").flatMap((file) => /^([a-z]+)-command\.ts$/.exec(file)?.[1] ?? []);

    expect(commands.length).toBeGreaterThan(8);
    expect(commands.filter((name) => !new RegExp(`(?:specimen|--) ${name}\\b|\\[\`${name}\`\\]`).test(readme))).toEqual([]);
  });

  it("names no npm script and no file that does not exist", () => {
    const named = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z:]+)/g)].map(([, name = ""]) => name).filter((name) => !["ci", "run", "and"].includes(name));
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file = ""]) => file);

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(links.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("shows a curl that works", async () => {
    const single = createMock({ apis: ["datadog-services"] });
    const curl = /curl -H '([^:]+): ([^']+)' -H '([^:]+): ([^']+)' http:\/\/localhost:4010(\S+)/.exec(readme) ?? [];

    const response = await single.fetch(String(curl[5]), { headers: { [String(curl[1])]: String(curl[2]), [String(curl[3])]: String(curl[4]) } });

    expect(response.status).toBe(200);
  });

  it("shows a library call that works", async () => {
    const own = createMock({ apis: ["pulumi-services"], now: "2026-01-31T09:00:00Z" });

    const response = await own.fetch("/api/orgs/my-org/services", { headers: { Authorization: "token pul-member" } });

    expect(response.status).toBe(200);
    await own.reset();
  });

  it("lists the control calls that there are", async () => {
    const listed = [...readme.matchAll(/^\| `(GET|POST) ([a-z-]+)/gm)];

    const statuses = await Promise.all(
      listed.map(
        async ([, method, name]) =>
          (await mock.fetch(`/_specimen/v1/${name}${name === "sign-in" ? "?api=clerk-organizations&principal=admin" : ""}`, { method: String(method) })).status,
      ),
    );

    expect(listed).toHaveLength(5);
    expect(statuses).toEqual([204, 200, 200, 204, 200]);
  });
});
