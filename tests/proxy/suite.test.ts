/** The whole suite of an API, carried to a correct mock: the proxy finds nothing, and the suite does not notice the proxy. All five: scripts/proxy-suite.ts. */
import { expect, it } from "vitest";
import { defaults, verify } from "../../conformance/verify.ts";
import { shippedContracts } from "../../mock/faults/serve-fault.ts";
import { createMock } from "../../mock/index.ts";
import { standBefore } from "./fixture.ts";

it.each(["clerk-organizations", "delightbridge-services"])("the suite of %s passes through untouched, and breaks nothing", async (api) => {
  const mock = await createMock({ apis: [api] }).listen({ port: 0 });
  const contract = (await shippedContracts()).find(({ id }) => id === api);
  if (!contract) throw new Error(`There is no contract "${api}".`);
  const proxy = await standBefore(new URL(mock.origin), { contract });

  const result = await verify({ ...defaults, api, target: proxy.origin, strict: true });

  expect(result.exitCode).toBe(0);
  expect(proxy.ledger.entries.filter(({ level }) => level === "error").map(({ finding, first }) => `${first}: ${finding.message}`)).toEqual([]);
  expect(proxy.ledger.coverage().filter(({ state }) => state === "not-exercised")).toEqual([]);
  await mock.close(0);
});
