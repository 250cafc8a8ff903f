/** Partial updates, as their answers and later reads show them. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { sessionOf } from "./caller.ts";
import { newOrganization, type Organization } from "./new-organization.ts";
import { newSlug } from "./new-slug.ts";
import { readWhen } from "./read-when.ts";

const withoutTime = ({ updated_at: _, ...rest }: Organization) => rest;

export default scenario<operations>()({
  statement: "An update changes the fields that it sends and updated_at, and no other.",
  sources: [
    "updateOrganization/200",
    "getOrganization/200",
    "clerk-organizations/6.updateOrganization.200",
    "clerk-organizations/7.4e",
    "clerk-organizations/7.5a",
    "clerk-organizations/7.5c",
    "clerk-organizations/7.5d",
    "clerk-organizations/7.10a",
    "clerk-organizations/7.14a",
    "clerk-organizations/7.15",
  ],
  principals: ["member"],
  async run({ member, ...tools }) {
    const { holds, same } = tools;
    const { path, response: created, client } = await newOrganization(member, tools);
    const name = tools.unique("renamed");
    const slug = newSlug(tools);

    const renamed = await member.updateOrganization({ path, body: { name } }).answers(200, "clerk-organizations/6.updateOrganization.200");
    same("clerk-organizations/6.updateOrganization.200", renamed.response.name, name);
    same("clerk-organizations/7.4e", renamed.response.slug, created.slug);
    same("clerk-organizations/7.5d", withoutTime(renamed.response), { ...withoutTime(created), name });
    const moved = await member.updateOrganization({ path, body: { slug } }).answers(200, "clerk-organizations/6.updateOrganization.200");
    same("clerk-organizations/7.5a", moved.response.name, name);
    same("clerk-organizations/7.5d", withoutTime(moved.response), { ...withoutTime(created), name, slug });
    const read = await readWhen(member, tools, path, (read) => read.slug === slug);
    same("clerk-organizations/6.updateOrganization.200", read.response, moved.response);
    const both = { name: tools.unique("both"), slug: newSlug(tools) };
    const once = await member.updateOrganization({ path, body: both }).answers(200);
    const twice = await member.updateOrganization({ path, body: both }).answers(200);
    same("clerk-organizations/7.14a", withoutTime(twice.response), { ...withoutTime(created), ...both });

    const times = [created, renamed.response, moved.response, once.response, twice.response].map(({ updated_at }) => updated_at);
    const rises = times.every((time, index) => time >= (times[index - 1] ?? 0));
    for (const rule of ["clerk-organizations/7.5c", "clerk-organizations/7.15"]) holds(rule, rises, "never earlier than before", times);
    same("clerk-organizations/7.10a", sessionOf(twice.client)?.last_active_organization_id, sessionOf(client)?.last_active_organization_id);
  },
});
