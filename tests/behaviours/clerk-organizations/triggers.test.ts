/** What triggers each status, row by row, and in what order the faults of one request are found. */
import { describe, expect, it } from "vitest";
import { acme, at, call, disposable, expectRefused, json, list, locked, operations, organizationId, remove, type Sent, unknown, update } from "./fixture.ts";

const rule = (id: string): string => `clerk-organizations/6.${id}`;

const stay: Sent = { form: "name=Acme" };
const notSignedIn: readonly { title: string; query: string; headers?: Record<string, string>; code: string }[] = [
  { title: "no credential", query: "", code: "authentication_invalid" },
  { title: "an unknown token", query: "?__dev_session=wrong", code: "authentication_invalid" },
  { title: "a bearer token without the native flag", query: "", headers: { Authorization: "Bearer token-admin" }, code: "authentication_invalid" },
  { title: "the native flag alone", query: "?_is_native=true", code: "authentication_invalid" },
  { title: "a client without session", query: "?__dev_session=token-signedout", code: "signed_out" },
];

describe.each(operations)("$id without a signed-in user", ({ id, path, headers: own, ...sent }) => {
  it.each(notSignedIn)(`${rule(`${id}.401`)} refuses $title`, async ({ query, headers, code }) => {
    await expectRefused(path + query, { ...sent, as: "nobody", headers: { ...own, ...headers } }, 401, code);
  });
});

describe("createOrganization", () => {
  it(`${rule("createOrganization.200")} answers 200 with the new organization`, async () => {
    const answer = await call(list, { method: "POST", form: "name=New%20Org" });

    expect(answer.status).toBe(200);
    expect(answer.body.response).toMatchObject({ object: "organization", name: "New Org" });
  });

  it(`${rule("createOrganization.403")} refuses the limited user`, async () => {
    await expectRefused(list, { method: "POST", as: "limited", form: "name=New+Org" }, 403, "organization_quota_exceeded");
  });

  const faults: readonly (Sent & { title: string; code: string; field: string })[] = [
    { title: "an empty body", code: "form_param_missing", field: "name" },
    { title: "a JSON body", headers: json, bytes: '{"name":"New Org"}', code: "form_param_missing", field: "name" },
    { title: "an empty name", form: "name=", code: "form_param_nil", field: "name" },
    { title: "257 characters", form: `name=${"x".repeat(257)}`, code: "form_param_exceeds_allowed_size", field: "name" },
    { title: "a URL", form: "name=see%20https://a.example", code: "form_param_value_invalid", field: "name" },
    { title: "HTML", form: "name=<b>x</b>", code: "form_param_value_invalid", field: "name" },
    { title: "a name sent twice", form: "name=x&name=y", code: "form_param_duplicate", field: "name" },
    { title: "a slug", form: "name=x&slug=y", code: "form_param_unknown", field: "slug" },
    { title: "an unknown field", form: "name=x&foo=1", code: "form_param_unknown", field: "foo" },
  ];

  it.each(faults)(`${rule("createOrganization.422")} refuses $title as $code`, async ({ title: _, code, field, ...sent }) => {
    const answer = await expectRefused(list, { method: "POST", ...sent }, 422, code);

    expect(answer.body.errors[0]?.meta).toEqual({ param_name: field });
  });
});

describe("getOrganization", () => {
  it(`${rule("getOrganization.200")} shows acme to its member`, async () => {
    const answer = await call(acme, { as: "member" });

    expect(answer.status).toBe(200);
    expect(answer.body.response).toMatchObject({ id: organizationId.acme, slug: "acme" });
  });

  it(`${rule("getOrganization.403")} refuses the outsider on acme`, async () => {
    await expectRefused(acme, { as: "outsider" }, 403, "not_a_member_in_organization");
  });

  it(`${rule("getOrganization.404")} knows neither the unknown id, nor an odd one, nor a deleted one`, async () => {
    await remove(disposable);

    for (const path of [unknown, at("nope"), disposable]) await expectRefused(path, {}, 404, "resource_not_found");
  });
});

describe("updateOrganization", () => {
  it(`${rule("updateOrganization.200")} renames acme`, async () => {
    const answer = await update(acme, "name=Renamed");

    expect(answer.status).toBe(200);
    expect(answer.body.response).toMatchObject({ id: organizationId.acme, name: "Renamed" });
  });

  it.each([
    { title: "a JSON body", headers: json, bytes: '{"name":"Renamed"}' },
    { title: "a broken percent escape", form: "name=%zz" },
  ])(`${rule("updateOrganization.400")} refuses $title`, async ({ title: _, ...sent }) => {
    await expectRefused(acme, { method: "PATCH", ...sent }, 400, "request_body_invalid");
  });

  it(`${rule("updateOrganization.403")} refuses the member and the outsider on acme`, async () => {
    await expectRefused(acme, { method: "PATCH", as: "member", ...stay }, 403, "not_an_admin_in_organization");
    await expectRefused(acme, { method: "PATCH", as: "outsider", ...stay }, 403, "not_a_member_in_organization");
  });

  it(`${rule("updateOrganization.404")} does not know the unknown id`, async () => {
    await expectRefused(unknown, { method: "PATCH", ...stay }, 404, "resource_not_found");
  });

  it.each([
    { title: "an empty name", form: "name=", code: "form_param_nil", field: "name" },
    { title: "an empty slug", form: "slug=", code: "form_param_nil", field: "slug" },
    { title: "a slug with other characters", form: "slug=Not%20OK", code: "form_param_format_invalid", field: "slug" },
    { title: "a slug of dashes", form: "slug=---", code: "form_param_format_invalid", field: "slug" },
    { title: "the slug of globex", form: "slug=globex", code: "form_identifier_exists", field: "slug" },
    { title: "257 characters", form: `name=${"x".repeat(257)}`, code: "form_param_exceeds_allowed_size", field: "name" },
    { title: "a URL", form: "name=http://a.example", code: "form_param_value_invalid", field: "name" },
    { title: "HTML", form: "name=<b>x</b>", code: "form_param_value_invalid", field: "name" },
    { title: "an unknown field", form: "foo=1", code: "form_param_unknown", field: "foo" },
    { title: "a slug sent twice", form: "slug=a&slug=b", code: "form_param_duplicate", field: "slug" },
  ])(`${rule("updateOrganization.422")} refuses $title as $code`, async ({ form, code, field }) => {
    const answer = await expectRefused(acme, { method: "PATCH", form }, 422, code);

    expect(answer.body.errors[0]?.meta).toEqual({ param_name: field });
  });
});

describe("deleteOrganization", () => {
  it(`${rule("deleteOrganization.200")} deletes disposable`, async () => {
    const answer = await remove(disposable);

    expect(answer.status).toBe(200);
    expect(answer.body.response).toEqual({ object: "organization", id: organizationId.disposable, deleted: true });
  });

  it(`${rule("deleteOrganization.403")} refuses the member and the outsider on acme, and the admin on locked`, async () => {
    await expectRefused(acme, { method: "DELETE", as: "member" }, 403, "not_an_admin_in_organization");
    await expectRefused(acme, { method: "DELETE", as: "outsider" }, 403, "not_a_member_in_organization");
    await expectRefused(locked, { method: "DELETE" }, 403, "organization_admin_delete_not_enabled");
  });

  it(`${rule("deleteOrganization.404")} knows neither the unknown id nor what was deleted already`, async () => {
    await remove(disposable);

    await expectRefused(unknown, { method: "DELETE" }, 404, "resource_not_found");
    await expectRefused(disposable, { method: "DELETE" }, 404, "resource_not_found");
  });
});

describe("A request with several faults", () => {
  const badBody: Sent = { headers: json, bytes: "{" };
  const badForm: Sent = { form: "slug=" };

  it.each<[string, string, Sent, number, string]>([
    ["401 before an unknown id", unknown, { as: "nobody", method: "PATCH", ...badBody }, 401, "authentication_invalid"],
    ["401 before the limit", list, { as: "signedout", method: "POST", ...badForm }, 401, "signed_out"],
    ["the limit before the form", list, { as: "limited", method: "POST", ...badForm }, 403, "organization_quota_exceeded"],
    ["the limit before an unusable body", list, { as: "limited", method: "POST", ...badBody }, 403, "organization_quota_exceeded"],
    ["404 before an unusable body", unknown, { method: "PATCH", ...badBody }, 404, "resource_not_found"],
    ["404 before the form", unknown, { method: "PATCH", ...badForm }, 404, "resource_not_found"],
    ["no membership before an unusable body", acme, { as: "outsider", method: "PATCH", ...badBody }, 403, "not_a_member_in_organization"],
    ["no administrator before the form", acme, { as: "member", method: "PATCH", ...badForm }, 403, "not_an_admin_in_organization"],
    ["no membership before deletion switched off", locked, { as: "member", method: "DELETE" }, 403, "not_a_member_in_organization"],
    ["an unusable body before a taken slug", acme, { method: "PATCH", form: "slug=globex&name=%zz" }, 400, "request_body_invalid"],
  ])(`${rule("order")} finds %s`, async (_, path, sent, status, code) => {
    await expectRefused(path, sent, status, code);
  });
});
