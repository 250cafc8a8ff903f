/** Names that are odd and good, as forms carry them. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { newOrganization } from "./new-organization.ts";
import { readWhen } from "./read-when.ts";

export default scenario<operations>()({
  statement: "A good name is stored exactly as it was sent, on creation and on update.",
  sources: [
    "createOrganization/200",
    "updateOrganization/200",
    "getOrganization/200",
    "clerk-organizations/3.3",
    "clerk-organizations/3.5",
    "clerk-organizations/3.7",
    "clerk-organizations/3.10",
    "clerk-organizations/3.12",
    "clerk-organizations/10.11",
    "clerk-organizations/10.14",
  ],
  principals: ["outsider"],
  async run({ outsider, ...tools }) {
    const { same, unique } = tools;
    const names = [
      { name: "😀".repeat(256), rule: "clerk-organizations/3.3" },
      { name: "é", rule: "clerk-organizations/3.3" },
      { name: `${unique()} http:/x > 1 <2`, rule: "clerk-organizations/3.5" },
      { name: `  ${unique()}\r\n `, rule: "clerk-organizations/3.7" },
      { name: `${unique()} e\u0301 Müller & Söhne = 50% + x`, rule: "clerk-organizations/3.7" },
      { name: "null", rule: "clerk-organizations/3.10" },
      { name: "\u200b", rule: "clerk-organizations/10.11" },
      { name: `${unique()}\u0001\u001b[31m\u007f`, rule: "clerk-organizations/10.14" },
    ];
    const changed = await newOrganization(outsider, tools);
    for (const { name, rule } of names) {
      const { response, path } = await newOrganization(outsider, tools, { name, rule });
      same(rule, response.name, name);
      const updated = await outsider.updateOrganization({ path: changed.path, body: { name } }).answers(200, rule);
      same(rule, updated.response.name, name);
      const read = await readWhen(outsider, tools, changed.path, (read) => read.name === name);
      same(rule, read.response.name, name);
      await outsider.deleteOrganization({ path }).answers(200);
    }
    await outsider.raw("PATCH", changed.target, form("n%61me=M%C3%BCller+%26+S\u00f6hne%2B")).answers(200, "clerk-organizations/3.12");
    const decoded = "Müller & Söhne+";
    const read = await readWhen(outsider, tools, changed.path, ({ name }) => name === decoded);
    same("clerk-organizations/3.12", read.response.name, decoded);
  },
});
