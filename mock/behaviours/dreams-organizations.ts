/** Dreams CRM: organizations with their avatar, members, wallet and invitations. Owners manage, members read, administrators charge. */
import type { components, operations } from "../../generated/dreams-organizations.ts";
import { defineBehaviour } from "../handler.ts";
import { type ErrorResponse, error, type Fault, invalid, refusal } from "./dreams-organizations/errors.ts";
import { anonymous, type Caller, principals, type Standing, standing } from "./dreams-organizations/rights.ts";
import { emailKey, type Member, type State, startState } from "./dreams-organizations/start-state.ts";

export default defineBehaviour<operations>()({
  principals,
  anonymous,
  state: startState,

  // Whether there is such an organization, and whose it is, comes before what was asked of it.
  order: ["match", "authenticate", "admit", "parameters", "body"],
  pathValues: "opaque",
  otherMediaTypes: "json",
  refusalStatus: { acceptOrganizationInvite: { "unreadable-body": 422 } },
  refuse: refusal,

  operations: {
    createOrganization({ body, principal, state, newId, reply }) {
      const { id } = state.organizations.insert({ id: newId(), name: body.name, avatarUrl: null, status: "active", owner: principal.user });
      return reply(201, { Location: `/api/organizations/${id}` });
    },

    getOrganization({ path, state, reply }) {
      const organization = state.organizations.get(idIn(path.organizationId));
      return organization ? reply(200, organization) : reply(404, noOrganization);
    },

    updateOrganization({ path, body, state, reply }) {
      const { name, avatarUrl, status } = body;
      const organization = state.organizations.update(idIn(path.organizationId), {
        ...(name !== undefined && { name }),
        ...(avatarUrl !== undefined && { avatarUrl }),
        ...(status !== undefined && { status }),
      });
      return reply(200, organization);
    },

    uploadOrganizationAvatar({ path, body, state, newId, reply }) {
      const faults = faultsOfAvatar(body.file);
      if (faults.length > 0) return reply(400, invalid(faults));
      state.organizations.update(idIn(path.organization), { avatarUrl: `https://avatars.example.com/${newId()}` });
      return reply(200);
    },

    listOrganizationMembers({ path, query: { page = 1, per_page = 15 }, state, reply }) {
      const members = state.members.in.organization(idIn(path.organizationId));
      const limit = Math.max(1, Number(per_page));
      const before = (Number(page) - 1) * limit;
      const data = members.slice(before, limit).map(shown);
      const [from, to] = data.length > 0 ? [before + 1, before + data.length] : [null, null];
      const last_page = Math.max(1, Math.ceil(members.size / limit));
      const pagination = { total: members.size, per_page, current_page: page, last_page, from, to };
      return reply(200, { success: true, message: "All Organization Members", data, pagination });
    },

    updateOrganizationMember({ path, body, state, reply }) {
      const organizationId = idIn(path.organizationId);
      const workspaces = body.workspaces.map((id) => id.toLowerCase());
      const faults = [...unknownWorkspaces(workspaces, organizationId, state), ...unknownRoles(body.roles, state)];
      if (faults.length > 0) return reply(400, invalid(faults));
      const member = memberOf(organizationId, path.memberId, state);
      if (!member) return reply(404, noMember);
      const data = shown(state.members.update(member.id, { workspaces: [...new Set(workspaces)], roles: roleNames(body.roles, state) }));
      return reply(200, { success: true, message: "Member update", data });
    },

    deleteOrganizationMember({ path, state, reply }) {
      const member = memberOf(idIn(path.organizationId), path.memberId, state);
      if (!member) return reply(404, noMember);
      const invitation = state.invitations.by.member(member.id);
      if (invitation) state.invitations.delete(invitation.inviteToken);
      state.members.delete(member.id);
      return reply(200, { success: true, message: "Member deleted successfully" });
    },

    chargeOrganizationWallet({ path, body, state, reply }) {
      const organizationId = idIn(path.organization);
      const { money, messages } = state.wallets.get(organizationId) ?? state.wallets.insert({ organizationId, money: 0, messages: 0 });
      const topUp = body.service === "sms" ? { messages: messages + Number(body.sms_point) } : { money: money + Number(body.amount) };
      state.wallets.update(organizationId, topUp);
      return reply(200, { success: true, message: "Charge processed successfully", data: null });
    },

    inviteOrganizationUser({ path, body, state, now, newId, reply }) {
      const { email, name = "", roles = [] } = body;
      const organizationId = idIn(path.organizationId);
      const faults = [...(email === undefined ? [missing("email")] : []), ...unknownRoles(roles, state)];
      if (email === undefined || faults.length > 0) return reply(400, invalid(faults));
      if (state.members.by.email(emailKey(organizationId, email))) return reply(400, emailTaken);
      const id = nextMemberId(state);
      state.members.insert({ id, organizationId, name, email, status: "invited", roles: roleNames(roles, state), workspaces: [] });
      state.invitations.insert({ to: email, inviteToken: newId("invite_"), organizationId, memberId: id, sentAt: now().toISOString() });
      return reply(200);
    },

    // Nothing ever asks for the password, so none is kept.
    acceptOrganizationInvite({ path, body, state, reply }) {
      const faults = faultsOfPassword(body);
      if (faults.length > 0) return reply(422, invalid(faults));
      const invitation = state.invitations.get(path.inviteToken);
      const member = invitation && state.members.get(invitation.memberId);
      if (member?.status !== "invited") return reply(400, invalidToken);
      state.members.update(member.id, { status: "active" });
      return reply(200);
    },
  },

  authorize: ({ operation, principal }) => (operation === "chargeOrganizationWallet" && !principal.administrator ? "forbidden" : undefined),

  admit: {
    getOrganization: (call) => forMembers(call.path.organizationId, call),
    updateOrganization: (call) => forManagers(call.path.organizationId, call),
    uploadOrganizationAvatar: (call) => forManagers(call.path.organization, call),
    listOrganizationMembers: (call) => forMembers(call.path.organizationId, call),
    updateOrganizationMember: (call) => forManagers(call.path.organizationId, call),
    deleteOrganizationMember: (call) => forManagers(call.path.organizationId, call),
    chargeOrganizationWallet: (call) => forManagers(call.path.organization, call),
    inviteOrganizationUser: (call) => forManagers(call.path.organizationId, call),
  },

  references: {
    members: { organizationId: "organizations" },
    invitations: { organizationId: "organizations", memberId: "members" },
    workspaces: { organizationId: "organizations" },
    wallets: { organizationId: "organizations" },
  },

  outbox: ({ invitations }) => [...invitations.all],
});

const noOrganization = error("Organization not found.");
const noMember = error("Member not found.");
const noRight = error("You may not do this in this organization.");
const emailTaken = error("This e-mail already belongs to a member.");
const invalidToken = error("The invitation is not valid.");

interface Door<R> {
  readonly principal: Caller;
  readonly state: State;
  reply(status: 403 | 404, body: ErrorResponse): R;
}

const forMembers = <R>(id: string, door: Door<R>): R | undefined => onlyFor(["member", "manager"], id, door);
const forManagers = <R>(id: string, door: Door<R>): R | undefined => onlyFor(["manager"], id, door);

function onlyFor<R>(admitted: readonly Standing[], id: string, { principal, state, reply }: Door<R>): R | undefined {
  const caller = standing(state, idIn(id), principal);
  if (caller === "nowhere") return reply(404, noOrganization);
  return admitted.includes(caller) ? undefined : reply(403, noRight);
}

/** Ids of organizations are compared without regard to case. */
const idIn = (value: string): string => value.toLowerCase();

function memberOf(organizationId: string, memberId: number, { members }: State): Member | undefined {
  const member = members.get(memberId);
  return member?.organizationId === organizationId ? member : undefined;
}

function nextMemberId({ counters, members }: State): number {
  let last = (counters.get("members")?.last ?? 0) + 1;
  // A start state of somebody's own may be ahead of its counter.
  while (members.has(last)) last += 1;
  if (counters.has("members")) counters.update("members", { last });
  else counters.insert({ of: "members", last });
  return last;
}

const shown = ({ id, name, email, status, roles, workspaces }: Member) => ({ id, name, email, status, roles, workspaces });

const roleNames = (ids: readonly number[], { roles }: State): string[] => [...new Set(ids)].flatMap((id) => roles.get(id)?.name ?? []);

const unknownRoles = (ids: readonly number[], { roles }: State): Fault[] =>
  ids.flatMap((id, index): Fault[] => (roles.has(id) ? [] : [[`roles.${index}`, `There is no role ${id}.`]]));

const unknownWorkspaces = (ids: readonly string[], organizationId: string, { workspaces }: State): Fault[] =>
  ids.flatMap((id, index): Fault[] =>
    workspaces.get(id)?.organizationId === organizationId ? [] : [[`workspaces.${index}`, `The organization has no workspace ${id}.`]],
  );

const missing = (field: string): Fault => [field, `The ${field} field is required.`];

const imageTypes = ["image/jpeg", "image/png", "image/gif"];
const maxAvatarBytes = 2_097_152;

/** A part that is text arrives as a string. */
function faultsOfAvatar(file: File | string | undefined): Fault[] {
  if (!(file instanceof File)) return [["file", "The file field is required, as an image."]];
  const faults: Fault[] = [];
  if (!imageTypes.includes(file.type)) faults.push(["file", `Expected ${imageTypes.join(", ")}, found ${file.type}.`]);
  if (file.size < 1 || file.size > maxAvatarBytes) faults.push(["file", `Expected 1 to ${maxAvatarBytes} bytes, found ${file.size}.`]);
  return faults;
}

function faultsOfPassword({ password, password_confirmation: confirmation }: components["schemas"]["AcceptInviteRequest"]): Fault[] {
  const absent = [...(password === undefined ? [missing("password")] : []), ...(confirmation === undefined ? [missing("password_confirmation")] : [])];
  if (absent.length > 0 || password === confirmation) return absent;
  return [["password_confirmation", "The two passwords differ."]];
}
