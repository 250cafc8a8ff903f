/** The control API is judged by the same suite as every other API, against its own document. */
import { expect, it } from "vitest";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";

it("the control API is served as its document says", async () => {
  const mock = createMock({ apis: ["delightbridge-services"], state: { services: { keep: true, generate: 5 } } });
  const listening = await mock.listen({ port: 0 });
  for (const name of ["before", "changing", "spent"]) await mock.sandbox().snapshot(name);
  for (const name of ["kept", "changing", "spent"]) await mock.sandbox().fork(name);
  try {
    const options = { api: "spec/control/openapi.yaml", profile: "tests/control/profile.yaml", target: listening.origin, strict: true };

    const { cases, causes, totals } = await verify({ ...defaults, ...options });

    expect(causes.map(({ finding, cases }) => `${cases[0]}: ${finding.message} expected ${finding.expected}, found ${finding.found}`)).toEqual([]);
    expect(cases.filter(({ verdict }) => verdict !== "pass" && verdict !== "skipped").map((one) => `${one.case.id}: ${one.reason}`)).toEqual([]);
    expect(totals.pass).toBeGreaterThan(170);
  } finally {
    await listening.close(0);
  }
});
