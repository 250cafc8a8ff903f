/** The control API is judged by the same suite as every other API, against its own document. */
import { describe, expect, it } from "vitest";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";

describe("the control API", () => {
  it("is served as its document says", async () => {
    const listening = await createMock({ apis: ["pulumi-services"] }).listen({ port: 0 });
    try {
      const result = await verify({ ...defaults, api: "spec/control/openapi.yaml", target: listening.origin, strict: true });

      expect(result.causes.map(({ finding, cases }) => `${cases[0]}: ${finding.message} expected ${finding.expected}, found ${finding.found}`)).toEqual([]);
      expect(result.totals.fail).toBe(0);
      expect(result.totals.pass).toBeGreaterThan(50);
    } finally {
      await listening.close(0);
    }
  });
});
