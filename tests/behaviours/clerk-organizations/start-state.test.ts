/** What is there before the first call. */
import { expect, it } from "vitest";
import {
  acme,
  call,
  disposable,
  expectRefused,
  globex,
  limitedLabs,
  locked,
  membershipsIn,
  type Organization,
  operations,
  organizationId,
  type Person,
  seedTime,
  stateOf,
} from "./fixture.ts";

const seeded = { created_at: seedTime, updated_at: seedTime };

const organization = (id: string, name: string, slug: string, members: number, pending = 0, deletable = true): Organization => ({
  object: "organization",
  id,
  name,
  slug,
  image_url: "https://img.example.com/org.png",
  has_image: false,
  logo_url: null,
  members_count: members,
  pending_invitations_count: pending,
  max_allowed_memberships: 5,
  admin_delete_enabled: deletable,
  public_metadata: {},
  ...seeded,
});

const organizations = {
  acme: organization("org_2Acme0000000000000000000001", "Acme", "acme", 2, 1),
  locked: organization("org_2Locked00000000000000000001", "Locked", "locked", 1, 0, false),
  disposable: organization("org_2Disposable0000000000000001", "Disposable", "disposable", 1),
  globex: organization("org_2Globex00000000000000000001", "Globex", "globex", 1),
  limitedLabs: organization("org_2LimitedLabs000000000000001", "Limited Labs", "limited-labs", 1),
};

const membership = (id: string, role: string, of: Organization) => ({ object: "organization_membership", id, role, organization: of, ...seeded });

const memberships = {
  admin: [
    membership("orgmem_2AcmeAdmin00000000000000001", "org:admin", organizations.acme),
    membership("orgmem_2LockedAdmin000000000000001", "org:admin", organizations.locked),
    membership("orgmem_2DisposableAdmin00000000001", "org:admin", organizations.disposable),
  ],
  member: [membership("orgmem_2AcmeMember0000000000000001", "org:member", organizations.acme)],
  outsider: [membership("orgmem_2GlobexOutsider000000000001", "org:admin", organizations.globex)],
  limited: [membership("orgmem_2LimitedLabsLimited00000001", "org:admin", organizations.limitedLabs)],
};

const people: readonly [keyof typeof memberships, string, string, string | null, number][] = [
  ["admin", acme, "2Admin000000000000000000001", organizationId.acme, 100],
  ["member", acme, "2Member00000000000000000001", organizationId.acme, 100],
  ["outsider", globex, "2Outsider000000000000000001", null, 100],
  ["limited", limitedLabs, "2Limited0000000000000000001", organizationId.limitedLabs, 1],
];

it.each(people)(
  "clerk-organizations/8.1 clerk-organizations/8.4 clerk-organizations/8.5 clerk-organizations/8.6 clerk-organizations/8.7 the client of %s is the seeded one",
  async (name, path, tail, active, limit) => {
    const { body } = await call(path, { as: name });

    expect(body.client).toEqual({
      object: "client",
      id: `client_${tail}`,
      sign_in: null,
      sign_up: null,
      last_active_session_id: `sess_${tail}`,
      ...seeded,
      sessions: [
        {
          object: "session",
          id: `sess_${tail}`,
          status: "active",
          expire_at: 4_102_444_800_000,
          abandon_at: 4_102_444_800_000,
          last_active_at: seedTime,
          last_active_organization_id: active,
          actor: null,
          user: {
            object: "user",
            id: `user_${tail}`,
            username: null,
            first_name: name,
            last_name: null,
            image_url: "https://img.example.com/user.png",
            has_image: false,
            create_organization_enabled: true,
            create_organizations_limit: limit,
            organization_memberships: memberships[name],
            ...seeded,
          },
        },
      ],
    });
  },
);

it.each<[keyof typeof organizations, string, Person]>([
  ["acme", acme, "admin"],
  ["locked", locked, "admin"],
  ["disposable", disposable, "admin"],
  ["globex", globex, "outsider"],
  ["limitedLabs", limitedLabs, "limited"],
])("clerk-organizations/8.2 clerk-organizations/8.3 %s is the seeded one", async (name, path, as) => {
  expect((await call(path, { as })).body.response).toEqual(organizations[name]);
});

it("clerk-organizations/8.3 each organization counts for its creator", async () => {
  const state = JSON.parse(await stateOf()) as { "clerk-organizations": { organizations: { slug: string; created_by: string }[] } };

  expect(state["clerk-organizations"].organizations.map(({ slug, created_by }) => [slug, created_by])).toEqual([
    ["acme", "user_2Admin000000000000000000001"],
    ["locked", "user_2Admin000000000000000000001"],
    ["disposable", "user_2Admin000000000000000000001"],
    ["globex", "user_2Outsider000000000000000001"],
    ["limited-labs", "user_2Limited0000000000000000001"],
  ]);
});

it("clerk-organizations/8.5 signedout has a client without sessions", async () => {
  const state = JSON.parse(await stateOf()) as { "clerk-organizations": { clients: { id: string }[]; sessions: { client_id: string }[] } };
  const { clients, sessions } = state["clerk-organizations"];

  expect(clients).toHaveLength(5);
  expect(clients.filter(({ id }) => !sessions.some((session) => session.client_id === id))).toHaveLength(1);
  await expectRefused(acme, { as: "signedout" }, 401, "signed_out");
});

it("clerk-organizations/8.8 nothing has the unknown id, whoever asks", async () => {
  for (const as of ["admin", "member", "outsider", "limited"] as const) {
    for (const method of ["GET", "PATCH", "DELETE"])
      await expectRefused(`/v1/organizations/${organizationId.unknown}`, { method, as }, 404, "resource_not_found");
  }
});

it("clerk-organizations/8.4 the admin's memberships stand in the order of the organizations", async () => {
  for (const sent of operations.filter(({ id }) => id !== "deleteOrganization")) {
    const ids = membershipsIn(await call(sent.path, sent)).map(({ id }) => id);

    expect(ids.slice(0, 3)).toEqual(memberships.admin.map(({ id }) => id));
  }
});
