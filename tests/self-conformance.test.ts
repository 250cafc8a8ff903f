/** The mock and the suite, two witnesses of one contract, agree: no failure, no advice, everything reachable exercised. */
import { describe, expect, it } from "vitest";
import { defaults, verify } from "../conformance/verify.ts";
import { createMock } from "../mock/index.ts";
import { shippedIds } from "../mock/load-apis.ts";

describe.each(shippedIds)("%s", (api) => {
  it("is served as it is judged", async () => {
    const listening = await createMock({ apis: [api] }).listen({ port: 0 });
    try {
      const result = await verify({ ...defaults, api, target: listening.origin, strict: true });

      expect(result.causes.map(({ finding, cases }) => `${cases[0]}: ${finding.message} expected ${finding.expected}, found ${finding.found}`)).toEqual([]);
      expect(result.totals.error).toBe(0);
      expect(result.coverage.filter(({ state }) => state === "not-exercised")).toEqual([]);
      expect(result.leftovers.filter((left) => !left.includes("cannot be deleted"))).toEqual([]);
      expect(result.exitCode).toBe(0);
    } finally {
      await listening.close(0);
    }
  });
});
