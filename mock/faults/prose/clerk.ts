/** What a server of Clerk's organizations can get wrong although every answer fits its schema. */
import { slugFrom } from "../../behaviours/clerk-organizations/slug.ts";
import { changeResponse, failedWith, remembering, retry, succeeded } from "../combinators.ts";
import type { Fault, Interceptor } from "../fault.ts";
import { bodyOf, withBody } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { changedJson, isMembers, jsonOf, replaced } from "../values.ts";
import { clerk, codeIs, formOf, idOf, meanwhile, read, stored, thenStores } from "./clerk-calls.ts";

const update = ["updateOrganization"];
const all = ["createOrganization", "getOrganization", "updateOrganization", "deleteOrganization"];

const withoutField = (field: string): (() => Interceptor) =>
  retry(
    (answer) => answer.response.status === 422 && !codeIs("form_identifier_exists")(answer),
    (call, next) => {
      const { [field]: dropped, ...form } = formOf(call);
      return dropped === undefined ? [] : [() => next(withBody(call, form))];
    },
  );

const inResponse = (name: string, change: (value: unknown) => unknown): (() => Interceptor) =>
  changeResponse(succeeded, (response) =>
    changedJson(response, (root) =>
      isMembers(root) && isMembers(root["response"]) ? replaced(root, ["response", name], change(root["response"][name])) : undefined,
    ),
  );

/** Answers with the caller's client as it was before the call. */
const oldClient: () => Interceptor = () => (call, next) => {
  const known = call.operation.id === "createOrganization" ? undefined : jsonOf(read(call, next).response);
  const answer = next();
  if (answer.response.status >= 400) return answer;
  const client = isMembers(known) ? known["client"] : undefined;
  const response = changedJson(answer.response, (root) => (isMembers(root) ? { ...root, client: client ?? withoutNewest(root["client"]) } : undefined));
  return { ...answer, response };
};

/** The client, less the latest membership of each session's user. */
function withoutNewest(client: unknown): unknown {
  const sessions = isMembers(client) && Array.isArray(client["sessions"]) ? client["sessions"] : [];
  return sessions.reduce<unknown>(
    (changed, session, index) => replaced(changed, ["sessions", index, "user", "organization_memberships"], session.user.organization_memberships.slice(0, -1)),
    client,
  );
}

const genericCodes = changeResponse(
  ({ response }) => response.status >= 400,
  (response) =>
    changedJson(response, (root) =>
      isMembers(root) && Array.isArray(root["errors"]) ? { ...root, errors: root["errors"].map((one) => ({ ...one, code: "error" })) } : undefined,
    ),
);

export const clerkFaults: readonly Fault[] = [
  clerk("clerk-slug-not-unique", update, "A slug that another organization has is accepted.", () => (call, next) => {
    const answer = next();
    const { slug, ...form } = formOf(call);
    if (!codeIs("form_identifier_exists")(answer)) return answer;
    const accepted = next(withBody(call, form));
    return { ...accepted, response: changedJson(accepted.response, (root) => replaced(root, ["response", "slug"], slug)) };
  }),
  clerk("clerk-own-slug-refused", update, "An organization's present slug is a conflict.", () => (call, next) => {
    const holder = [...rowsOf(call, "organizations").all].find((row) => row["slug"] !== formOf(call)["slug"]);
    const conflict = formOf(call)["slug"] !== undefined && stored(call)?.["slug"] === formOf(call)["slug"];
    return conflict ? next(withBody(call, { ...formOf(call), slug: holder?.["slug"] })) : next();
  }),
  clerk(
    "clerk-rename-changes-slug",
    update,
    "A new name makes a new slug.",
    () => (call, next) => {
      const { name, slug } = formOf(call);
      if (typeof name !== "string" || slug !== undefined || bodyOf(call)?.violations.length !== 0) return next();
      const taken = new Set([...rowsOf(call, "organizations").all].map((row) => row["slug"]));
      return next(withBody(call, { name, slug: slugFrom(name, (wanted) => taken.has(wanted)) }));
    },
    "update-changes-only",
  ),
  clerk(
    "clerk-update-resets-metadata",
    update,
    "An update of one field resets others that clients cannot name.",
    thenStores((before) => ({ max_allowed_memberships: Number(before["max_allowed_memberships"]) + 1, pending_invitations_count: 0 })),
    "update-changes-only",
  ),
  clerk("clerk-empty-name-ignored", update, "An empty name counts as not sent.", withoutField("name"), "invalid"),
  clerk("clerk-empty-slug-ignored", update, "An empty or malformed slug counts as not sent.", withoutField("slug"), "invalid"),
  clerk(
    "clerk-client-not-mirrored",
    ["createOrganization", "updateOrganization", "deleteOrganization"],
    "The client in an answer does not yet know of the change.",
    oldClient,
  ),
  clerk(
    "clerk-client-null",
    all,
    "The client in an answer has no sessions.",
    changeResponse(succeeded, (response) =>
      changedJson(response, (root) => (isMembers(root) && isMembers(root["client"]) ? replaced(root, ["client", "sessions"], []) : undefined)),
    ),
  ),
  clerk("clerk-limit-ignored", ["createOrganization"], "Nobody is kept from creating too many organizations.", () => (call, next) => {
    const answer = next();
    if (!codeIs("organization_quota_exceeded")(answer)) return answer;
    const users = [...rowsOf(call, "users").all].map(({ id }) => String(id));
    return meanwhile(call, "users", users, { create_organizations_limit: null }, next);
  }),
  clerk("clerk-limit-counts-deleted", ["createOrganization", "deleteOrganization"], "Deleting an organization frees no place for another.", () => {
    const deleted = remembering(() => new Set<string>());
    return (call, next) => {
      const answer = next();
      const who = answer.explanation.principal ?? "";
      if (answer.response.status >= 400) return answer;
      if (call.operation.id === "deleteOrganization") deleted(call).add(who);
      else if (deleted(call).has(who) && who === "limited") {
        call.api.world.undoLast();
        return { ...answer, response: { ...answer.response, status: 403, body: quota } };
      }
      return answer;
    };
  }),
  clerk(
    "clerk-delete-switch-ignored",
    ["deleteOrganization"],
    "An organization is deleted although its deletion is switched off.",
    () => (call, next) => {
      const answer = next();
      return codeIs("organization_admin_delete_not_enabled")(answer)
        ? meanwhile(call, "organizations", [idOf(call)], { admin_delete_enabled: true }, next)
        : answer;
    },
    "weak-principal",
  ),
  clerk(
    "clerk-members-delete",
    ["deleteOrganization"],
    "A plain member may delete.",
    () => (call, next) => {
      const answer = next();
      if (!codeIs("not_an_admin_in_organization")(answer)) return answer;
      const memberships = [...rowsOf(call, "memberships").all].filter((row) => row["organization_id"] === idOf(call)).map(({ id }) => String(id));
      return meanwhile(call, "memberships", memberships, { role: "org:admin" }, next);
    },
    "weak-principal",
  ),
  clerk("clerk-creator-is-member", ["createOrganization"], "Whoever creates an organization becomes a plain member of it.", () => (call, next) => {
    const answer = next();
    const made = call.api.world.journal.at(-1)?.changes.find(({ collection }) => collection === "memberships");
    if (answer.response.status >= 400 || !made) return answer;
    alter(call, () => rowsOf(call, "memberships").update(made.key, { role: "org:member" }));
    return {
      ...answer,
      response: changedJson(answer.response, (root) => JSON.parse(JSON.stringify(root).replace(/"role":"org:admin"(?!.*"role")/, '"role":"org:member"'))),
    };
  }),
  clerk("clerk-active-organization-kept", ["deleteOrganization"], "A deleted organization stays the active one of a session.", () => (call, next) => {
    const sessions = [...rowsOf(call, "sessions").all].filter((row) => row["last_active_organization_id"] === idOf(call));
    const answer = next();
    if (answer.response.status >= 400 || sessions.length === 0) return answer;
    alter(call, () => {
      for (const { id } of sessions) rowsOf(call, "sessions").update(String(id), { last_active_organization_id: idOf(call) });
    });
    return {
      ...answer,
      response: changedJson(answer.response, (root) => replaced(root, ["client", "sessions", 0, "last_active_organization_id"], idOf(call))),
    };
  }),
  clerk("clerk-codes-generic", all, "Errors do not say by their code what is wrong.", genericCodes),
  clerk(
    "clerk-error-without-field",
    ["createOrganization", "updateOrganization"],
    "A form error does not name its field.",
    changeResponse(failedWith(422), (response) =>
      changedJson(response, (root) =>
        isMembers(root) && Array.isArray(root["errors"]) ? { ...root, errors: root["errors"].map(({ meta, ...one }) => one) } : undefined,
      ),
    ),
  ),
  clerk(
    "clerk-updated-at-frozen",
    update,
    "An update leaves the time of the last change.",
    thenStores(({ updated_at }) => ({ updated_at })),
    "read-after-update",
  ),
  clerk(
    "clerk-empty-update-counts",
    update,
    "An update without fields moves the time of the last change.",
    thenStores((_before, call) => (Object.keys(formOf(call)).length === 0 ? { updated_at: call.api.world.now().getTime() } : undefined)),
  ),
  clerk(
    "clerk-members-count-stale",
    ["createOrganization"],
    "A new organization counts no members.",
    inResponse("members_count", () => 0),
  ),
  clerk(
    "clerk-slug-upper-case",
    ["createOrganization"],
    "A derived slug keeps capitals.",
    inResponse("slug", (slug) => String(slug).toUpperCase()),
  ),
  clerk(
    "clerk-deleted-false",
    ["deleteOrganization"],
    "A deletion answers with the organization instead of its tombstone.",
    () => (call, next) => {
      const before = jsonOf(read(call, next).response);
      const answer = next();
      const shown = isMembers(before) ? before["response"] : undefined;
      return answer.response.status < 400 ? { ...answer, response: changedJson(answer.response, (root) => replaced(root, ["response"], shown)) } : answer;
    },
    "body-schema",
  ),
];

const quota = JSON.stringify({ errors: [{ code: "organization_quota_exceeded", message: "Too many organizations", long_message: "No place is left." }] });
