import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { sampleSchema } from "./sample.ts";
import { giveVoice } from "./sample-voice.ts";

const string: Json = { type: "string" };
const properties: JsonObject = {
  first_name: string,
  lastName: string,
  email: { type: "string", format: "email" },
  city: string,
  iban: string,
  phone: string,
  avatar_url: { type: "string", format: "uri" },
  createdAt: string,
  birthDate: { type: "string", format: "date" },
  country_code: { type: "string", minLength: 2, maxLength: 2 },
  company: { type: "string", maxLength: 3 },
  timezone: { type: "string", pattern: "^[A-Z]{3}$" },
};
const customer: Json = { type: "object", required: Object.keys(properties), properties };

function make(document: JsonObject, seed: number): Record<string, string> {
  const made = sampleSchema(document, customer, () => undefined, { seed, direction: "response" });
  if (!made.ok) throw new Error(made.why);
  return made.value as Record<string, string>; // Every member is a string.
}

describe("a document with a voice", () => {
  it("has realistic text under names that promise it, within what the schema allows", async () => {
    const document: JsonObject = {};
    await giveVoice(document);

    const made = Array.from({ length: 20 }, (_, seed) => make(document, seed));

    for (const one of made) {
      expect(one).toEqual({
        first_name: expect.stringMatching(/^\p{Lu}[\p{L}' -]+$/u),
        lastName: expect.stringMatching(/^\p{Lu}[\p{L}' -]+$/u),
        email: expect.stringMatching(/^[\w.-]+@example\.com$/),
        city: expect.stringMatching(/^\p{Lu}/u),
        iban: expect.stringMatching(/^[A-Z]{2}\d{2}[A-Z0-9]+$/),
        phone: expect.stringMatching(/^\+1555555/),
        avatar_url: expect.stringMatching(/^https:\/\/example\.com\/avatars\//),
        createdAt: expect.stringMatching(/^2024-\d\d-\d\dT/),
        birthDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        country_code: expect.stringMatching(/^[A-Z]{2}$/),
        company: expect.stringMatching(/^.{1,3}$/),
        timezone: expect.stringMatching(/^[A-Z]{3}$/),
      });
    }
    expect(new Set(made.map(({ first_name }) => first_name)).size).toBeGreaterThan(10);
  });

  it("says the same for the same seed, and something else for another", async () => {
    const [one, two]: [JsonObject, JsonObject] = [{}, {}];
    await Promise.all([giveVoice(one), giveVoice(two)]);

    expect(make(one, 7)).toEqual(make(two, 7));
    expect(make(one, 7)).not.toEqual(make(one, 8));
  });

  it("leaves other documents their own words", async () => {
    await giveVoice({});

    expect(Object.values(make({}, 1)).join()).not.toBe("");
    expect(make({}, 1)["iban"]).toBe("DE02120300000000202051");
  });
});
