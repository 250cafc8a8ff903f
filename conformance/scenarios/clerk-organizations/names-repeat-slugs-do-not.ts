/** Names may repeat; slugs never do, whether derived or sent. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { newOrganization } from "./new-organization.ts";
import { newSlug } from "./new-slug.ts";
import { readWhen } from "./read-when.ts";
import { untilGone } from "./until-gone.ts";

export default scenario<operations>()({
  statement: "Several organizations may have one name, and no two of them ever have one slug.",
  sources: [
    "createOrganization/200",
    "updateOrganization/200",
    "updateOrganization/422",
    "clerk-organizations/3.8",
    "clerk-organizations/3.9",
    "clerk-organizations/7.2a",
    "clerk-organizations/7.3a",
    "clerk-organizations/7.4a",
    "clerk-organizations/7.4b",
    "clerk-organizations/7.4c",
    "clerk-organizations/7.4d",
    "clerk-organizations/7.14b",
    "clerk-organizations/10.33",
  ],
  principals: ["outsider", "member"],
  async run({ outsider, member, ...tools }) {
    const { holds, same } = tools;
    const first = await newOrganization(outsider, tools);
    const { name } = first.response;
    const second = await newOrganization(outsider, tools, { name, rule: "clerk-organizations/7.14b" });
    const foreign = await newOrganization(member, tools, { name, rule: "clerk-organizations/7.4a" });
    const made = [first, second, foreign].map(({ response }) => response);
    same(
      "clerk-organizations/7.4a",
      made.map((organization) => organization.name),
      [name, name, name],
    );
    holds(
      "clerk-organizations/7.2a",
      new Set(made.map(({ id }) => id)).size === 3,
      "three ids",
      made.map(({ id }) => id),
    );
    const slugs = made.map(({ slug }) => slug);
    holds("clerk-organizations/3.8", new Set(slugs).size === 3, "three slugs", slugs);
    holds("clerk-organizations/7.3a", new Set(slugs).size === 3, "three slugs", slugs);
    same("clerk-organizations/7.14b", [first.response.id === second.response.id, first.response.slug === second.response.slug], [false, false]);
    holds(
      "clerk-organizations/10.33",
      slugs.every((slug) => /^(?=.*[a-z0-9])[a-z0-9-]+$/.test(slug)),
      "lower-case letters, digits and dashes",
      slugs,
    );

    const slug = newSlug(tools);
    await outsider.updateOrganization({ path: first.path, body: { slug } }).answers(200, "clerk-organizations/7.4d");
    const again = await outsider.updateOrganization({ path: first.path, body: { slug } }).answers(200, "clerk-organizations/7.4d");
    same("clerk-organizations/7.4d", again.response.slug, slug);
    await outsider.updateOrganization({ path: second.path, body: { slug } }).answers(422, "clerk-organizations/7.4b");
    await member.updateOrganization({ path: foreign.path, body: { slug } }).answers(422, "clerk-organizations/3.8");
    const derived = await newOrganization(member, tools, { name: slug });
    holds("clerk-organizations/3.8", derived.response.slug !== slug, `another slug than ${slug}`, derived.response.slug);

    await outsider.deleteOrganization({ path: first.path }).answers(200);
    await untilGone(outsider, tools, first);
    const freed = await outsider.updateOrganization({ path: second.path, body: { slug } }).answers(200, "clerk-organizations/7.4c");
    same("clerk-organizations/7.4c", freed.response.slug, slug);
    const long = `${newSlug(tools)}-${"x".repeat(300)}`;
    await outsider.updateOrganization({ path: second.path, body: { slug: long } }).answers(200, "clerk-organizations/3.9");
    const read = await readWhen(outsider, tools, second.path, ({ slug }) => slug === long);
    same("clerk-organizations/3.9", read.response.slug, long);
  },
});
