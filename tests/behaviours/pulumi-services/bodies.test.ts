/** What may stand in a body: types, limits, unknown members, numbers and bytes. */
import { describe, expect, it } from "vitest";
import {
  add,
  alicesService,
  call,
  create,
  environment,
  expectRefused,
  json,
  list,
  myService,
  newService,
  sharedService,
  stack,
  stateOf,
  update,
  writes,
} from "./fixture.ts";

const notObjects = ["[]", '[{"name":"x"}]', "null", '"text"', "7", "true"];
const unreadable = ["", " ", "{", "{'name':'x'}", '{"name":"x"', "name=x", "NaN", '{"a":1}{"b":2}', "\u0000"];

describe.each(writes)("the body of $id", ({ path, success, ...write }) => {
  const sent = { method: write.method ?? "POST", headers: json };
  const value = write.json as object;

  it.each(unreadable)("pulumi-services/3.19 is refused as %j", async (body) => {
    await expectRefused(path, { ...sent, body }, 400);
  });

  it.each(notObjects)("pulumi-services/3.20 is refused as %s", async (body) => {
    await expectRefused(path, { ...sent, body }, 400);
  });

  it("pulumi-services/3.23 may hold members that nobody knows, whatever their value", async () => {
    const more = '"colour":null,"size":[{}],"__proto__":{"name":"polluted","items":1},"constructor":{"prototype":7},"nested":{"deep":"\\ud800"}';
    const body = `{${more},${JSON.stringify(value).slice(1)}`;

    const answer = await call(path, { ...sent, body });

    expect(answer.status).toBe(success);
    expect(answer.text).not.toMatch(/colour|polluted|nested/);
  });

  it("pulumi-services/10.20 is refused where it is no UTF-8", async () => {
    const text = JSON.stringify({ ...value, note: "?" });
    const bytes = new TextEncoder().encode(text).map((byte) => (byte === 0x3f ? 0xff : byte));

    await expectRefused(path, { ...sent, body: bytes }, 400);
  });
});

const property = { key: "docs", value: "x" };

describe("a known field", () => {
  const fields = { ownerType: "user", ownerName: "alice", name: "x", description: "", properties: [property], items: [stack("a/b")] };
  const wrong = [7, true, {}, []];

  it.each(Object.keys(fields))("pulumi-services/3.21 pulumi-services/3.22 of a creation is refused as null or with a wrong type: %s", async (field) => {
    for (const value of [null, ...wrong, "text"]) {
      const fits = (Array.isArray(value) && /properties|items/.test(field)) || (value === "text" && /name|description/.test(field));
      if (!fits && !(field === "ownerName" && value === "text")) await expectRefused(list, { method: "POST", json: { ...fields, [field]: value } }, 400);
    }
  });

  it.each(["name", "description", "properties"])(
    "pulumi-services/3.21 pulumi-services/3.22 of an update is refused as null or with a wrong type: %s",
    async (field) => {
      for (const value of [null, 7, true, {}]) await expectRefused(myService, { method: "PATCH", json: { [field]: value } }, 400);
    },
  );

  it.each(["key", "value", "type", "order"])(
    "pulumi-services/3.21 pulumi-services/3.22 of a property is refused as null or with a wrong type: %s",
    async (field) => {
      for (const value of [null, true, {}, [], field === "order" ? "1" : 7]) {
        await expectRefused(list, { method: "POST", json: newService("x", { properties: [{ ...property, [field]: value }] }) }, 400);
        await expectRefused(myService, { method: "PATCH", json: { properties: [property, { ...property, [field]: value }] } }, 400);
      }
    },
  );

  it.each(["type", "name"])("pulumi-services/3.21 pulumi-services/3.22 of an item is refused as null or with a wrong type: %s", async (field) => {
    for (const value of [null, 7, {}, []]) {
      await expectRefused(list, { method: "POST", json: newService("x", { items: [{ ...stack("a"), [field]: value }] }) }, 400);
      await expectRefused(`${myService}/items`, { method: "POST", json: { items: [{ ...stack("a"), [field]: value }] } }, 400);
    }
  });

  it.each(["", "a/b/c/d", "a//b", "/a", "a/", "a b", "é", "a\\b", "a\n", "\u0000", "\ud800"])(
    "pulumi-services/3.5 is refused with the item name %j",
    async (name) => {
      await expectRefused(list, { method: "POST", json: newService("x", { items: [stack(name)] }) }, 400);
      await expectRefused(`${myService}/items`, { method: "POST", json: { items: [environment(name)] } }, 400);
    },
  );

  it("pulumi-services/3.5 may be an item name of one to three segments", async () => {
    const names = ["a", "A-9_.z/b", "one/two/three", "__proto__", "constructor/prototype"];

    expect((await add(alicesService, names.map(stack))).body.items.map(({ name }) => name)).toEqual(names);
  });

  it("pulumi-services/3.24 of a creation has no effect in an update", async () => {
    const before = (await call(myService)).text;

    expect((await update(myService, { ownerType: "user", ownerName: 7, items: [stack("a//b")] })).status).toBe(200);
    expect((await call(myService)).text).toBe(before);
  });

  it("pulumi-services/3.25 may be an empty list of items", async () => {
    const before = await stateOf();

    expect((await add(myService, [])).body.items).toHaveLength(2);
    expect(await stateOf()).toBe(before);
  });

  it("pulumi-services/7.17b is refused together with all others where one item or property is invalid", async () => {
    await expectRefused(`${myService}/items`, { method: "POST", json: { items: [stack("good/one"), stack("bad//one"), stack("good/two")] } }, 400);
    await expectRefused(sharedService, { method: "PATCH", json: { description: "new", properties: [property, { key: "docs" }] } }, 400);
    await expectRefused(list, { method: "POST", json: newService("x", { items: [stack("a"), { type: "folder", name: "b" }], properties: [property] }) }, 400);
  });

  it("is named in the message with every other fault of the body", async () => {
    const { body } = await create({ ownerType: "robot", name: "", items: [{ type: "folder", name: "a" }] });

    for (const field of ["ownerType", "ownerName", "name", "/items/0/type"]) expect(body.message).toContain(field);
  });
});

describe("text", () => {
  it("pulumi-services/7.1a of any kind is a name, a description, a key or a value, and comes back as it was", async () => {
    for (const text of ["\u0000", "\ud800", "__proto__", "toString", "日本 \u{1f4a9}", "a\nb", "..", "%2F", '"\\']) {
      const service = newService(text, { description: text, properties: [{ key: text, value: text, type: text }] });

      expect((await create(service)).body).toMatchObject({ name: text, description: text, properties: [{ key: text, value: text, type: text, order: 0 }] });
      expect((await create(service)).status).toBe(409);
    }
  });
});

describe("the order of a property", () => {
  const ordered = (order: string): string => `{"properties":[{"key":"docs","value":"x","order":${order}}]}`;
  const setOrder = (order: string) => call(myService, { method: "PATCH", headers: json, body: ordered(order) });

  it.each(["9223372036854775808", "-9223372036854775809", "1e30", "1.5"])("pulumi-services/10.17 is refused as %s, no 64-bit integer", async (order) => {
    await expectRefused(myService, { method: "PATCH", headers: json, body: ordered(order) }, 400);
    await expectRefused(list, { method: "POST", headers: json, body: `{"ownerType":"user","ownerName":"alice","name":"x",${ordered(order).slice(1)}` }, 400);
  });

  it.each(["9007199254740993", "9223372036854775807", "-9223372036854775808", "0", "-1"])("pulumi-services/10.18 comes back exactly as %s", async (order) => {
    for (const { text } of [await setOrder(order), await call(myService), await call(list)]) expect(text).toContain(`"order":${order}}`);
    expect(await stateOf()).toContain(`"order":${order}}`);
  });

  it.each(["1.0", "1e0", "10e-1"])("pulumi-services/10.19 is the integer 1 as %s", async (order) => {
    expect((await setOrder(order)).text).toContain('"order":1}');
  });
});
