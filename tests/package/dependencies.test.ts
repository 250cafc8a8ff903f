/** docs/dependencies.md says why each dependency is there, and under which licence it is. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { installedNames, manifest } from "./pack.ts";

interface Installed {
  readonly version: string;
  readonly license?: string;
}

const page = readFileSync("docs/dependencies.md", "utf8");
const installed = (name: string): Installed => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as Installed;

/** Name, licence and reason, as the table has them. */
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name = "", licence = "", reason = ""]) => ({
  name,
  licence,
  reason,
}));

it("has a row for every dependency, with its licence, and for nothing else", () => {
  const expected = Object.keys(manifest.dependencies).map((name) => ({ name, licence: installed(name).license }));

  expect(rows.map(({ name, licence }) => ({ name, licence }))).toEqual(expected);
  expect(rows.filter(({ reason }) => reason.trim().length < 15)).toEqual([]);
});

it("names every package that only development needs, and where it is used", () => {
  const missing = Object.keys(manifest.devDependencies).filter((name) => !page.includes(`\`${name}\``));

  expect(missing).toEqual([]);
});

it("names every licence of the packages that an installation brings", () => {
  const present = new Set(readdirSync("node_modules", { recursive: false, encoding: "utf8" }));
  const licences = installedNames()
    .filter((name) => present.has(name.split("/")[0] ?? ""))
    .flatMap((name) => {
      try {
        return installed(name).license ?? [];
      } catch {
        // Of another platform, and not installed here.
        return [];
      }
    });

  expect([...new Set(licences)].filter((licence) => !page.includes(licence))).toEqual([]);
});

it("pins every version, as it is installed", () => {
  const pinned = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  expect(pinned.filter(([name, version]) => installed(name).version !== version)).toEqual([]);
});
