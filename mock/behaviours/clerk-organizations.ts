/** Clerk's organizations: whoever creates one administers it, and every answer mirrors the caller's whole client. */
import type { operations } from "../../generated/clerk-organizations.ts";
import { defineBehaviour } from "../handler.ts";
import { clientOf, wrapped } from "./clerk-organizations/answers.ts";
import { type Caller, principals } from "./clerk-organizations/principals.ts";
import { type ClerkErrors, formRefusal, formRefusals, refusal } from "./clerk-organizations/refusals.ts";
import { newMembership, newOrganization } from "./clerk-organizations/rows.ts";
import { slugFrom } from "./clerk-organizations/slug.ts";
import { startState } from "./clerk-organizations/start-state.ts";
import { existing, placeOf, type State } from "./clerk-organizations/state.ts";

export default defineBehaviour<operations>()({
  principals,
  state: startState,
  references: {
    sessions: { client_id: "clients", user_id: "users", last_active_organization_id: "organizations" },
    organizations: { created_by: "users" },
    memberships: { organization_id: "organizations", user_id: "users" },
  },
  // A malformed escape makes an id that no organization has.
  pathValues: "opaque",

  operations: {
    createOrganization({ body: { name }, principal, state, now, newId, reply }) {
      const time = now().getTime();
      const slug = slugFrom(name, (wanted) => state.organizations.by.slug(wanted) !== undefined);
      const { id } = state.organizations.insert(newOrganization({ id: newId("org_"), name, slug, creator: principal.user, time }));
      state.memberships.insert(newMembership({ id: newId("orgmem_"), organization: id, user: principal.user, role: "org:admin", time }));
      return reply(200, wrapped(state, principal, id));
    },

    getOrganization: ({ path, principal, state, reply }) => reply(200, wrapped(state, principal, path.organization_id)),

    updateOrganization({ path: { organization_id: id }, body, principal, state, now, reply }) {
      const { name, slug } = body;
      const holder = typeof slug === "string" ? state.organizations.by.slug(slug) : undefined;
      if (holder && holder.id !== id) return reply(422, formRefusal("form_identifier_exists", "slug"));
      const changes = { ...(typeof name === "string" && { name }), ...(typeof slug === "string" && { slug }) };
      if (Object.keys(changes).length > 0) {
        const { updated_at: before } = existing(state.organizations.get(id));
        state.organizations.update(id, { ...changes, updated_at: Math.max(before, now().getTime()) });
      }
      return reply(200, wrapped(state, principal, id));
    },

    deleteOrganization({ path: { organization_id: id }, principal, state, reply }) {
      for (const session of [...state.sessions.in.activeOrganization(id)]) state.sessions.update(session.id, { last_active_organization_id: null });
      for (const membership of [...state.memberships.in.organization(id)]) state.memberships.delete(membership.id);
      state.organizations.delete(id);
      return reply(200, { response: { object: "organization", id, deleted: true }, client: clientOf(state, principal) });
    },
  },

  admit: {
    createOrganization({ principal, state, reply }) {
      // Neither 0 nor null is a limit.
      const { create_organizations_limit: limit } = existing(state.users.get(principal.user));
      if (limit && state.organizations.in.creator(principal.user).size >= limit) return reply(403, refusal("organization_quota_exceeded"));
    },

    getOrganization({ path, principal, state, reply }) {
      const objection = objectionTo("read", path.organization_id, principal, state);
      return objection && reply(objection.status, objection.errors);
    },

    updateOrganization({ path, principal, state, reply }) {
      const objection = objectionTo("update", path.organization_id, principal, state);
      return objection && reply(objection.status, objection.errors);
    },

    deleteOrganization({ path, principal, state, reply }) {
      const objection = objectionTo("delete", path.organization_id, principal, state);
      return objection && reply(objection.status, objection.errors);
    },
  },

  authorize: ({ principal }) => (principal.user === "" ? "unauthenticated" : undefined),

  refuse({ reason, operation, principal, violations, detail }) {
    if (reason === "unauthenticated") return refusal(principal ? "signed_out" : "authentication_invalid");
    if (reason === "invalid-request") return formRefusals(violations);
    // Creation documents no 400: what cannot be read as a form is a form without fields.
    if (reason === "unreadable-body" && operation === "createOrganization") return formRefusal("form_param_missing", "name");
    if (reason === "unreadable-body") return refusal("request_body_invalid", detail);
    return refusal(reason === "unknown-path" ? "resource_not_found" : "request_invalid", detail);
  },
});

interface Objection {
  readonly status: 403 | 404;
  readonly errors: ClerkErrors;
}

/** Members read; administrators update, and delete where deletion is not switched off. */
function objectionTo(wish: "read" | "update" | "delete", id: string, { user }: Caller, { organizations, memberships }: State): Objection | undefined {
  const organization = organizations.get(id);
  if (!organization) return { status: 404, errors: refusal("resource_not_found") };
  const membership = memberships.by.place(placeOf(user, id));
  if (!membership) return { status: 403, errors: refusal("not_a_member_in_organization") };
  if (wish === "read") return undefined;
  if (membership.role !== "org:admin") return { status: 403, errors: refusal("not_an_admin_in_organization") };
  if (wish === "update" || organization.admin_delete_enabled) return undefined;
  return { status: 403, errors: refusal("organization_admin_delete_not_enabled") };
}
