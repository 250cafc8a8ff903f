import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { faults } from "./clerk-organizations/fault.ts";
import { acme, all, bodies, disposable, form, globex, labs, locked, type Row, rows } from "./clerk-organizations/triggers.ts";
import { server } from "./clerk-organizations.ts";

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const sentence = ({ call, as, body, type, cookie, bearer }: Row) => {
  const shown = body !== undefined && body.length > 40 ? `${body.slice(0, 20)} and so on, ${body.length} units` : body;
  return [call, as, cookie, bearer, shown, type].filter((part) => part !== undefined).join(" | ");
};

describe("every status of the second Clerk", () => {
  it.each(rows.map((row) => [row.status, sentence(row), row] as const))("answers %i to %s", async (_, __, row) => {
    const call = await start();
    const before = await everything(call);

    const { status, headers, body } = await call(row);

    expect(status).toBe(row.status);
    expect(headers.get("content-type")?.toLowerCase()).toBe("application/json; charset=utf-8");
    if (status === 200) return expect(Object.keys(body).sort()).toEqual(["client", "response"]);
    expect(body.errors[0]).toMatchObject({ code: row.code, message: expect.any(String), long_message: expect.any(String) });
    expect(body.errors[0].meta).toEqual(status === 422 ? { param_name: expect.any(String) } : {});
    expect(await everything(call)).toEqual(before);
  });
});

describe("the behaviour of the second Clerk", () => {
  it("starts with five organizations and four signed-in users", async () => {
    const call = await start();

    const [admin, member, outsider, limited] = await everything(call);

    expect(admin?.response).toMatchObject({ name: "Acme", slug: "acme", members_count: 2, pending_invitations_count: 1, updated_at: 1700000000000 });
    expect([admin, member, outsider, limited].map((seen) => seen?.client.sessions[0].last_active_organization_id?.slice(5, 9))).toEqual([
      ...["Acme", "Acme", undefined, "Limi"],
    ]);
    expect([admin, member, outsider, limited].map((seen) => membershipsOf(seen).map(({ id, role }) => `${id.slice(8, 19)} ${role}`))).toEqual([
      ["AcmeAdmin00 org:admin", "LockedAdmin org:admin", "DisposableA org:admin"],
      ["AcmeMember0 org:member"],
      ["GlobexOutsi org:admin"],
      ["LimitedLabs org:admin"],
    ]);
    expect(membershipsOf(admin)[0]?.organization).toEqual(admin?.response);
    expect(limited?.client.sessions[0].user).toMatchObject({ first_name: "limited", create_organizations_limit: 1 });
  });

  it("mirrors creation, update and deletion in the client of the same answer", async () => {
    const call = await start();

    const created = (await call({ call: `POST ${all}`, as: "member", body: "name=Ac+me%21" })).body;
    const path = `${all}/${created.response.id}`;
    const updated = (await call({ call: `PATCH ${path}`, as: "member", body: "slug=other" })).body;
    const deleted = (await call({ call: `DELETE ${path}`, as: "member" })).body;

    expect(created.response).toMatchObject({ name: "Ac me!", slug: "ac-me", members_count: 1, admin_delete_enabled: true, public_metadata: {} });
    expect(membershipsOf(created).at(-1)).toMatchObject({ role: "org:admin", organization: created.response });
    expect(updated.response).toMatchObject({ id: created.response.id, name: "Ac me!", slug: "other", created_at: created.response.created_at });
    expect(membershipsOf(updated).at(-1)?.organization).toEqual(updated.response);
    expect(deleted.response).toEqual({ object: "organization", id: created.response.id, deleted: true });
    expect(membershipsOf(deleted)).toHaveLength(1);
    expect([(await call({ call: `DELETE ${path}`, as: "member" })).status, (await call({ call: `GET ${path}`, as: "admin" })).status]).toEqual([404, 404]);
  });

  it("makes room for another organization once the only one is deleted", async () => {
    const call = await start();

    const deleted = await call({ call: `DELETE ${labs}`, as: "limited" });
    const created = await call({ call: `POST ${all}`, as: "limited", body: "name=Limited Labs" });

    expect(deleted.body.client.sessions[0].last_active_organization_id).toBeNull();
    expect([created.status, created.body.response.slug]).toEqual([200, "limited-labs"]);
  });

  it("lives on after an upload that breaks off", async () => {
    const call = await start();
    const { hostname, port } = new URL(call.baseUrl);
    const head = `POST ${all}?__dev_session=token-admin HTTP/1.1\r\nHost: x\r\nContent-Type: ${form}\r\nContent-Length: 99\r\n\r\nname=x`;

    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(head, () => socket.destroy()));
      socket.once("close", () => resolve()).once("error", reject);
    });

    expect(membershipsOf((await everything(call))[0])).toHaveLength(3);
  });
});

/** One run of calls in which every fault shows. */
const run: readonly Row[] = [
  { call: `GET ${acme}`, bearer: "token-admin", status: 401 },
  { call: `GET ${acme}`, as: "signedout", status: 401 },
  { call: `GET ${acme}`, as: "outsider", status: 403 },
  { call: `PATCH ${acme}`, as: "member", body: "name=Mine", status: 403 },
  { call: `POST ${all}`, as: "limited", body: "name=Second", status: 403 },
  ...bodies(`PATCH ${acme}`, 422, "", "slug=", "name=Half&slug=---", "slug=globex"),
  ...bodies(`PATCH ${disposable}`, 200, "", "", "slug=disposable", `name=${"😀".repeat(256)}`, "name=a+b"),
  { call: `DELETE ${acme}`, as: "admin", status: 200 },
  ...bodies(`PATCH ${disposable}`, 200, "", "slug=acme"),
  { call: `DELETE ${locked}`, as: "admin", status: 403 },
  { call: `PATCH ${globex}`, as: "outsider", body: "", status: 200 },
  { call: `POST ${all}`, as: "member", body: "name=Last", status: 200 },
];

describe("the faults of the second Clerk", () => {
  it("answers alike each time as long as it has no fault", async () => {
    const first = await transcript(await start());

    const second = await transcript(await start());

    expect(second).toEqual(first);
    expect(first.map(({ status }) => status)).toEqual(run.map(({ status }) => status));
  });

  it.each(Object.keys(faults))("shows %s in an answer", async (fault) => {
    const healthy = await transcript(await start());

    const faulty = await transcript(await start(fault));

    expect(faulty).not.toEqual(healthy);
    expect(faulty.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it("does not start with a fault that it does not have", async () => {
    await expect(server.start({ fault: "unknown" })).rejects.toThrow("slug-unchecked");
  });
});

async function transcript(call: Call) {
  const answers = [];
  for (const row of run) {
    const { status, text } = await call(row);
    // What differs from run to run: the present time and new ids.
    answers.push({
      status,
      text: text.replace(/\b(?!1700000000000|4102444800000)\d{13}\b/g, "0").replace(/(org|orgmem)_[0-9a-f]{27}|[0-9a-f]{8}(-[0-9a-f]+){4}/g, ""),
    });
  }
  return answers;
}

interface Envelope {
  readonly client: { readonly sessions: readonly { readonly user: { readonly organization_memberships: readonly Membership[] } }[] };
}

interface Membership {
  readonly id: string;
  readonly role: string;
  readonly organization: object;
}

const membershipsOf = (seen: Envelope | undefined): readonly Membership[] => seen?.client.sessions[0]?.user.organization_memberships ?? [];

async function everything(call: Call) {
  const places = Object.entries({ admin: acme, member: acme, outsider: globex, limited: labs });
  return Promise.all(places.map(async ([as, path]) => (await call({ call: `GET ${path}`, as })).body));
}

type Call = Awaited<ReturnType<typeof start>>;

async function start(fault?: string) {
  const { baseUrl, close } = await server.start(fault === undefined ? {} : { fault });
  running.push({ close });
  const call = async ({ call: line, as, body, type = form, cookie, bearer }: Omit<Row, "status">) => {
    const [method = "GET", path = "/"] = line.split(" ");
    const bytes = body === undefined ? null : new TextEncoder().encode(body);
    const credential = { ...(cookie && { Cookie: cookie }), ...(bearer && { Authorization: `bearer ${bearer}` }) };
    const target = as === undefined ? path : `${path}?__dev_session=${as === "wrong" ? as : `token-${as}`}`;
    const response = await fetch(baseUrl + target, { method, headers: { ...credential, ...(bytes && type ? { "Content-Type": type } : {}) }, body: bytes });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  return Object.assign(call, { baseUrl });
}
