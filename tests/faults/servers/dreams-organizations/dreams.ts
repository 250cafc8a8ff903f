import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { Failure } from "./failure.ts";
import type { Broken } from "./fault.ts";
import { Fields } from "./fields.ts";
import { readForm } from "./form.ts";
import { cut, readPage } from "./page.ts";
import { type OnOrganization, routeOf } from "./route.ts";
import { isCountry, isEmail, isName, isNote, isPassword, isWebAddress } from "./rules.ts";
import { type Caller, callers, type Member, type Organization, roleNames, stateAtStart } from "./start-state.ts";
import { showMember, showOrganization } from "./view.ts";

export interface Incoming {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const pictures: ReadonlyMap<string, string> = new Map([
  ["image/jpeg", "jpg"],
  ["image/png", "png"],
  ["image/gif", "gif"],
]);

/** All organizations, and what may be done to them. */
export class Dreams {
  readonly #broken: Broken;
  readonly #state = stateAtStart();
  #lastMemberId = 70_000_000_000;

  constructor(broken: Broken) {
    this.#broken = broken;
  }

  /** Throws Failure. */
  answer(method: string, path: string, { query, headers, bytes }: Incoming): Answer {
    const { operation, values } = routeOf(method, path);
    const [first = "", second = ""] = values;
    if (operation === "accept") return this.#accept(first, bytes);
    const caller = callerOf(headers.authorization);
    if (operation === "create") return this.#create(caller, bytes);
    const organization = this.#admit(caller, operation, first);
    const answers: Record<OnOrganization, () => Answer> = {
      show: () => ({ status: 200, body: showOrganization(organization) }),
      update: () => this.#update(organization, bytes),
      upload: () => this.#upload(organization, headers["content-type"], bytes),
      list: () => this.#list(organization, query),
      assign: () => this.#assign(organization, second, bytes),
      remove: () => this.#remove(organization, second),
      charge: () => this.#charge(organization, bytes),
      invite: () => this.#invite(organization, bytes),
    };
    return answers[operation]();
  }

  #admit(caller: Caller, operation: OnOrganization, id: string): Organization {
    const forbidden = new Failure(403, "You may not do this here");
    if (operation === "charge" && !caller.administrator && !this.#broken("owners-charge")) throw forbidden;
    const same = (other: string) => (this.#broken("ids-case-sensitive") ? other === id : other.toLowerCase() === id.toLowerCase());
    const organization = this.#state.organizations.find((candidate) => same(candidate.id));
    if (!organization) throw this.#broken("rights-before-existence") && !caller.administrator ? forbidden : new Failure(404, "There is no such organization");
    if (!this.#may(caller, operation, organization)) throw forbidden;
    return organization;
  }

  #may({ user, email, administrator }: Caller, operation: OnOrganization, organization: Organization): boolean {
    if (administrator) return true;
    if (organization.status === "banned" && this.#broken("banned-locked")) return false;
    if (organization.owner === user) return true;
    const colleagues = this.#broken("removed-member-reads") ? organization.members : present(organization);
    return ["show", "list"].includes(operation) && colleagues.some((member) => member.email.toLowerCase() === email && member.status === "active");
  }

  #create({ user }: Caller, bytes: Buffer): Answer {
    const fields = this.#fields(bytes);
    const name = fields.text("name", "required", isName) ?? "";
    fields.text("countryCode", "required", isCountry);
    fields.done();
    const id = randomUUID().toUpperCase();
    const wallet = { money: 0, messages: 0 };
    this.#state.organizations.push({ id, name, owner: user, wallet, workspaces: [], members: [], status: "active", avatarUrl: null });
    return { status: 201, headers: { Location: `/api/organizations/${id}` } };
  }

  #update(organization: Organization, bytes: Buffer): Answer {
    const fields = this.#fields(bytes);
    const name = fields.text("name", "optional", isName);
    const avatarUrl = fields.text("avatarUrl", "optional", isWebAddress);
    const status = fields.text("status", "optional", (text) => text === "active" || text === "banned");
    fields.text("statusReason", "optional");
    fields.done();
    organization.name = name ?? organization.name;
    organization.avatarUrl = avatarUrl ?? (this.#broken("update-clears-avatar") ? null : organization.avatarUrl);
    if (status !== undefined) organization.status = status === "banned" ? "banned" : "active";
    return { status: 200, body: showOrganization(organization) };
  }

  #upload(organization: Organization, contentType: string | undefined, bytes: Buffer): Answer {
    const file = readForm(contentType, bytes)?.find(({ name }) => name === "file");
    const ending = pictures.get(file?.mediaType ?? "");
    const size = file?.content.length ?? 0;
    if (!ending || size < 1 || size > 2_097_152) throw new Failure(400, "No usable picture", { file: ["Send a JPEG, PNG or GIF of at most 2 MiB"] });
    const label = this.#broken("avatar-url-reused") ? organization.id : randomUUID();
    organization.avatarUrl = `https://media.dreams.example/${label}.${ending}`;
    return { status: 200 };
  }

  #list(organization: Organization, query: URLSearchParams): Answer {
    const page = readPage(query, this.#broken);
    const members = present(organization).filter(({ status }) => status === "active" || !this.#broken("invited-hidden"));
    const { entries, pagination } = cut(members, page, this.#broken);
    return success("These are the members", { pagination, data: entries.map(showMember) });
  }

  #assign(organization: Organization, id: string, bytes: Buffer): Answer {
    const fields = this.#fields(bytes);
    const roles = fields.integers("roles", "required", 1, (role) => roleNames.has(role)) ?? [];
    if (this.#broken("roles-before-workspaces") && roles.length > 0) this.#member(organization, id).roles = roles;
    const workspaces = fields.texts("workspaces", "required", 1, (workspace) => organization.workspaces.includes(workspace)) ?? [];
    fields.done();
    const member = this.#member(organization, id);
    member.roles = this.#broken("roles-added") ? [...new Set([...member.roles, ...roles])] : roles;
    member.workspaces = workspaces;
    if (this.#broken("updated-member-last")) organization.members = [...organization.members.filter((other) => other !== member), member];
    return success("The member was updated", { data: showMember(member) });
  }

  #remove(organization: Organization, id: string): Answer {
    const member = this.#member(organization, id, this.#broken("repeat-removal-succeeds"));
    member.removed = true;
    for (const [token, invited] of this.#state.invitations) {
      if (invited === member && !this.#broken("invitation-survives-removal")) this.#state.invitations.delete(token);
    }
    return success("The member was removed", { data: null });
  }

  #charge({ wallet }: Organization, bytes: Buffer): Answer {
    const fields = this.#fields(bytes, 422);
    const amount = fields.positive("amount", "required") ?? 0;
    const service = fields.text("service", "required", (text) => text === "sms" || text === "other");
    const points = fields.positive("sms_point", service === "sms" && !this.#broken("sms-points-optional") ? "required" : "optional") ?? 0;
    fields.text("reason", "optional", isNote);
    fields.done();
    if (service === "sms") wallet.messages += points;
    else wallet.money += amount;
    return success("The wallet was charged", { data: null });
  }

  #invite(organization: Organization, bytes: Buffer): Answer {
    const fields = this.#fields(bytes);
    const email = fields.text("email", "required", isEmail) ?? "";
    const name = fields.text("name", "optional", isNote) ?? "";
    const roles = fields.integers("roles", "optional", 0, (role) => roleNames.has(role)) ?? [];
    if (this.#knows(organization, email)) fields.complain("email", "Somebody here has this address");
    fields.done();
    const id = this.#broken("member-ids-restart") ? Math.max(0, ...organization.members.map((member) => member.id)) + 1 : ++this.#lastMemberId;
    const member: Member = { id, name, email, roles, status: "invited", workspaces: [] };
    organization.members.push(member);
    this.#state.invitations.set(randomUUID(), member);
    return { status: 200 };
  }

  #accept(token: string, bytes: Buffer): Answer {
    const { invitations } = this.#state;
    const unknown = new Failure(400, "This invitation is not valid");
    if (this.#broken("invitation-before-passwords") && !invitations.has(token)) throw unknown;
    const member = invitations.get(token);
    if (this.#broken("refusal-spends-invitation")) invitations.delete(token);
    const fields = this.#fields(bytes, 422);
    const password = fields.text("password", "required", isPassword) ?? "";
    const unread = this.#broken("confirmation-unread");
    fields.text("password_confirmation", "required", (text) => unread || text === password);
    fields.done();
    if (!member) throw unknown;
    member.password = password;
    member.status = "active";
    if (!this.#broken("invitation-reusable")) invitations.delete(token);
    return { status: 200 };
  }

  #fields(bytes: Buffer, status: 400 | 422 = 400): Fields {
    return new Fields(bytes, status, this.#broken);
  }

  #member(organization: Organization, id: string, evenRemoved = false): Member {
    const everywhere = this.#broken("foreign-member-found") ? this.#state.organizations : [organization];
    const pool = everywhere.flatMap((each) => (evenRemoved ? each.members : present(each)));
    const member = /^[0-9]+$/.test(id) ? pool.find((candidate) => candidate.id === Number(id)) : undefined;
    if (!member) throw new Failure(404, "There is no such member");
    return member;
  }

  #knows(organization: Organization, email: string): boolean {
    const same = (other: string) => (this.#broken("email-case-sensitive") ? other === email : other.toLowerCase() === email.toLowerCase());
    const everywhere = this.#broken("email-unique-everywhere") ? this.#state.organizations : [organization];
    const pool = everywhere.flatMap((each) => (this.#broken("removed-email-taken") ? each.members : present(each)));
    return pool.some((member) => same(member.email));
  }
}

const present = ({ members }: Organization): readonly Member[] => members.filter(({ removed }) => !removed);

const success = (message: string, more: object): Answer => ({ status: 200, body: { ...more, message, success: true } });

function callerOf(authorization = ""): Caller {
  const caller = callers.get(authorization.replace(/^bearer /i, "Bearer "));
  if (!caller) throw new Failure(401, "Tell who you are", undefined, { "WWW-Authenticate": 'Bearer realm="dreams"' });
  return caller;
}
