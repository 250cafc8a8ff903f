/** A difference is what leads from one state to the other: applied to the first, it gives the second. */
import fc from "fast-check";
import { applyPatch } from "rfc6902";
import { expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { now } from "./fixture.ts";
import { answerTo, mixedCalls } from "./mixed-calls.ts";

const mock = createMock({ now });
let made = 0;

/** Things by key, as JSON; snapshots are compared by what a list of the control API shows. */
async function thingsIn(name: string): Promise<Map<string, unknown>> {
  const client = mock.sandbox(name);
  const all = new Map<string, unknown>();
  for (const { id, collections } of await client.apis())
    for (const collection of Object.keys(collections))
      for (const { key, value } of (await client.things(id, collection).list({ limit: 1000 })).things) all.set(`${id} ${collection} ${key}`, value);
  return all;
}

it("of any calls of all five APIs, applied to the things that there were, gives those that there are", async () => {
  const parts = await mock.ready();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
      made += 1;
      const name = `d-${made}`;
      const client = mock.sandbox(name);
      for (const request of mixedCalls(seed, 5, name)) answerTo(parts, request);
      await client.export();
      const things = await thingsIn(name);
      await client.snapshot("before");
      for (const request of mixedCalls(seed + 1, 20, name)) answerTo(parts, request);

      const { apis } = await client.diff("before");
      for (const [api, collections] of Object.entries(apis))
        for (const [collection, { added, removed, changed }] of Object.entries(collections)) {
          const at = (key: string | number) => `${api} ${collection} ${key}`;
          for (const { key, value } of added) things.set(at(key), value);
          for (const { key } of removed) things.delete(at(key));
          for (const { key, patch } of changed) expect(applyPatch(things.get(at(key)), patch as Parameters<typeof applyPatch>[1]).filter(Boolean)).toEqual([]);
        }

      expect(Object.fromEntries(things)).toEqual(Object.fromEntries(await thingsIn(name)));
    }),
    { numRuns: 8 },
  );
});
