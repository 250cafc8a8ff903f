/** One fault a form, each with its code and field; nothing comes of any of them. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { badNames } from "./bad-names.ts";
import { activityOf, membershipsOf } from "./caller.ts";
import { type BadForm, form, refuses } from "./form.ts";
import { list, newOrganization } from "./new-organization.ts";
import { codeOf } from "./refusal.ts";

const badForms: readonly BadForm[] = [
  ...badNames,
  { form: "", code: "form_param_missing", field: "name", rule: "clerk-organizations/4.23" },
  { form: "&", code: "form_param_missing", field: "name", rule: "clerk-organizations/10.18" },
  { form: "name=x&slug=y", code: "form_param_unknown", field: "slug", rule: "clerk-organizations/4.26" },
  { form: "name=x&foo=1", code: "form_param_unknown", field: "foo", rule: "clerk-organizations/4.26" },
  { form: "name=x&foo=1&foo=2", code: "form_param_unknown", field: "foo", rule: "clerk-organizations/10.16" },
  { form: "name=x&=y", code: "form_param_unknown", field: "", rule: "clerk-organizations/10.19" },
];

export default scenario<operations>()({
  statement: "A form with a fault creates nothing, and the answer names the fault and the field.",
  sources: [
    "createOrganization/422",
    "clerk-organizations/3.2",
    "clerk-organizations/3.3",
    "clerk-organizations/3.4",
    "clerk-organizations/3.5",
    "clerk-organizations/3.6",
    "clerk-organizations/3.18",
    "clerk-organizations/4.14",
    "clerk-organizations/4.23",
    "clerk-organizations/4.24",
    "clerk-organizations/4.26",
    "clerk-organizations/4.27",
    "clerk-organizations/4.28",
    "clerk-organizations/4.29",
    "clerk-organizations/7.6a",
    "clerk-organizations/7.13a",
    "clerk-organizations/10.4",
    "clerk-organizations/10.11",
    "clerk-organizations/10.13",
    "clerk-organizations/10.15",
    "clerk-organizations/10.16",
    "clerk-organizations/10.17",
    "clerk-organizations/10.18",
    "clerk-organizations/10.19",
  ],
  principals: ["member"],
  async run({ member, ...tools }) {
    const { same } = tools;
    const { path } = await newOrganization(member, tools);
    const before = await member.getOrganization({ path }).answers(200);
    for (const bad of badForms) await refuses(member, tools, "POST", list, bad);
    const none = [
      { request: {}, rule: "clerk-organizations/3.2" },
      { request: form("", "application/json"), rule: "clerk-organizations/3.18" },
    ];
    for (const { request, rule } of none) {
      const { body } = await member.raw("POST", list, request).answers(422, rule);
      same("clerk-organizations/4.23", codeOf(body), "form_param_missing");
    }
    const after = await member.getOrganization({ path }).answers(200);
    const idsOf = ({ client }: typeof before) => membershipsOf(client).map(({ id }) => id);
    same("clerk-organizations/7.13a", idsOf(after), idsOf(before));
    same("clerk-organizations/10.4", activityOf(after.client), activityOf(before.client));
  },
});
