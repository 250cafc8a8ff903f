/** What deleting does. */
import { describe, expect, it } from "vitest";
import {
  type Answer,
  acme,
  at,
  call,
  create,
  disposable,
  expectRefused,
  limitedLabs,
  locked,
  membershipsIn,
  organizationId,
  remove,
  stateOf,
  update,
} from "./fixture.ts";

const activeIn = (answer: Answer) => answer.body.client.sessions[0]?.last_active_organization_id;
const idsIn = (answer: Answer) => membershipsIn(answer).map(({ organization }) => organization.id);

describe("Deleting", () => {
  it("clerk-organizations/7.8a clerk-organizations/7.8b clerk-organizations/7.9c clerk-organizations/7.9e takes the memberships along", async () => {
    const answer = await remove(acme);

    expect(answer.body.response).toEqual({ object: "organization", id: organizationId.acme, deleted: true });
    expect(idsIn(answer)).toEqual([organizationId.locked, organizationId.disposable]);
    expect(idsIn(await create("Mine", "member"))).toHaveLength(1);
    expect(await stateOf()).not.toContain(organizationId.acme);
  });

  it("clerk-organizations/7.8c leaves an id that nobody knows", async () => {
    await remove(acme);

    for (const as of ["admin", "member", "outsider"] as const) {
      for (const method of ["GET", "PATCH", "DELETE"]) await expectRefused(acme, { method, as }, 404, "resource_not_found");
    }
  });

  it("clerk-organizations/7.10b clears the active organization in every session where it was this one", async () => {
    const deletion = await remove(acme);

    expect(activeIn(deletion)).toBeNull();
    expect(activeIn(await create("Mine", "member"))).toBeNull();
    expect(activeIn(await call(limitedLabs, { as: "limited" }))).toBe(organizationId.limitedLabs);
  });

  it("clerk-organizations/7.10a clerk-organizations/7.10b creating, updating and deleting another leave the active organization", async () => {
    const answers = [await create("New"), await update(locked, "name=x"), await update(acme, "slug=x"), await remove(disposable)];

    expect(answers.map(activeIn)).toEqual(Array(4).fill(organizationId.acme));
    expect(activeIn(await create("New", "outsider"))).toBeNull();
  });

  it("clerk-organizations/10.32 never gives an id again", async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      const { id } = (await create("Same")).body.response;
      ids.add(id);
      await remove(at(id));
    }

    expect(ids.size).toBe(20);
  });
});
