import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { message } from "../../mock/message.ts";
import type { MockParts } from "../../mock/mock.ts";
import { now } from "./fixture.ts";
import { answerTo, exportOf, mixedCalls } from "./mixed-calls.ts";

const parts = createMock({ now }).ready();
const bodyOf = (answer: string): string => answer.slice(answer.indexOf("} ") + 2);

let made = 0;
/** A sandbox of its own after some calls. */
async function worked(
  seed: number,
  count: number,
): Promise<{ readonly all: MockParts; readonly name: string; control(method: string, path: string, body?: string): string }> {
  const all = await parts;
  made += 1;
  const name = `p-${made}`;
  for (const request of mixedCalls(seed, count, name)) answerTo(all, request);
  const headers = { Host: "localhost", "Specimen-Sandbox": name, "Content-Type": "application/json" };
  return { all, name, control: (method, path, body) => bodyOf(answerTo(all, message(method, `/_specimen/v1${path}`, headers, body))) };
}

const apis = ["pulumi-services", "datadog-services", "clerk-organizations", "delightbridge-services", "dreams-organizations"];
const thingsOf = (exported: string): unknown =>
  Object.entries((JSON.parse(bodyOf(exported)) as { apis: Record<string, { collections: object }> }).apis).map(([api, { collections }]) => [api, collections]);

const sequence = [fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 25 })] as const;
const runs = { numRuns: 12 };

describe("after any calls of all five APIs", () => {
  it("undoing every call returns exactly the start state, and redoing all of them the later one", () =>
    fc.assert(
      fc.asyncProperty(...sequence, async (seed, count) => {
        const { all, name, control } = await worked(seed, count);
        const later = thingsOf(exportOf(all, name));

        for (const api of apis) control("POST", "/undo", JSON.stringify({ api, count: 1000 }));
        expect(thingsOf(exportOf(all, name))).toEqual(thingsOf(exportOf(all, "untouched")));
        for (const api of apis) control("POST", "/redo", JSON.stringify({ api, count: 1000 }));
        expect(thingsOf(exportOf(all, name))).toEqual(later);
      }),
      runs,
    ));

  it("an export that is imported elsewhere is exported the same", () =>
    fc.assert(
      fc.asyncProperty(...sequence, async (seed, count) => {
        const { all, name } = await worked(seed, count);
        const other = await worked(seed + 1, 5);
        const exported = exportOf(all, name);

        expect(other.control("POST", "/import", bodyOf(exported))).toContain('"notes":[]');
        expect(exportOf(all, other.name)).toBe(exported);
      }),
      runs,
    ));

  it("a snapshot does not differ from itself, nor from what is restored to it", () =>
    fc.assert(
      fc.asyncProperty(...sequence, async (seed, count) => {
        const { all, name, control } = await worked(seed, count);
        const before = exportOf(all, name);
        control("PUT", "/snapshots/s");
        for (const request of mixedCalls(seed + 7, 10, name)) answerTo(all, request);

        expect(control("GET", "/diff?from=s&to=s")).toBe('{"from":"s","to":"s","apis":{}}');
        control("POST", "/snapshots/s/restore");
        expect(control("GET", "/diff?from=s")).toBe('{"from":"s","to":"now","apis":{}}');
        expect(exportOf(all, name)).toBe(before);
      }),
      runs,
    ));
});
