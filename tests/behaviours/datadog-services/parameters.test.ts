/** What stands in the URL: ids, inclusion, pages. */
import { describe, expect, it } from "vitest";
import { call, list, named, names, read, seeded, seededId } from "./fixture.ts";

const onOneService = [{ method: "GET" }, { method: "PATCH", json: named("renamed") }, { method: "DELETE" }];

const malformed = [
  "not-a-uuid",
  "5e000000000040008000000000000001",
  "{5e000000-0000-4000-8000-000000000001}",
  "urn:uuid:5e000000-0000-4000-8000-000000000001",
  "5e000000-0000-4000-8000-00000000000g",
  "5e000000-0000-4000-8000-0000000000011",
  "5e000000-0000-4000-8000-000000000001%00",
  "__proto__",
];

describe.each(onOneService)("$method of one service", (sent) => {
  it.each(malformed)("datadog-services/3.1 refuses the malformed id %s", async (id) => {
    expect(await call(`${list}/${id}`, sent)).toMatchObject({ status: 400 });
  });

  it.each(["%ZZ", "%", "%C3%28"])("datadog-services/10.12 takes the broken escape %s for a malformed id", async (id) => {
    expect(await call(`${list}/${id}`, sent)).toMatchObject({ status: 400 });
  });

  it.each(["00000000-0000-0000-0000-000000000000", "5e000000-0000-7000-8000-000000000001"])(
    "datadog-services/3.1 knows the shape of %s, whatever its version",
    async (id) => {
      expect(await call(`${list}/${id}`, sent)).toMatchObject({ status: 404 });
    },
  );

  it("datadog-services/3.2 finds a service by its id in upper case", async () => {
    const { status, body } = await call(seeded(1).toUpperCase().replace("/API/V2/SERVICES", list), sent);

    expect(status).toBe(sent.method === "DELETE" ? 204 : 200);
    expect(body.data?.id).toBe(sent.method === "DELETE" ? undefined : seededId(1));
  });
});

describe.each([list, seeded(3)])("inclusion on GET %s", (path) => {
  it.each(["include[users]", "include[users]=", "include[users]=true", "include%5Busers%5D=true"])(
    "datadog-services/3.3 datadog-services/3.9 is switched on by %s",
    async (query) => {
      const { status, body } = await call(`${path}?${query}`);

      expect(status).toBe(200);
      expect(body.included?.map(({ type }) => type)).toEqual(["users", "users"]);
    },
  );

  it.each(["false", "1", "TRUE", "users", "%20"])("datadog-services/3.4 is not switched on by include[users]=%s, which is refused", async (value) => {
    expect(await call(`${path}?include[users]=${value}`)).toMatchObject({ status: 400 });
  });

  it("datadog-services/3.5 is switched on by include=users", async () => {
    expect((await call(`${path}?include=users`)).body.included).toHaveLength(2);
  });

  it.each(["foo", "", "Users", "users,orgs"])('datadog-services/3.6 is not switched on by include="%s", which is refused', async (value) => {
    expect(await call(`${path}?include=${value}`)).toMatchObject({ status: 400 });
  });

  it("datadog-services/3.7 means the same by both parameters as by one", async () => {
    const both = await call(`${path}?include=users&include[users]=true`);

    expect(both.status).toBe(200);
    expect(both.text).toBe((await call(`${path}?include=users`)).text);
  });

  it("datadog-services/10.10 is refused where one of both parameters has a wrong value", async () => {
    expect(await call(`${path}?include=users&include[users]=false`)).toMatchObject({ status: 400 });
    expect(await call(`${path}?include=foo&include[users]=true`)).toMatchObject({ status: 400 });
  });
});

describe("pages", () => {
  it.each(["", "0", "101", "+5", "-5", "1.5", "1e1", "abc", "%205", "0x10", "99999999999999999999"])(
    'datadog-services/3.8 have no size "%s"',
    async (value) => {
      expect(await call(`${list}?page[size]=${value}`)).toMatchObject({ status: 400 });
    },
  );

  it.each(["", "+5", "-1", "-0", "1.5", "1e1", "abc", "5%20"])('datadog-services/3.8 have no offset "%s"', async (value) => {
    expect(await call(`${list}?page[offset]=${value}`)).toMatchObject({ status: 400 });
  });

  it("datadog-services/10.6 have no offset beyond int64", async () => {
    expect(await call(`${list}?page[offset]=9223372036854775808`)).toMatchObject({ status: 400 });
    expect(await call(`${list}?page[offset]=${"9".repeat(400)}`)).toMatchObject({ status: 400 });
  });

  it.each(["9007199254740993", "9223372036854774784", "9223372036854775807"])("are empty at the great offset %s", async (offset) => {
    const { status, body } = await call(`${list}?page[offset]=${offset}`);

    expect(status).toBe(200);
    expect(body.data).toEqual([]);
  });

  it("datadog-services/3.9 are named alike by raw and by encoded brackets", async () => {
    const raw = await call(`${list}?page[size]=2&page[offset]=3`);
    const encoded = await call(`${list}?page%5Bsize%5D=2&page%5boffset%5d=3`);

    expect(names(raw)).toEqual(["service-04", "service-05"]);
    expect(encoded.text).toBe(raw.text);
  });

  it("datadog-services/10.11 may have leading zeros in their numbers", async () => {
    expect((await call(`${list}?page[size]=010&page[offset]=002`)).body.meta.pagination).toEqual({ offset: 2, next_offset: 12, size: 10 });
  });
});

describe("other query parameters", () => {
  const noise = "filter=nothing&page[total]=x&sort=-name&__proto__=1&%zz=1";

  it("datadog-services/3.10 are ignored by the list", async () => {
    expect((await call(`${list}?${noise}`)).text).toBe((await call(list)).text);
  });

  it("datadog-services/3.10 are ignored when one service is read", async () => {
    expect((await call(`${seeded(1)}?${noise}&page[size]=0`)).text).toBe((await call(seeded(1))).text);
  });

  it("datadog-services/3.10 datadog-services/3.11 are ignored by create, update and delete, those of the GETs too", async () => {
    const theirs = "include=foo&include[users]=false&page[size]=0&page[offset]=-1";

    expect(await call(`${list}?${noise}&${theirs}`, { method: "POST", json: named("x") })).toMatchObject({ status: 201 });
    expect(await call(`${seeded(1)}?${noise}&${theirs}`, { method: "PATCH", json: named("y") })).toMatchObject({ status: 200 });
    expect((await read(seeded(1))).attributes.name).toBe("y");
    expect(await call(`${seeded(1)}?${noise}&${theirs}`, { method: "DELETE" })).toMatchObject({ status: 204 });
  });
});
