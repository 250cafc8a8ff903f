import { describe, expect, it } from "vitest";
import {
  a,
  acceptOf,
  at,
  bodyOf,
  type Caller,
  call,
  charge,
  chargeOf,
  errorsOf,
  form,
  invite,
  memberIn,
  neverIssued,
  onOne,
  operation,
  organization,
  organizations,
  outbox,
  password,
  secured,
  updateMember,
  upload,
  w1,
} from "./fixture.ts";

interface JsonOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly as: Caller;
  readonly json: Readonly<Record<string, unknown>>;
  /** Status of a success, and of a validation error. */
  readonly success: number;
  readonly fault: number;
}

/** Every field is sent. */
const jsonOperations: readonly JsonOperation[] = [
  { id: "createOrganization", path: organizations, method: "POST", as: "owner", json: { name: "X", countryCode: "US" }, success: 201, fault: 400 },
  {
    id: "updateOrganization",
    path: at(a),
    method: "PATCH",
    as: "owner",
    json: { name: "Y", avatarUrl: "https://example.com/y.png", status: "banned", statusReason: "z" },
    success: 200,
    fault: 400,
  },
  { id: "updateOrganizationMember", path: at(a, "/members/5"), method: "PUT", as: "owner", json: { workspaces: [w1], roles: [2] }, success: 200, fault: 400 },
  {
    id: "chargeOrganizationWallet",
    path: chargeOf(a),
    method: "POST",
    as: "admin",
    json: { amount: 5, service: "sms", sms_point: 5, reason: "r" },
    success: 200,
    fault: 422,
  },
  {
    id: "inviteOrganizationUser",
    path: at(a, "/invite"),
    method: "POST",
    as: "owner",
    json: { email: "n@example.com", name: "N", roles: [1] },
    success: 200,
    fault: 400,
  },
  {
    id: "acceptOrganizationInvite",
    path: acceptOf("INVITE_TOKEN_2"),
    method: "POST",
    as: "nobody",
    json: password,
    success: 200,
    fault: 422,
  },
];

describe.each(jsonOperations)("a body of $id", ({ path, json, success, fault, ...sent }) => {
  it.each(Object.keys(json))("dreams-organizations/3.24 dreams-organizations/3.29 dreams-organizations/4.9 refuses null as %s", async (field) => {
    const answer = await call(path, { ...sent, json: { ...json, [field]: null } });

    expect(answer.status).toBe(fault);
    expect(Object.keys(errorsOf(answer) ?? {})).toContain(field);
  });

  it.each(Object.keys(json))("dreams-organizations/3.25 takes no other type for %s", async (field) => {
    const value = json[field];
    const wrong = typeof value === "string" ? 5 : Array.isArray(value) ? String(value) : "5";

    const answer = await call(path, { ...sent, json: { ...json, [field]: wrong } });

    expect(answer.status).toBe(fault);
    expect(Object.keys(errorsOf(answer) ?? {})).toContain(field);
  });

  it("dreams-organizations/3.26 ignores unknown fields, whatever their value", async () => {
    const body = `{"__proto__":{"x":1},"constructor":null,"id":[],"toString":5,${JSON.stringify(json).slice(1)}`;

    expect((await call(path, { ...sent, body })).status).toBe(success);
  });

  it.each(["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])(
    "dreams-organizations/3.27 is read as JSON under the Content-Type %s",
    async (type) => {
      expect((await call(path, { ...sent, body: JSON.stringify(json), headers: { "Content-Type": type } })).status).toBe(success);
    },
  );

  it.each([undefined, "", "{", "[]", "null", "5", '"x"', "\u0000", `${"[".repeat(10_000)}`])(
    "dreams-organizations/3.28 dreams-organizations/4.11 refuses %j, and no single field is at fault",
    async (body) => {
      const answer = await call(path, { ...sent, ...(body === undefined ? {} : { body }) });

      expect(answer.status).toBe(fault);
      expect(errorsOf(answer)).toEqual({});
    },
  );
});

describe("dreams-organizations/3.29", () => {
  it("dreams-organizations/3.29 answers invalid input of query and file with 400", async () => {
    expect((await call(at(a, "/members?page=0"))).status).toBe(400);
    expect((await upload(a, form("text/plain"))).status).toBe(400);
  });

  it("dreams-organizations/4.9 lists every field at fault at once", async () => {
    const answer = await call(organizations, { method: "POST", json: { name: "", countryCode: "us" } });

    expect(Object.keys(errorsOf(answer) ?? {}).toSorted()).toEqual(["countryCode", "name"]);
  });

  it("names a hundred faults at most, so that the answer stays small", async () => {
    const answer = await updateMember(a, 5, { workspaces: [w1], roles: Array.from({ length: 20_000 }, () => 99) });

    expect(Object.keys(errorsOf(answer) ?? {})).toHaveLength(100);
  });
});

describe("texts", () => {
  it("dreams-organizations/10.24 dreams-organizations/10.25 are counted in code points, and may be empty where nothing forbids it", async () => {
    const face = "😀";

    expect((await call(organizations, { method: "POST", json: { name: face.repeat(255), countryCode: "US" } })).status).toBe(201);
    expect((await call(organizations, { method: "POST", json: { name: face.repeat(256), countryCode: "US" } })).status).toBe(400);
    expect((await charge(a, { amount: 1, service: "other", reason: face.repeat(255) })).status).toBe(200);
    expect((await charge(a, { amount: 1, service: "other", reason: "" })).status).toBe(200);
    expect((await invite(a, { email: "new@example.com", name: "" })).status).toBe(200);
    const four = { password: face.repeat(4), password_confirmation: face.repeat(4) };
    expect((await call(acceptOf("INVITE_TOKEN_2"), { method: "POST", as: "nobody", json: four })).status).toBe(422);
  });

  it("are kept as they came, lone surrogates and NUL included", async () => {
    const name = "\ud800 \u0000 __proto__ <b>";

    await call(at(a), { method: "PATCH", json: { name } });
    await invite(a, { email: "\udfff@example.com", name });

    expect((await organization(a)).name).toBe(name);
    expect(await memberIn(a, 102)).toMatchObject({ name, email: "\udfff@example.com" });
    expect((await outbox()).at(-1)?.to).toBe("\udfff@example.com");
  });
});

describe("query parameters", () => {
  it("dreams-organizations/3.8 that an operation does not know are ignored", async () => {
    for (const { id, path, ...sent } of secured) {
      expect([200, 201], id).toContain((await call(`${path}?x=1&name=&__proto__=y&%zz`, sent)).status);
    }
    expect((await call(`${acceptOf("INVITE_TOKEN_2")}?page=0`, { method: "POST", as: "nobody", json: password })).status).toBe(200);
  });
});

describe("answers", () => {
  it("dreams-organizations/4.1 dreams-organizations/10.26 always show avatarUrl, and the type of A and B", async () => {
    const answers = [await call(at(a)), await call(at(a), { method: "PATCH", json: {} })];

    for (const answer of answers) expect(bodyOf("Organization", answer)).toMatchObject({ avatarUrl: null, type: "private" });
  });

  it.each(["listOrganizationMembers", "updateOrganizationMember", "deleteOrganizationMember", "chargeOrganizationWallet"])(
    "dreams-organizations/4.2 dreams-organizations/4.3 dreams-organizations/10.28 of %s are JSON, say success and have a message",
    async (id) => {
      const { path, ...sent } = operation(secured, id);

      const answer = await call(path, sent);

      expect(JSON.parse(answer.text)).toMatchObject({ success: true, message: expect.any(String) });
      expect(answer.headers.get("content-type")).toBe("application/json");
    },
  );

  it("dreams-organizations/10.28 of get and update are JSON", async () => {
    expect((await call(at(a))).headers.get("content-type")).toBe("application/json");
    expect((await call(at(a), { method: "PATCH", json: {} })).headers.get("content-type")).toBe("application/json");
  });

  it("dreams-organizations/10.27 without a body have no Content-Type", async () => {
    const empty = ["createOrganization", "uploadOrganizationAvatar", "inviteOrganizationUser"].map((id) => operation(secured, id));
    const accepting = { path: acceptOf("INVITE_TOKEN_2"), method: "POST", json: password };

    for (const { path, ...sent } of [...empty, accepting]) {
      const answer = await call(path, sent);
      expect([answer.text, answer.headers.get("content-type")]).toEqual(["", null]);
      expect(answer.status).toBeLessThan(300);
    }
  });

  it("dreams-organizations/4.8 dreams-organizations/4.12 to errors always have data, null unless the input is invalid", async () => {
    const answers = [
      await call(at(a), { as: "nobody" }),
      await call(at(a), { as: "outsider" }),
      await call(at(neverIssued)),
      await updateMember(a, 999, { workspaces: [w1], roles: [2] }),
      await call(acceptOf("x"), { method: "POST", as: "nobody", json: password }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 403, 404, 404, 400]);
    for (const answer of answers) expect(JSON.parse(answer.text)).toEqual({ success: false, message: expect.any(String), data: null });
  });

  it("dreams-organizations/10.1 have a declared status, whatever is asked", async () => {
    const callers: Caller[] = ["owner", "key", "member", "outsider", "admin", "nobody"];
    const bodies = [undefined, "{}", "{", JSON.stringify({ name: "X", countryCode: "US", amount: 1, service: "other", email: "q@example.com" })];
    let answered = 0;

    for (const { path, method = "GET" } of onOne) {
      for (const as of callers) {
        for (const id of [a, neverIssued, "x"]) {
          for (const body of method === "GET" ? [undefined] : bodies) {
            await call(path(id), { method, as, ...(body === undefined ? {} : { body }) });
            answered += 1;
          }
        }
      }
    }

    expect(answered).toBeGreaterThan(400);
  });
});
