/** Updates document 400 for what cannot be read as a form. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { form, formType } from "./form.ts";
import { newOrganization } from "./new-organization.ts";
import { readWhen } from "./read-when.ts";
import { codeOf } from "./refusal.ts";

const invalidUtf8 = new Uint8Array([..."name="].map((letter) => letter.charCodeAt(0)).concat(0xff));

export default scenario<operations>()({
  statement: "An update whose body cannot be read as a form is refused with 400, however much of it can be read.",
  sources: [
    "updateOrganization/400",
    "updateOrganization/200",
    "clerk-organizations/3.14",
    "clerk-organizations/3.15",
    "clerk-organizations/3.16",
    "clerk-organizations/4.15",
    "clerk-organizations/6.updateOrganization.400",
    "clerk-organizations/7.13a",
    "clerk-organizations/10.20",
    "clerk-organizations/10.21",
    "clerk-organizations/10.22",
  ],
  principals: ["member"],
  async run({ member, ...tools }) {
    const { same, unique } = tools;
    const { target, path } = await newOrganization(member, tools);
    const before = await member.getOrganization({ path }).answers(200);
    const unusable = [
      { request: form('{"name":"x"}', "application/json"), rule: "clerk-organizations/6.updateOrganization.400" },
      { request: form("name=%zz"), rule: "clerk-organizations/6.updateOrganization.400" },
      { request: form("name=x", "application/json"), rule: "clerk-organizations/3.14" },
      { request: form("name=x", `${formType}2`), rule: "clerk-organizations/3.14" },
      { request: { body: "name=x" }, rule: "clerk-organizations/3.16" },
      { request: form("name=%ff"), rule: "clerk-organizations/3.15" },
      { request: form(invalidUtf8), rule: "clerk-organizations/3.15" },
      { request: form("name=x&foo=%2"), rule: "clerk-organizations/10.20" },
    ];
    for (const { request, rule } of unusable) {
      const { body } = await member.raw("PATCH", target, request).answers(400, rule);
      same("clerk-organizations/4.15", codeOf(body), "request_body_invalid");
    }
    const after = await member.getOrganization({ path }).answers(200);
    same("clerk-organizations/7.13a", after.response, before.response);

    const readable = [
      { type: `${formType}; charset=UTF-8`, rule: "clerk-organizations/3.14" },
      { type: `${formType}; charset=iso-8859-1`, rule: "clerk-organizations/10.21" },
      { type: "Application/X-WWW-Form-URLencoded", rule: "clerk-organizations/10.22" },
    ];
    for (const { type, rule } of readable) {
      const name = `${unique()} ü`;
      await member.raw("PATCH", target, form(`name=${encodeURIComponent(name)}`, type)).answers(200, rule);
      const read = await readWhen(member, tools, path, (read) => read.name === name);
      same(rule, read.response.name, name);
    }
  },
});
