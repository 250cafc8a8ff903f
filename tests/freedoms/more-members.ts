import { answering, type Freedom, inApis } from "./freedom.ts";
import { changedJson, documentedAs, isMembers, mapped, permits } from "./json-answer.ts";

/** Closed schemas and maps of free names stay as they are: one addition that does not fit, and the object keeps its members. */
export const moreMembers: Freedom = {
  id: "more-members",
  says: "Objects of open schemas have members that nobody declared, null ones included.",
  source: "JSON Schema: additionalProperties; pulumi-services/10.10, clerk-organizations/10.8",
  // Delightbridge's rules name the members one by one; Datadog's and Dreams' speak of the declared ones only.
  appliesTo: inApis("clerk-organizations", "datadog-services", "dreams-organizations", "pulumi-services"),
  install: answering((given, asked, contract) => {
    const mediaType = documentedAs(contract, asked, given);
    return changedJson(given, (whole) => {
      const extended = mapped(whole, (value, at) => (isMembers(value) && !isMap(at) ? { ...value, undeclared_note: null, "undeclared-count": 3 } : value));
      if (permits(mediaType, extended)) return extended;
      return isMembers(whole) && permits(mediaType, { ...whole, undeclared_note: null }) ? { ...whole, undeclared_note: null } : whole;
    });
  }),
};

/** Objects whose member names are data. */
const maps = ["itemCountSummary", "public_metadata", "unsafe_metadata"];
const isMap = (at: readonly string[]): boolean => maps.includes(at.at(-1) ?? "") || at.join("/") === "data/errors";
