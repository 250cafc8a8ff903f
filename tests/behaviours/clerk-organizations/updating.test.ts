/** What updating does, and what refused requests and readings leave alone. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import {
  acme,
  api,
  at,
  call,
  caller,
  create,
  disposable,
  expectRefused,
  globex,
  list,
  locked,
  nestedIn,
  organizationId,
  remove,
  seedTime,
  stateOf,
  update,
} from "./fixture.ts";

describe("Updating", () => {
  it("clerk-organizations/7.4b clerk-organizations/3.8 refuses the slug of another organization, even of one that the caller cannot see", async () => {
    for (const slug of ["locked", "globex", "limited-labs"])
      await expectRefused(acme, { method: "PATCH", form: `slug=${slug}` }, 422, "form_identifier_exists");
  });

  it("clerk-organizations/7.4c finds the slug of a deleted or changed organization free", async () => {
    await remove(disposable);
    await update(globex, "slug=elsewhere", "outsider");

    expect((await update(acme, "slug=disposable")).body.response.slug).toBe("disposable");
    expect((await update(locked, "slug=globex")).body.response.slug).toBe("globex");
    expect((await create("Acme")).body.response.slug).toBe("acme");
  });

  it("clerk-organizations/7.4d clerk-organizations/10.24 accepts present values, and moves updated_at", async () => {
    const { response } = (await update(acme, "slug=acme&name=Acme")).body;

    expect(response).toMatchObject({ slug: "acme", name: "Acme" });
    expect(response.updated_at).toBeGreaterThan(seedTime);
  });

  it("clerk-organizations/7.4e clerk-organizations/7.5a clerk-organizations/7.5d leaves alone what is not sent", async () => {
    const before = (await call(acme)).body.response;

    const renamed = (await update(acme, "name=Renamed")).body.response;
    const moved = (await update(acme, "slug=moved")).body.response;

    expect(renamed).toEqual({ ...before, name: "Renamed", updated_at: renamed.updated_at });
    expect(moved).toEqual({ ...before, name: "Renamed", slug: "moved", updated_at: moved.updated_at });
    expect((await call(acme)).body.response).toEqual(moved);
  });

  it("clerk-organizations/7.5b without fields changes nothing", async () => {
    const before = await stateOf();

    const answer = await update(acme, "");

    expect(answer).toMatchObject({ status: 200, body: { response: { updated_at: seedTime } } });
    expect(await stateOf()).toBe(before);
  });

  it("clerk-organizations/7.5c clerk-organizations/7.15 sets updated_at to now, and never back", async () => {
    const later = caller(createMock({ apis: [api], now: "2025-01-01T00:00:00Z" }));
    const earlier = caller(createMock({ apis: [api], now: "2001-01-01T00:00:00Z" }));
    const rename = { method: "PATCH", form: "name=x" };
    const fresh = (await create("Fresh")).body.response;

    expect((await later(acme, rename)).body.response.updated_at).toBe(1_735_689_600_000);
    expect((await earlier(acme, rename)).body.response.updated_at).toBe(seedTime);
    expect((await update(acme, "name=x")).body.response.updated_at).toBeGreaterThan(seedTime);
    expect((await update(at(fresh.id), "name=x")).body.response.updated_at).toBeGreaterThanOrEqual(fresh.updated_at);
  });

  it("clerk-organizations/7.6a clerk-organizations/7.6b clears nothing by an empty value", async () => {
    await expectRefused(acme, { method: "PATCH", form: "name=" }, 422, "form_param_nil");
    await expectRefused(acme, { method: "PATCH", form: "slug=" }, 422, "form_param_nil");
    await expectRefused(list, { method: "POST", form: "name=" }, 422, "form_param_nil");
  });

  it("clerk-organizations/7.7b clerk-organizations/7.7c clerk-organizations/7.7d is for administrators, as is deleting", async () => {
    for (const method of ["PATCH", "DELETE"]) {
      await expectRefused(acme, { method, as: "member" }, 403, "not_an_admin_in_organization");
      await expectRefused(acme, { method, as: "outsider" }, 403, "not_a_member_in_organization");
      await expectRefused(at(organizationId.unknown), { method, as: "outsider" }, 404, "resource_not_found");
    }
    expect([(await update(disposable, "name=x")).status, (await remove(disposable)).status]).toEqual([200, 200]);
  });

  it("clerk-organizations/7.9b clerk-organizations/7.9e nests what it answers", async () => {
    const answer = await update(acme, "name=Renamed&slug=renamed");

    expect(answer.body.response).toMatchObject({ name: "Renamed", slug: "renamed", members_count: 2 });
    expect(nestedIn(answer, organizationId.acme)).toEqual(answer.body.response);
  });

  it("clerk-organizations/7.13b does nothing where one field is bad", async () => {
    await expectRefused(acme, { method: "PATCH", form: "name=Good&slug=globex" }, 422, "form_identifier_exists");
    await expectRefused(acme, { method: "PATCH", form: "name=&slug=good" }, 422, "form_param_nil");
    await expectRefused(acme, { method: "PATCH", form: "name=Good&foo=1" }, 422, "form_param_unknown");
  });

  it("clerk-organizations/7.14a twice is like once, but for updated_at", async () => {
    const once = (await update(acme, "name=Renamed&slug=renamed")).body.response;
    const twice = (await update(acme, "name=Renamed&slug=renamed")).body.response;

    expect({ ...twice, updated_at: 0 }).toEqual({ ...once, updated_at: 0 });
  });
});

describe("Refusals and readings", () => {
  it("clerk-organizations/7.13a clerk-organizations/10.4 move nothing", async () => {
    const before = await stateOf();

    await call(acme);
    await update(acme, "");
    for (const [path, method, as, form] of [
      [acme, "PATCH", "member", "name=x"],
      [acme, "DELETE", "outsider", ""],
      [locked, "DELETE", "admin", ""],
      [list, "POST", "limited", "name=x"],
      [list, "POST", "admin", "slug=x"],
      [acme, "PATCH", "admin", "name=%"],
      [acme, "PATCH", "admin", "name=x&slug=globex"],
    ] as const) {
      expect((await call(path, { method, as, form })).status).toBeGreaterThanOrEqual(400);
    }

    expect(await stateOf()).toBe(before);
    expect((await call(acme)).body.client).toMatchObject({ updated_at: seedTime, sessions: [{ last_active_at: seedTime }] });
  });
});
