/** What creation does not take, and how it says so. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { type RawRequest, scenario } from "../../scenario.ts";
import { faultyFields, valueAt } from "./faulty-fields.ts";
import { json, unreadable } from "./json.ts";

const faulty = [
  ["name", { countryCode: "US" }],
  ["name", { name: "", countryCode: "US" }],
  ["name", { name: "n".repeat(256), countryCode: "US" }],
  ["countryCode", { name: "X" }],
  ["countryCode", { name: "X", countryCode: "" }],
  ["countryCode", { name: "X", countryCode: "USA" }],
  ["countryCode", { name: "X", countryCode: "us" }],
] as const;

export default scenario<operations>()({
  statement: "Creation needs a name and two capital letters, names the faulty field, and counts code points.",
  sources: [
    "createOrganization/400",
    "dreams-organizations/6.createOrganization.400",
    "dreams-organizations/3.24",
    "dreams-organizations/3.25",
    "dreams-organizations/3.28",
    "dreams-organizations/3.29",
    "dreams-organizations/4.8",
    "dreams-organizations/4.9",
    "dreams-organizations/4.11",
    "dreams-organizations/10.24",
  ],
  principals: ["owner"],
  async run({ owner, holds, same, unique }) {
    const create = (request: RawRequest, rule = "dreams-organizations/6.createOrganization.400") =>
      owner.raw("POST", "/api/organizations", request).answers(400, rule);
    for (const [field, body] of faulty) {
      const refusal = await create(json(body));
      holds("dreams-organizations/4.9", faultyFields(refusal.body)?.includes(field) === true, `data.errors with ${field}`, refusal.body);
    }
    await create(json({ name: null, countryCode: "US" }), "dreams-organizations/3.24");
    await create(json({ name: 5, countryCode: "US" }), "dreams-organizations/3.25");
    for (const request of unreadable) {
      const refusal = await create(request, "dreams-organizations/3.28");
      holds("dreams-organizations/4.8", valueAt(refusal.body, "data") !== undefined, "data", refusal.body);
      same("dreams-organizations/4.11", faultyFields(refusal.body), []);
    }
    const start = unique();
    const longest = start + "😀".repeat(255 - start.length);
    await owner.createOrganization({ body: { name: longest, countryCode: "US" } }).answers(201, "dreams-organizations/10.24");
  },
});
