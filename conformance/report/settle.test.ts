import { expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import type { Report } from "./report.ts";
import { settled } from "./settle.ts";

const [cause] = fixture.causes;
if (!cause) throw new Error("The fixture has causes.");
const withFound = (found: string): Report => ({
  ...fixture,
  causes: [{ ...cause, found }],
  leftovers: ["DELETE /pets/org_2Acme0000000000000000000001: 500"],
  volatile: { ...fixture.volatile, runId: "r1", baseUrl: "http://localhost:8080/v1" },
});

it.each([
  ["an id of hexadecimal digits", "5e000000-0000-4000-8000-00000000000A", "‹id›"],
  ["an id of letters and digits", 'id "org_2Acme0000000000000000000001"', 'id "‹id›"'],
  ["a time", '{"created":"2026-01-31T09:00:00.123Z"}', '{"created":"‹time›"}'],
  ["milliseconds since 1970", "later than 1795314557464", "later than ‹number›"],
  ["a name that the run made up", "no pet specimen-r1-12-Rex", "no pet ‹name›"],
  ["the base URL", "GET http://localhost:8080/v1/pets", "GET $BASE_URL/pets"],
  ["what was cut", `"${"so many words ".repeat(5)}5e00…`, '"so many words so many wo…'],
])("the stable part does not show %s", (_what, found, expected) => {
  const { causes, volatile } = settled(withFound(found));

  expect(causes[0]?.found).toBe(expected);
  expect(volatile.told.causes[0]?.found).toBe(found);
});

it.each(["201 Created", "additionalProperties at /data/attributes/name", "at most 100000 characters", "pattern ^[a-z0-9-]+$"])("%s stays as it is", (found) => {
  const { causes } = settled(withFound(found));

  expect(causes[0]?.found).toBe(found);
});

it("leftovers are settled too, and told in full under volatile", () => {
  const { leftovers, volatile } = settled(withFound(""));

  expect(leftovers).toEqual(["DELETE /pets/‹id›: 500"]);
  expect(volatile.told.leftovers).toEqual(["DELETE /pets/org_2Acme0000000000000000000001: 500"]);
});
