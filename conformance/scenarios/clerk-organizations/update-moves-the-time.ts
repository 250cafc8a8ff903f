/** Only what is older than the run can show that an update moves the time. */
import type { operations } from "../../../generated/clerk-organizations.ts";
import { scenario } from "../../scenario.ts";
import { newOrganization } from "./new-organization.ts";
import { readWhen } from "./read-when.ts";

/** For servers whose clocks differ a little. */
const toleranceMs = 60_000;

export default scenario<operations>()({
  statement: "An update sets updated_at to the present, even where it sends the name that is there already.",
  sources: [
    "updateOrganization/200",
    "getOrganization/200",
    "clerk-organizations/6.updateOrganization.200",
    "clerk-organizations/7.5c",
    "clerk-organizations/7.15",
    "clerk-organizations/10.24",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { afterwards, fixture, holds, same } = tools;
    const { organization_id = "", name } = fixture("acme");
    const path = { organization_id };
    const restored = { path, body: { name: String(name) } };
    const before = await admin.getOrganization({ path }).answers(200);
    const { response: fresh } = await newOrganization(admin, tools);
    const now = Math.max(fresh.created_at, before.response.updated_at);
    const isPresent = (time: number) => Math.abs(time - now) <= toleranceMs;

    afterwards(() => admin.updateOrganization(restored).answers(200));
    const renamed = await admin.updateOrganization({ path, body: { name: "Renamed" } }).answers(200, "clerk-organizations/6.updateOrganization.200");
    holds("clerk-organizations/7.5c", isPresent(renamed.response.updated_at), `about ${now}`, renamed.response.updated_at);
    const isOld = before.response.updated_at < fresh.created_at;
    holds(
      "clerk-organizations/7.15",
      !isOld || renamed.response.updated_at > before.response.updated_at,
      `later than ${before.response.updated_at}`,
      renamed.response.updated_at,
    );
    await admin.updateOrganization(restored).answers(200);
    const read = await readWhen(admin, tools, path, (read) => read.name === name);
    same("clerk-organizations/6.updateOrganization.200", read.response.name, name);

    const locked = { organization_id: fixture("locked").organization_id ?? "" };
    const { response: old } = await admin.getOrganization({ path: locked }).answers(200);
    const unchanged = await admin.updateOrganization({ path: locked, body: { name: old.name } }).answers(200, "clerk-organizations/10.24");
    const moves = old.updated_at >= fresh.created_at || unchanged.response.updated_at > old.updated_at;
    holds("clerk-organizations/10.24", moves, `later than ${old.updated_at}`, unchanged.response.updated_at);
  },
});
