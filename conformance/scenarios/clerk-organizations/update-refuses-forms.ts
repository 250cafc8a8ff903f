/** One fault a form, each with its code and field; the organization stays as it was. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { badNames } from "./bad-names.ts";
import { activityOf } from "./caller.ts";
import { type BadForm, refuses } from "./form.ts";
import { newOrganization } from "./new-organization.ts";

const badForms: readonly BadForm[] = [
  ...badNames,
  { form: "slug=", code: "form_param_nil", field: "slug", rule: "clerk-organizations/7.6b" },
  { form: "slug", code: "form_param_nil", field: "slug", rule: "clerk-organizations/3.11" },
  { form: "slug=+", code: "form_param_format_invalid", field: "slug", rule: "clerk-organizations/10.12" },
  { form: "slug=Not%20OK", code: "form_param_format_invalid", field: "slug", rule: "clerk-organizations/4.30" },
  { form: "slug=---", code: "form_param_format_invalid", field: "slug", rule: "clerk-organizations/4.30" },
  { form: "slug=a_b", code: "form_param_format_invalid", field: "slug", rule: "clerk-organizations/4.30" },
  { form: "slug=a&slug=a", code: "form_param_duplicate", field: "slug", rule: "clerk-organizations/4.27" },
  { form: "foo=1", code: "form_param_unknown", field: "foo", rule: "clerk-organizations/4.26" },
  { form: "foo=1&foo=2", code: "form_param_unknown", field: "foo", rule: "clerk-organizations/10.16" },
  { form: "=x", code: "form_param_unknown", field: "", rule: "clerk-organizations/10.19" },
  { form: "name=Good&slug=Not%20OK", code: "form_param_format_invalid", field: "slug", rule: "clerk-organizations/7.13b" },
  { form: "name=Good&foo=1", code: "form_param_unknown", field: "foo", rule: "clerk-organizations/7.13b" },
];

export default scenario<operations>()({
  statement: "An update with a fault is refused as a whole, and the answer names the fault and the field.",
  sources: [
    "updateOrganization/422",
    "clerk-organizations/3.3",
    "clerk-organizations/3.4",
    "clerk-organizations/3.5",
    "clerk-organizations/3.6",
    "clerk-organizations/3.11",
    "clerk-organizations/4.14",
    "clerk-organizations/4.24",
    "clerk-organizations/4.25",
    "clerk-organizations/4.26",
    "clerk-organizations/4.27",
    "clerk-organizations/4.28",
    "clerk-organizations/4.29",
    "clerk-organizations/4.30",
    "clerk-organizations/4.31",
    "clerk-organizations/6.updateOrganization.422",
    "clerk-organizations/7.4b",
    "clerk-organizations/7.6a",
    "clerk-organizations/7.6b",
    "clerk-organizations/7.13a",
    "clerk-organizations/7.13b",
    "clerk-organizations/10.4",
    "clerk-organizations/10.11",
    "clerk-organizations/10.12",
    "clerk-organizations/10.13",
    "clerk-organizations/10.15",
    "clerk-organizations/10.16",
    "clerk-organizations/10.17",
    "clerk-organizations/10.19",
  ],
  principals: ["admin", "outsider"],
  async run({ admin, outsider, ...tools }) {
    const { same } = tools;
    const { path, target } = await newOrganization(outsider, tools);
    const other = await newOrganization(admin, tools);
    const before = await outsider.getOrganization({ path }).answers(200);
    const taken = { form: `slug=${other.response.slug}`, code: "form_identifier_exists", field: "slug", rule: "clerk-organizations/7.4b" } as const;
    for (const bad of [...badForms, taken, { ...taken, form: `name=Good&${taken.form}`, rule: "clerk-organizations/7.13b" }]) {
      await refuses(outsider, tools, "PATCH", target, bad);
    }
    await outsider.updateOrganization({ path, body: { name: "" } }).answers(422, "clerk-organizations/6.updateOrganization.422");
    const after = await outsider.getOrganization({ path }).answers(200);
    same("clerk-organizations/7.13a", after.response, before.response);
    same("clerk-organizations/7.13b", after.response.name, before.response.name);
    same("clerk-organizations/10.4", activityOf(after.client), activityOf(before.client));
  },
});
