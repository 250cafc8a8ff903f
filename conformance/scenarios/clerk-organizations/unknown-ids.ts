/** Ids that no organization has, and one that has several spellings. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { list, newOrganization } from "./new-organization.ts";
import { codeOf } from "./refusal.ts";

const unknown = "org_2Unknown0000000000000000001";
const odd = ["nope", "0", "null", "%20", "a%2Bb", "%F0%9F%A6%84", "x".repeat(300)];
const malformed = ["%zz", "org_%", "%ff"];

export default scenario<operations>()({
  statement: "An id that no organization has answers 404, however it looks; an id is percent-decoded once.",
  sources: [
    "getOrganization/404",
    "updateOrganization/404",
    "deleteOrganization/404",
    "getOrganization/200",
    "clerk-organizations/3.1",
    "clerk-organizations/4.22",
    "clerk-organizations/6.getOrganization.404",
    "clerk-organizations/6.updateOrganization.404",
    "clerk-organizations/6.deleteOrganization.404",
    "clerk-organizations/7.7d",
    "clerk-organizations/8.8",
    "clerk-organizations/10.30",
    "clerk-organizations/10.31",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same } = tools;
    const path = { organization_id: unknown };
    const refusals = [
      await admin.getOrganization({ path }).answers(404, "clerk-organizations/7.7d"),
      await admin.updateOrganization({ path, body: { name: "x" } }).answers(404, "clerk-organizations/7.7d"),
      await admin.deleteOrganization({ path }).answers(404, "clerk-organizations/8.8"),
    ];
    same(
      "clerk-organizations/4.22",
      refusals.map(codeOf),
      refusals.map(() => "resource_not_found"),
    );

    const { response } = await newOrganization(admin, tools);
    const escaped = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
    const { body } = await admin.raw("GET", `${list}/${escaped(response.id)}`).answers(200, "clerk-organizations/10.30");
    const plain = await admin.getOrganization({ path: { organization_id: response.id } }).answers(200);
    same("clerk-organizations/10.30", body, plain);
    const ids = [
      ...odd.map((id) => ({ id, rule: "clerk-organizations/3.1" })),
      { id: escaped(response.id).replaceAll("%", "%25"), rule: "clerk-organizations/10.30" },
      ...malformed.map((id) => ({ id, rule: "clerk-organizations/10.31" })),
    ];
    for (const { id, rule } of ids) {
      const answers = [
        await admin.raw("GET", `${list}/${id}`).answers(404, rule),
        await admin.raw("PATCH", `${list}/${id}`, form("name=x")).answers(404, rule),
        await admin.raw("DELETE", `${list}/${id}`).answers(404, rule),
      ];
      same(
        "clerk-organizations/4.22",
        answers.map((answer) => codeOf(answer.body)),
        answers.map(() => "resource_not_found"),
      );
    }
  },
});
