/** The mock and the suite, two witnesses of one contract, agree: no failure, no advice, everything reachable exercised, nothing left behind untold. */
import { describe, expect, it } from "vitest";
import { defaults, verify } from "../conformance/verify.ts";
import { createMock, type Mock } from "../mock/index.ts";
import { shippedIds } from "../mock/load-apis.ts";
import type { Collection } from "../mock/state/collection.ts";

/** What no operation deletes, or what has to take the place of something spent. */
const stays: Readonly<Record<string, readonly [told: RegExp, collection: string]>> = {
  "clerk-organizations": [/^createOrganization made a stand-in for limited-labs, which was spent\.$/, "organizations"],
  "dreams-organizations": [/^createOrganization made (\d+) things that cannot be deleted: the contract has no operation for it\.$/, "organizations"],
};

/** By collection. */
async function keysIn(mock: Mock): Promise<Map<string, string[]>> {
  const { dispatcher } = await mock.ready();
  // Every member of a world is a collection.
  const collections = Object.entries(dispatcher.apis[0]?.world.state ?? {}) as [string, Collection<object>][];
  return new Map(collections.map(([name, collection]) => [name, [...collection.stored()].map(({ key }) => String(key))]));
}

describe.each(shippedIds)("%s", (api) => {
  it("is served as it is judged", async () => {
    const mock = createMock({ apis: [api] });
    const listening = await mock.listen({ port: 0 });
    const before = await keysIn(mock);
    try {
      const result = await verify({ ...defaults, api, target: listening.origin, strict: true });

      expect(result.causes.map(({ finding, cases }) => `${cases[0]}: ${finding.message} expected ${finding.expected}, found ${finding.found}`)).toEqual([]);
      expect(result.totals.error).toBe(0);
      expect(result.coverage.filter(({ state }) => state === "not-exercised")).toEqual([]);
      expect(result.exitCode).toBe(0);

      const [told, collection] = stays[api] ?? [];
      expect(result.leftovers).toEqual(told ? [expect.stringMatching(told)] : []);
      const made = [...(await keysIn(mock))].map(([name, keys]) => [name, keys.filter((key) => !before.get(name)?.includes(key)).length] as const);
      if (!told || !collection) expect(made.filter(([, count]) => count > 0)).toEqual([]);
      else expect(Object.fromEntries(made)[collection]).toBe(Number(told.exec(result.leftovers[0] ?? "")?.[1] ?? 1));
    } finally {
      await listening.close(0);
    }
  });
});
