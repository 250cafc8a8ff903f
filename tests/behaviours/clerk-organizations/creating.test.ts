/** What creating and reading do. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import { acme, api, call, caller, create, expectRefused, limitedLabs, list, membershipsIn, nestedIn, organizationId, remove, update } from "./fixture.ts";

describe("Creating", () => {
  it.each(["admin", "member", "outsider"] as const)(
    "clerk-organizations/7.1a clerk-organizations/7.1b clerk-organizations/7.1c clerk-organizations/7.9a makes %s the administrator",
    async (person) => {
      const answer = await create("New Org", person);

      expect(answer.status).toBe(200);
      expect(membershipsIn(answer).at(-1)).toMatchObject({ role: "org:admin", organization: answer.body.response });
    },
  );

  it("clerk-organizations/7.1d clerk-organizations/7.1e clerk-organizations/7.1f gives a new organization its first values", async () => {
    const call = caller(createMock({ apis: [api], now: "2025-01-01T00:00:00Z" }));

    const { body } = await call(list, { method: "POST", form: "name=New+Org" });

    expect(body.response).toEqual({
      object: "organization",
      id: expect.any(String) as string,
      name: "New Org",
      slug: "new-org",
      image_url: expect.stringMatching(/^https:\/\/\S+$/) as string,
      has_image: false,
      logo_url: null,
      members_count: 1,
      pending_invitations_count: 0,
      max_allowed_memberships: 5,
      admin_delete_enabled: true,
      public_metadata: {},
      created_at: 1_735_689_600_000,
      updated_at: 1_735_689_600_000,
    });
  });

  it("clerk-organizations/7.2a clerk-organizations/7.2b gives each its own id, of letters and digits", async () => {
    const ids = new Set([organizationId.acme]);
    for (let count = 0; count < 5; count += 1) ids.add((await create("Same")).body.response.id);

    expect(ids.size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^org_[0-9A-Za-z]{27}$/);
  });

  it("clerk-organizations/7.4a clerk-organizations/7.14b makes another organization each time, of the same name and another slug", async () => {
    const made = [];
    for (let count = 0; count < 3; count += 1) made.push((await create("Same")).body.response);

    expect(made.map(({ name, slug }) => [name, slug])).toEqual([
      ["Same", "same"],
      ["Same", "same-2"],
      ["Same", "same-3"],
    ]);
  });

  it.each([
    ["New Org", "new-org"],
    ["  --Trim -- me!  ", "trim-me"],
    ["Müller & Söhne", "m-ller-s-hne"],
    ["組織", "org"],
    ["---", "org"],
    ["ACME", "acme-2"],
    ["acme 2", "acme-2"],
    ["\u212aelvin", "kelvin"],
    ["A".repeat(256), "a".repeat(256)],
    ["a\u0000b", "a-b"],
  ])("clerk-organizations/7.3a clerk-organizations/7.3b clerk-organizations/10.33 derives from %j the slug %s", async (name, slug) => {
    expect((await create(name)).body.response.slug).toBe(slug);
  });

  it("clerk-organizations/7.3c clerk-organizations/3.8 numbers a derived slug until it is free", async () => {
    await update(acme, "slug=taken-3");
    const slugs = [];
    for (const name of ["Taken", "taken!", "TAKEN", "taken 4"]) slugs.push((await create(name)).body.response.slug);

    expect(slugs).toEqual(["taken", "taken-2", "taken-4", "taken-4-2"]);
  });

  it("clerk-organizations/7.12 lists memberships in order of creation, even where the clock stands in the past", async () => {
    const call = caller(createMock({ apis: [api], now: "2001-01-01T00:00:00Z" }));
    const post = async (name: string) => (await call(list, { method: "POST", form: `name=${name}` })).body.response.id;

    const made = [await post("zebra"), await post("ant")];

    expect(membershipsIn(await call(acme)).map(({ organization }) => organization.id)).toEqual([
      organizationId.acme,
      organizationId.locked,
      organizationId.disposable,
      ...made,
    ]);
  });
});

describe("The limit", () => {
  /** The limited user, who has created one organization, with another limit. */
  async function creationWithLimit(limit: number | null): Promise<number> {
    const { default: behaviour } = await import("../../../mock/behaviours/clerk-organizations.ts");
    const { startState } = await import("../../../mock/behaviours/clerk-organizations/start-state.ts");
    const state = () => {
      const made = startState();
      made.users.update("user_2Limited0000000000000000001", { create_organizations_limit: limit });
      return made;
    };
    const call = caller(createMock({ apis: [{ id: api, document: `spec/${api}/openapi.yaml`, behaviour: { ...behaviour, state } }] }));
    return (await call(list, { method: "POST", as: "limited", form: "name=x" })).status;
  }

  it("clerk-organizations/4.9 clerk-organizations/7.11b is none where it is 0 or null", async () => {
    expect(await creationWithLimit(0)).toBe(200);
    expect(await creationWithLimit(null)).toBe(200);
    expect(await creationWithLimit(2)).toBe(200);
    expect(await creationWithLimit(1)).toBe(403);
  });

  it("clerk-organizations/7.11a clerk-organizations/7.11c counts what the caller created, up to 100", async () => {
    const statuses = [];
    for (let count = 0; count < 100; count += 1) statuses.push((await create(`Org ${count}`, "member")).status);

    expect(new Set(statuses)).toEqual(new Set([200]));
    await expectRefused(list, { method: "POST", as: "member", form: "name=x" }, 403, "organization_quota_exceeded");
  });

  it("clerk-organizations/7.11d gives a place back for each deletion", async () => {
    await remove(limitedLabs, "limited");

    expect((await create("Again", "limited")).status).toBe(200);
    await expectRefused(list, { method: "POST", as: "limited", form: "name=x" }, 403, "organization_quota_exceeded");
  });
});

describe("Reading", () => {
  it("clerk-organizations/7.7a is for members", async () => {
    expect([(await call(acme)).status, (await call(acme, { as: "member" })).status]).toEqual([200, 200]);
    for (const as of ["outsider", "limited"] as const) await expectRefused(acme, { as }, 403, "not_a_member_in_organization");
  });

  it("clerk-organizations/7.9d clerk-organizations/7.9e nests what it answers, with present counts", async () => {
    await update(acme, "name=Renamed&slug=renamed");

    const answer = await call(acme, { as: "member" });

    expect(answer.body.response).toMatchObject({ name: "Renamed", slug: "renamed", members_count: 2, pending_invitations_count: 1 });
    expect(nestedIn(answer, organizationId.acme)).toEqual(answer.body.response);
  });
});
