export const all = "/v1/organizations";
export const acme = `${all}/org_2Acme0000000000000000000001`;
export const locked = `${all}/org_2Locked00000000000000000001`;
export const disposable = `${all}/org_2Disposable0000000000000001`;
export const globex = `${all}/org_2Globex00000000000000000001`;
export const labs = `${all}/org_2LimitedLabs000000000000001`;
const unknown = `${all}/org_2Unknown0000000000000000001`;
export const form = "application/x-www-form-urlencoded";
const longest = "x".repeat(256);

/** One request, the status it gets, and the code of the error. */
export interface Row {
  readonly call: string;
  readonly status: number;
  readonly as?: string;
  readonly body?: string;
  readonly type?: string;
  readonly cookie?: string;
  readonly bearer?: string;
  readonly code?: string;
}

const refusals = (call: string, body?: string): Row[] =>
  [
    { call, code: "authentication_invalid" },
    { call, as: "wrong", code: "authentication_invalid" },
    { call: `${call}?__dev_session=wrong`, bearer: "token-admin", code: "authentication_invalid" },
    { call, bearer: "token-admin", code: "authentication_invalid" },
    { call: `${call}?_is_native=yes`, bearer: "token-admin", code: "authentication_invalid" },
    { call: `${call}?_is_native=true`, code: "authentication_invalid" },
    { call, as: "signedout", code: "signed_out" },
    { call, cookie: "__client=token-signedout", code: "signed_out" },
  ].map((row) => ({ ...row, status: 401, ...(body === undefined ? {} : { body }) }));

/** The forms, each sent by the administrator. */
export const bodies = (call: string, status: number, code: string, ...each: string[]): Row[] => each.map((body) => ({ call, as: "admin", status, code, body }));

const badFields = (call: string): Row[] => [
  ...bodies(call, 422, "form_param_nil", "name=", "name", "name=+%20", `name=${"+".repeat(300)}`),
  ...bodies(call, 422, "form_param_exceeds_allowed_size", `name=${longest}x`),
  ...bodies(call, 422, "form_param_value_invalid", "name=see https://a.example", "name=HTTP://a", "name=<b>x</b>", "name=%3C%3E"),
  ...bodies(call, 422, "form_param_duplicate", "name=a&name=b", "name=&name="),
  ...bodies(call, 422, "form_param_unknown", "name=x&foo=1", "name=x&=y"),
];

/** What brings about every status of every operation, from the start state. */
export const rows: readonly Row[] = [
  ...["admin", "member", "outsider"].map((as) => ({ call: `POST ${all}`, as, status: 200, body: "name=New Org" })),
  ...bodies(`POST ${all}`, 200, "", `name=${longest}`, `name=${"😀".repeat(256)}`, "&name=Acme&", "name=http:/x < y"),
  ...refusals(`POST ${all}`, "name=New Org"),
  { call: `POST ${all}`, as: "limited", status: 403, code: "organization_quota_exceeded", body: "name=New Org" },
  { call: `POST ${all}`, as: "limited", status: 403, code: "organization_quota_exceeded" },
  { call: `POST ${all}`, as: "admin", status: 422, code: "form_param_missing" },
  { call: `POST ${all}`, as: "admin", status: 422, code: "form_param_missing", body: '{"name":"x"}', type: "application/json" },
  ...bodies(`POST ${all}`, 422, "form_param_missing", "&", "name=%zz", "name=%ff"),
  ...badFields(`POST ${all}`),
  ...bodies(`POST ${all}`, 422, "form_param_unknown", "name=x&slug=y"),
  ...[acme, locked, disposable].map((path) => ({ call: `GET ${path}`, as: "admin", status: 200 })),
  ...Object.entries({ member: acme, outsider: globex, limited: labs }).map(([as, path]) => ({ call: `GET ${path}`, as, status: 200 })),
  { call: `GET ${acme}?foo=1`, cookie: 'a=b; __client="token-member"', status: 200 },
  { call: `GET ${acme}?_is_native=true`, bearer: "token-member", status: 200 },
  { call: `GET ${acme.replace("Acme", "%41cme")}?__dev_session=&_is_native=1`, bearer: "token-member", status: 200 },
  ...refusals(`GET ${acme}`),
  { call: `GET ${acme}`, as: "outsider", status: 403, code: "not_a_member_in_organization" },
  ...[unknown, `${all}/nope`, `${all}/%zz`].map((path) => ({ call: `GET ${path}`, as: "admin", status: 404, code: "resource_not_found" })),
  ...bodies(`PATCH ${acme}`, 200, "", "name=Renamed", "slug=acme", "slug=-0-", "name=a+b&slug=ab", "slug=null", ""),
  { call: `PATCH ${locked}`, as: "admin", status: 200, body: "name=Renamed", type: "Application/X-WWW-Form-Urlencoded; charset=latin1" },
  { call: `PATCH ${acme}`, as: "admin", status: 400, code: "request_body_invalid", body: '{"name":"x"}', type: "application/json" },
  { call: `PATCH ${acme}`, as: "admin", status: 400, code: "request_body_invalid", body: "name=x", type: "" },
  ...bodies(`PATCH ${acme}`, 400, "request_body_invalid", "name=%zz", "foo=%", "name=%ff", "name=%C3"),
  ...refusals(`PATCH ${acme}`, "name=x"),
  { call: `PATCH ${acme}`, as: "member", status: 403, code: "not_an_admin_in_organization", body: "name=%zz" },
  { call: `PATCH ${acme}`, as: "outsider", status: 403, code: "not_a_member_in_organization", body: "name=x" },
  { call: `PATCH ${unknown}`, as: "admin", status: 404, code: "resource_not_found", body: "name=%zz" },
  ...badFields(`PATCH ${acme}`),
  ...bodies(`PATCH ${acme}`, 422, "form_param_nil", "slug=", "name=New&slug="),
  ...bodies(`PATCH ${acme}`, 422, "form_param_format_invalid", "slug=Not%20OK", "slug=---", "slug=+", "slug=a%0A"),
  ...bodies(`PATCH ${acme}`, 422, "form_identifier_exists", "slug=globex", "name=New&slug=locked"),
  ...bodies(`PATCH ${acme}`, 422, "form_param_unknown", "foo=1", "foo=1&foo=2"),
  ...bodies(`PATCH ${acme}`, 422, "form_param_duplicate", "slug=a&slug=b"),
  { call: `DELETE ${disposable}`, as: "admin", status: 200 },
  ...refusals(`DELETE ${acme}`),
  { call: `DELETE ${acme}`, as: "member", status: 403, code: "not_an_admin_in_organization" },
  { call: `DELETE ${acme}`, as: "outsider", status: 403, code: "not_a_member_in_organization" },
  { call: `DELETE ${locked}`, as: "admin", status: 403, code: "organization_admin_delete_not_enabled" },
  { call: `DELETE ${unknown}`, as: "admin", status: 404, code: "resource_not_found" },
  { call: `PUT ${acme}`, as: "admin", status: 404, code: "resource_not_found" },
];
