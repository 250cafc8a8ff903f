/** Changes to what clients receive, and to what they send and receive alike. */
import { at, drop, type PairCase, replace, set } from "./pair.ts";

const member = (name: string): string => `${at.pet}/properties/${name}`;
const responses = `${at.list}/responses`;
const chip = "/components/schemas/NewPet/properties/chip";

export const received: readonly PairCase[] = [
  {
    name: "a success status replaced by another",
    expected: "breaking",
    edits: [drop(`${at.create}/responses/201`), set(`${at.create}/responses/200`, { description: "Made." })],
  },
  { name: "a second success status added", expected: "risky", edits: [set(`${at.create}/responses/202`, { description: "Later." })] },
  { name: "an error status added", expected: "safe", edits: [set(`${responses}/429`, { description: "Too many." })] },
  { name: "an error status removed", expected: "safe", edits: [drop(`${responses}/404`)] },
  {
    name: "an error status told by a range",
    expected: "safe",
    edits: [drop(`${responses}/404`), set(`${responses}/4XX`, { $ref: "#/components/responses/Problem" })],
  },
  { name: "a response body removed", expected: "breaking", edits: [drop(`${responses}/200/content`)] },
  {
    name: "a response media type removed",
    expected: "breaking",
    edits: [drop(`${responses}/200/content/application~1json`), set(`${responses}/200/content/text~1csv`, {})],
  },
  { name: "a response media type added", expected: "safe", edits: [set(`${responses}/200/content/text~1csv`, {})] },
  { name: "a response header removed", expected: "breaking", edits: [drop(`${responses}/200/headers/X-Total`)] },
  { name: "a response header added", expected: "safe", edits: [set(`${responses}/200/headers/X-Page`, { schema: { type: "integer" } })] },
  { name: "a response header not always sent any more", expected: "breaking", edits: [set(`${responses}/200/headers/X-Total/required`, false)] },
  { name: "a response header's type changed", expected: "breaking", edits: [set(`${responses}/200/headers/X-Total/schema/type`, "string")] },
  { name: "a required member removed from a response", expected: "breaking", edits: [set(`${at.pet}/required`, ["id"]), drop(member("name"))] },
  { name: "an optional member removed from a response", expected: "breaking", edits: [drop(member("age"))] },
  { name: "a member added to a response", expected: "safe", edits: [set(member("tail"), { type: "string" })] },
  { name: "a required member added to a response", expected: "safe", edits: [set(member("tail"), { type: "string" }), set(`${at.pet}/required/-`, "tail")] },
  {
    name: "a member added to a closed response",
    expected: "breaking",
    before: [set(`${at.pet}/additionalProperties`, false)],
    edits: [set(member("tail"), { type: "string" })],
  },
  { name: "a response closed", expected: "safe", edits: [set(`${at.pet}/additionalProperties`, false)] },
  { name: "a response member becomes required", expected: "safe", edits: [set(`${at.pet}/required/-`, "age")] },
  { name: "a response member becomes optional", expected: "breaking", edits: [set(`${at.pet}/required`, ["id"])] },
  { name: "a response member's type changed", expected: "breaking", edits: [set(member("age"), { type: "string" })] },
  { name: "a response member's type widened from integer to number", expected: "breaking", edits: [set(`${member("age")}/type`, "number")] },
  { name: "a response member's type narrowed from number to integer", expected: "safe", edits: [set(`${member("weight")}/type`, "integer")] },
  { name: "null allowed in a response", expected: "breaking", edits: [set(`${member("name")}/type`, ["string", "null"])] },
  { name: "null forbidden in a response", expected: "safe", edits: [set(`${member("nick")}/type`, "string")] },
  {
    name: "null written as an alternative instead of a type",
    expected: "none",
    edits: [set(member("nick"), { anyOf: [{ type: "string" }, { type: "null" }] })],
  },
  { name: "an enum value added to a response", expected: "breaking", edits: [set(`${member("kind")}/enum/-`, "fish")] },
  { name: "an enum value removed from a response", expected: "safe", edits: [set(`${member("kind")}/enum`, ["dog"])] },
  { name: "an enum reordered", expected: "none", edits: [set(`${member("kind")}/enum`, ["dog", "cat"])] },
  { name: "an enum written as alternatives", expected: "none", edits: [set(member("kind"), { oneOf: [{ const: "dog" }, { const: "cat", title: "Cat" }] })] },
  { name: "maxLength raised in a response", expected: "breaking", edits: [set(`${member("name")}/maxLength`, 500)] },
  { name: "maxLength lowered in a response", expected: "safe", edits: [set(`${member("name")}/maxLength`, 20)] },
  { name: "minimum lowered in a response", expected: "breaking", edits: [set(`${member("age")}/minimum`, -1)] },
  { name: "a format removed from a response", expected: "breaking", edits: [drop(`${member("born")}/format`)] },
  { name: "a pattern added to a response", expected: "safe", edits: [set(`${member("name")}/pattern`, "^[a-z]")] },
  { name: "an alternative added to a response", expected: "breaking", edits: [set(`${member("food")}/oneOf/-`, { $ref: "#/components/schemas/Birth" })] },
  { name: "an alternative removed from a response", expected: "safe", edits: [drop(`${member("food")}/oneOf/1`)] },
  {
    name: "alternatives reordered",
    expected: "none",
    edits: [set(`${member("food")}/oneOf`, [{ $ref: "#/components/schemas/Fish" }, { $ref: "#/components/schemas/Meat" }])],
  },
  { name: "a response member becomes writeOnly", expected: "breaking", edits: [set(`${member("age")}/writeOnly`, true)] },
  { name: "a member deprecated", expected: "safe", edits: [set(`${member("age")}/deprecated`, true)] },
  {
    name: "a component renamed",
    expected: "none",
    edits: [
      set(`${at.schemas}/Person`, { type: "object", required: ["name"], properties: { name: { type: "string", maxLength: 80 }, city: { type: "string" } } }),
      set(`${at.item}/put/requestBody/content/application~1json/schema/$ref`, "#/components/schemas/Person"),
      set(`${at.item}/put/responses/200/content/application~1json/schema/$ref`, "#/components/schemas/Person"),
      drop(at.owner),
    ],
  },
  {
    name: "a component whose name is the discriminator's value renamed",
    expected: "breaking",
    edits: [
      set(`${at.schemas}/Seafood`, { type: "object", required: ["type"], properties: { type: { type: "string" }, species: { type: "string" } } }),
      replace(`${member("food")}/oneOf/1`, { $ref: "#/components/schemas/Seafood" }),
    ],
  },
  {
    name: "a reference written out",
    expected: "none",
    edits: [
      set(`${at.item}/put/requestBody/content/application~1json/schema`, {
        type: "object",
        properties: { city: { type: "string" }, name: { maxLength: 80, type: "string" } },
        required: ["name"],
      }),
    ],
  },
  {
    name: "an allOf written as one schema",
    expected: "none",
    edits: [set(chip, { type: "object", properties: { number: { type: "string" } }, required: ["number"] })],
  },
  { name: "a schema wrapped in an allOf of one", expected: "none", edits: [set(member("mother"), { allOf: [{ $ref: "#/components/schemas/Pet" }] })] },
  { name: "maxLength lowered in what is sent and received", expected: "breaking", edits: [set(`${at.owner}/properties/name/maxLength`, 40)] },
  { name: "maxLength raised in what is sent and received", expected: "breaking", edits: [set(`${at.owner}/properties/name/maxLength`, 100)] },
  { name: "an optional member added to what is sent and received", expected: "safe", edits: [set(`${at.owner}/properties/phone`, { type: "string" })] },
  {
    name: "a required member added to what is sent and received",
    expected: "breaking",
    edits: [set(`${at.owner}/properties/phone`, { type: "string" }), set(`${at.owner}/required/-`, "phone")],
  },
];
