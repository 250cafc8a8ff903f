/** What answers hold beyond their schemas. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import {
  acme,
  api,
  call,
  caller,
  disposable,
  expectRefused,
  forms,
  limitedLabs,
  list,
  locked,
  membershipsIn,
  operations,
  seedTime,
  unknown,
} from "./fixture.ts";

describe("Successes", () => {
  it("clerk-organizations/4.1 times are whole milliseconds", async () => {
    const call = caller(createMock({ apis: [api], now: "2025-01-01T00:00:00.123Z" }));

    const { body } = await call(list, { method: "POST", form: "name=x" });

    expect(body.response).toMatchObject({ created_at: 1735689600123, updated_at: 1735689600123 });
    expect(body.client).toMatchObject({ created_at: seedTime, updated_at: seedTime });
  });

  it("clerk-organizations/4.2 clerk-organizations/4.6 a deletion answers with the kind of what is gone, and the client", async () => {
    const { body } = await call(disposable, { method: "DELETE" });

    expect(body.response.object).toBe("organization");
    expect(body.client).toMatchObject({ object: "client", id: "client_2Admin000000000000000000001" });
  });

  it.each(operations)(
    "clerk-organizations/4.3 clerk-organizations/4.4 clerk-organizations/4.5 $id sends whole organizations",
    async ({ id, path, ...sent }) => {
      const answer = await call(path, sent);

      const nested = membershipsIn(answer).map(({ organization }) => organization);
      expect(nested.length).toBeGreaterThan(1);
      for (const organization of id === "deleteOrganization" ? nested : [...nested, answer.body.response]) {
        expect(organization).toMatchObject({
          image_url: expect.stringMatching(/^https:\/\//) as string,
          logo_url: null,
          members_count: expect.any(Number) as number,
          pending_invitations_count: expect.any(Number) as number,
        });
      }
    },
  );

  it.each(operations)(
    "clerk-organizations/4.7 clerk-organizations/4.8 clerk-organizations/4.10 clerk-organizations/4.11 $id sends every declared field of the client",
    async ({ path, ...sent }) => {
      const { client } = (await call(path, sent)).body;

      expect(Object.keys(client).sort()).toEqual(["created_at", "id", "last_active_session_id", "object", "sessions", "sign_in", "sign_up", "updated_at"]);
      expect(client).toMatchObject({ sign_in: null, sign_up: null });
      for (const session of client.sessions) {
        expect(Object.keys(session).sort()).toEqual(
          ["abandon_at", "actor", "expire_at", "id", "last_active_at", "last_active_organization_id", "object", "status", "user"].sort(),
        );
        expect(session.actor).toBeNull();
        expect(Object.keys(session.user ?? {}).sort()).toEqual(userFields);
        for (const membership of session.user?.organization_memberships ?? []) {
          expect(Object.keys(membership).sort()).toEqual(["created_at", "id", "object", "organization", "role", "updated_at"]);
          expect(membership.role).toMatch(/^org:(admin|member)$/);
        }
      }
    },
  );
});

const userFields = [
  "create_organization_enabled",
  "create_organizations_limit",
  "created_at",
  "first_name",
  "has_image",
  "id",
  "image_url",
  "last_name",
  "object",
  "organization_memberships",
  "updated_at",
  "username",
];

describe("Refusals", () => {
  it("clerk-organizations/4.13 have no members beyond the list of errors, and a trace in none of them", async () => {
    const refusals = [
      await call(acme, { as: "nobody" }),
      await call(acme, { as: "outsider" }),
      await call(unknown),
      await call(acme, { method: "PATCH", bytes: "{" }),
      await call(acme, { method: "PATCH", form: "slug=globex" }),
      await call(list, { method: "POST", form: "foo=1" }),
    ];

    expect(refusals.map(({ status }) => status)).toEqual([401, 403, 404, 400, 422, 422]);
    for (const { status, body } of refusals) {
      expect(Object.keys(body)).toEqual(["errors"]);
      for (const error of body.errors) expect(Object.keys(error)).toEqual(["code", "message", "long_message", ...(status === 422 ? ["meta"] : [])]);
    }
  });

  it.each(forms)("clerk-organizations/4.14 $id names the field of each fault", async ({ path, method = "" }) => {
    const answer = await call(path, { method, form: "name=&foo=1&bar=2" });

    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ meta }) => meta?.param_name).sort()).toEqual(["bar", "foo", "name"]);
  });

  it.each<[string, string, string, Parameters<typeof call>[1], number, string]>([
    ["4.15", "an unusable body", acme, { method: "PATCH", form: "name=%" }, 400, "request_body_invalid"],
    ["4.16", "an unknown credential", `${acme}?__dev_session=wrong`, { as: "nobody" }, 401, "authentication_invalid"],
    ["4.17", "a client without session", acme, { as: "signedout" }, 401, "signed_out"],
    ["4.18", "one organization too many", list, { method: "POST", as: "limited", form: "name=x" }, 403, "organization_quota_exceeded"],
    ["4.19", "a caller from outside", acme, { as: "outsider" }, 403, "not_a_member_in_organization"],
    ["4.20", "a plain member", acme, { method: "DELETE", as: "member" }, 403, "not_an_admin_in_organization"],
    ["4.21", "a deletion that is switched off", locked, { method: "DELETE" }, 403, "organization_admin_delete_not_enabled"],
    ["4.22", "an unknown id", unknown, {}, 404, "resource_not_found"],
    ["4.23", "a missing name", list, { method: "POST", form: "" }, 422, "form_param_missing"],
    ["4.24", "an empty name", acme, { method: "PATCH", form: "name=" }, 422, "form_param_nil"],
    ["4.25", "an empty slug", acme, { method: "PATCH", form: "slug=" }, 422, "form_param_nil"],
    ["4.26", "a slug on creation", list, { method: "POST", form: "name=x&slug=x" }, 422, "form_param_unknown"],
    ["4.27", "a repeated field", acme, { method: "PATCH", form: "name=x&name=x" }, 422, "form_param_duplicate"],
    ["4.28", "a long name", acme, { method: "PATCH", form: `name=${"x".repeat(257)}` }, 422, "form_param_exceeds_allowed_size"],
    ["4.29", "a URL", acme, { method: "PATCH", form: "name=https://a" }, 422, "form_param_value_invalid"],
    ["4.30", "an odd slug", acme, { method: "PATCH", form: "slug=A" }, 422, "form_param_format_invalid"],
    ["4.31", "a taken slug", acme, { method: "PATCH", form: "slug=locked" }, 422, "form_identifier_exists"],
  ])("clerk-organizations/%s answers %s with its code", async (_rule, _title, path, sent = {}, status, code) => {
    await expectRefused(path, sent, status, code);
  });

  it.each(operations)("clerk-organizations/10.1 $id answers every caller with a declared status", async ({ path, ...sent }) => {
    const statuses = [];
    for (const as of ["admin", "member", "outsider", "limited", "signedout", "nobody"] as const) statuses.push((await call(path, { ...sent, as })).status);

    // Each was held against the document when it came.
    expect(statuses).toHaveLength(6);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it("tell of unknown paths and methods in the API's own words", async () => {
    const mock = createMock({ apis: [api] });

    const path = await mock.fetch("/v1/organisations", { headers: { Cookie: "__client=token-admin" } });
    const method = await mock.fetch(limitedLabs, { method: "PUT", headers: { Cookie: "__client=token-admin" } });

    expect({ status: path.status, body: await path.json() }).toMatchObject({
      status: 404,
      body: { errors: [{ code: "resource_not_found", long_message: expect.stringContaining("/v1/organizations") as string }] },
    });
    expect({ status: method.status, body: await method.json() }).toMatchObject({ status: 405, body: { errors: [{ code: "request_invalid" }] } });
  });
});
