/** Creation documents no 400: whatever cannot be read as a form is a form without fields. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form } from "./form.ts";
import { list } from "./new-organization.ts";
import { codeOf, fieldsIn } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A creation whose body cannot be read as a form lacks its name.",
  sources: [
    "createOrganization/422",
    "clerk-organizations/3.14",
    "clerk-organizations/3.15",
    "clerk-organizations/3.17",
    "clerk-organizations/4.14",
    "clerk-organizations/4.23",
    "clerk-organizations/6.createOrganization.422",
    "clerk-organizations/10.20",
    "clerk-organizations/10.23",
  ],
  principals: ["outsider"],
  async run({ outsider, holds, same }) {
    const unusable = [
      { request: form('{"name":"x"}', "application/json"), rule: "clerk-organizations/6.createOrganization.422" },
      { request: form("name=x", "application/json"), rule: "clerk-organizations/10.23" },
      { request: { body: "name=x" }, rule: "clerk-organizations/10.23" },
      { request: form("name=x", "text/plain"), rule: "clerk-organizations/3.14" },
      { request: form("name=%zz"), rule: "clerk-organizations/3.17" },
      { request: form("name=%ff"), rule: "clerk-organizations/3.15" },
      { request: form("name=x&foo=%2"), rule: "clerk-organizations/10.20" },
    ];
    for (const { request, rule } of unusable) {
      const { body } = await outsider.raw("POST", list, request).answers(422, rule);
      same("clerk-organizations/4.23", codeOf(body), "form_param_missing");
      const fields = fieldsIn(body);
      holds(
        "clerk-organizations/4.14",
        fields.every((field) => field === "name"),
        'meta.param_name "name"',
        fields,
      );
    }
  },
});
