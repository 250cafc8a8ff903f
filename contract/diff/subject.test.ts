import { expect, it } from "vitest";
import { subjectOf } from "./subject.ts";

it.each([
  ["/components/schemas/Pet/properties/name/maxLength", "Pet.name"],
  ["/components/schemas/Pets/items/properties/id", "Pets[].id"],
  ["/paths/~1pets/get", "GET /pets"],
  ["/paths/~1pets/get/parameters/0/schema/maximum", "GET /pets"],
  ["/paths/~1pets/get/responses/200/content/application~1json/schema/items/properties/name", "GET /pets 200[].name"],
  ["/webhooks/born/post/requestBody", "webhook born"],
  ["/paths", ""],
])("%s is spoken of as %j", (pointer, said) => {
  expect(subjectOf(pointer)).toBe(said);
});
