/** What the guide to the control API says, held against its document. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { controlContract } from "../../mock/control/control.ts";
import { defaultLimits } from "../../mock/sandbox/sandboxes.ts";

it("the guide names every call, and the limits of sandboxes as they are", async () => {
  const guide = await readFile("docs/control.md", "utf8");
  const { operations } = await controlContract();

  const last = (path: string): string => path.split("/").findLast((segment) => !segment.startsWith("{")) ?? "";

  expect([...new Set(operations.map(({ path }) => last(path)))].filter((name) => !new RegExp(`[/\`]${name}\\b`).test(guide))).toEqual([]);
  expect(defaultLimits).toEqual({ most: 1000, expireMs: 3_600_000, restMs: 10_000 });
  expect(guide).toMatch(/nobody used it for an hour. There are at most 1,000:[^;]*for ten seconds at least;/);
});
