/** How ids and forms are read. */
import { describe, expect, it } from "vitest";
import { acme, at, call, codesOf, create, expectRefused, forms, formType, json, list, organizationId, type Sent, stateOf, update } from "./fixture.ts";

const ok = { status: 200 };

describe("Ids", () => {
  it.each(["%00", "%2F", "a%2Fb", "%E2%80%A8", "__proto__", "constructor", "null", "0", "org_2acme0000000000000000000001", "x".repeat(5000)])(
    "clerk-organizations/3.1 clerk-organizations/7.7d takes %j for an unknown id",
    async (id) => {
      for (const method of ["GET", "PATCH", "DELETE"]) await expectRefused(at(id), { method }, 404, "resource_not_found");
    },
  );

  it("clerk-organizations/10.30 decodes percent escapes once", async () => {
    const once = await call(at(organizationId.acme.replace("_", "%5F")));

    expect(once.body.response.id).toBe(organizationId.acme);
    await expectRefused(at(organizationId.acme.replace("_", "%255F")), {}, 404, "resource_not_found");
  });

  it.each(["%zz", "org_%", "%ff", "%E0%A4"])("clerk-organizations/10.31 takes the broken escape %s for an unknown id", async (id) => {
    for (const method of ["GET", "PATCH", "DELETE"]) await expectRefused(at(id), { method }, 404, "resource_not_found");
  });

  it("clerk-organizations/3.13 ignores other query parameters", async () => {
    const answer = await call(`${acme}?name=x&_method=DELETE&__clerk_api_version=2021-02-05&broken=%zz`);

    expect(answer).toMatchObject(ok);
  });
});

describe("Names", () => {
  it.each([1, 256])("clerk-organizations/3.3 accepts %i characters, of two code units each", async (length) => {
    const name = "😀".repeat(length);

    expect((await create(name)).body.response.name).toBe(name);
    expect((await update(acme, new URLSearchParams({ name }).toString())).body.response.name).toBe(name);
  });

  it("clerk-organizations/3.3 clerk-organizations/4.28 refuses 257 characters", async () => {
    const form = new URLSearchParams({ name: "é".repeat(257) }).toString();

    for (const { path, method = "" } of forms) await expectRefused(path, { method, form }, 422, "form_param_exceeds_allowed_size");
  });

  it.each(["http://a", "see HTTPS://B.example/", "xhTTp://", "<>", "a <b> c", "<\n>", "1 < 2 and 3 > 2"])(
    "clerk-organizations/3.4 clerk-organizations/3.5 clerk-organizations/4.29 refuses %j",
    async (name) => {
      const form = new URLSearchParams({ name }).toString();

      for (const { path, method = "" } of forms) await expectRefused(path, { method, form }, 422, "form_param_value_invalid");
    },
  );

  it.each(["a.example", "ftp://a", "http:/a", "> <", "1 < 2", "I <3 U", "R&D = 50%"])(
    "clerk-organizations/3.4 clerk-organizations/3.5 accepts %j",
    async (name) => {
      expect((await create(name)).body.response.name).toBe(name);
    },
  );

  it.each([" ", "\t\r\n", "\u00a0\u2003\u3000", "\ufeff", "\u2028\u2029"])(
    "clerk-organizations/3.6 clerk-organizations/10.11 takes %j for empty",
    async (name) => {
      const form = new URLSearchParams({ name }).toString();

      for (const { path, method = "" } of forms) await expectRefused(path, { method, form }, 422, "form_param_nil");
    },
  );

  it.each(["\u200b", "\u180e", "\u0085"])("clerk-organizations/10.11 does not take %j, which trim keeps, for white space", async (name) => {
    expect((await create(name)).body.response.name).toBe(name);
  });

  it("clerk-organizations/10.13 takes white space for empty even where it is too long", async () => {
    const form = `name=${"+".repeat(257)}`;

    for (const { path, method = "" } of forms) await expectRefused(path, { method, form }, 422, "form_param_nil");
  });

  it.each(["  Acme  ", "\ta\r\nb ", "__proto__", "e\u0301", "Ünïcode 😀"])("clerk-organizations/3.7 stores %j as sent", async (name) => {
    expect((await create(name)).body.response.name).toBe(name);
    expect((await update(acme, new URLSearchParams({ name }).toString())).body.response.name).toBe(name);
    expect((await call(acme)).body.response.name).toBe(name);
  });

  it.each(["\u0000", "a\u0000b", "\u001b[31m", "\u007f"])("clerk-organizations/10.14 accepts the control characters of %j", async (name) => {
    expect((await create(name)).body.response.name).toBe(name);
  });
});

describe("Slugs", () => {
  it("clerk-organizations/3.9 accepts a slug of any length", async () => {
    const slug = "a".repeat(100_000);

    expect((await update(acme, `slug=${slug}`)).body.response.slug).toBe(slug);
  });

  it.each(["a", "0", "-a", "a-", "--0--"])("clerk-organizations/3.9 accepts the slug %s", async (slug) => {
    expect((await update(acme, `slug=${slug}`)).body.response.slug).toBe(slug);
  });

  it.each(["A", "a_b", "é", "a%0A", "-", "a.b", "%00"])("clerk-organizations/4.30 refuses the slug %s", async (slug) => {
    await expectRefused(acme, { method: "PATCH", form: `slug=${slug}` }, 422, "form_param_format_invalid");
  });

  it("clerk-organizations/10.12 tells a slug of white space from one of nothing", async () => {
    await expectRefused(acme, { method: "PATCH", form: "slug=+" }, 422, "form_param_format_invalid");
    await expectRefused(acme, { method: "PATCH", form: "slug=" }, 422, "form_param_nil");
  });
});

describe("Forms", () => {
  it.each<[string, Sent]>([
    ["no body", {}],
    ["an empty form", { form: "" }],
    ["no bytes of JSON", { headers: json, form: "" }],
    ["no bytes of nothing", { bytes: "" }],
    ["a lone ampersand", { form: "&" }],
    ["ampersands", { form: "&&&" }],
  ])("clerk-organizations/3.2 clerk-organizations/3.18 clerk-organizations/10.18 reads %s as a form without fields", async (_, sent) => {
    const before = await stateOf();

    expect(await call(acme, { method: "PATCH", ...sent })).toMatchObject(ok);
    expect(await stateOf()).toBe(before);
    await expectRefused(list, { method: "POST", ...sent }, 422, "form_param_missing");
  });

  it("clerk-organizations/3.10 takes the word null for a string", async () => {
    expect((await create("null")).body.response.name).toBe("null");
    expect((await update(acme, "name=null&slug=null-slug")).body.response).toMatchObject({ name: "null", slug: "null-slug" });
  });

  it("clerk-organizations/3.11 clerk-organizations/10.17 takes an empty value, with or without equals sign, for a fault", async () => {
    for (const form of ["name=", "name"]) for (const { path, method = "" } of forms) await expectRefused(path, { method, form }, 422, "form_param_nil");
    for (const form of ["slug=", "slug"]) await expectRefused(acme, { method: "PATCH", form }, 422, "form_param_nil");
  });

  it("clerk-organizations/3.12 decodes UTF-8, and plus signs as spaces", async () => {
    const { body } = await call(list, { method: "POST", form: "n%61me=M%C3%BCller+%26+S\u00f6hne%2B" });

    expect(body.response.name).toBe("Müller & Söhne+");
  });

  const unusable: readonly [string, Sent][] = [
    ["no content type", { bytes: "name=x" }],
    ["a JSON content type", { headers: json, bytes: "name=x" }],
    ["a JSON body", { headers: json, bytes: '{"name":"x"}' }],
    ["a multipart content type", { headers: { "Content-Type": "multipart/form-data; boundary=x" }, bytes: "--x--" }],
    ["a content type that only begins like the form's", { headers: { "Content-Type": `${formType}2` }, bytes: "name=x" }],
    ["a broken escape in a value", { form: "name=%zz" }],
    ["a broken escape in a name", { form: "name=x&%=1" }],
    ["a broken escape in another field", { form: "name=x&foo=%2" }],
    ["escaped bytes that are not UTF-8", { form: "name=%ff" }],
    ["an escaped lone surrogate", { form: "name=%ED%A0%80" }],
  ];

  it.each(unusable)(
    "clerk-organizations/3.14 clerk-organizations/3.15 clerk-organizations/3.16 clerk-organizations/10.20 refuses an update with %s",
    async (_, sent) => {
      await expectRefused(acme, { method: "PATCH", ...sent }, 400, "request_body_invalid");
    },
  );

  it.each(unusable)("clerk-organizations/3.17 clerk-organizations/10.20 clerk-organizations/10.23 reads no fields on creation from %s", async (_, sent) => {
    const { body } = await expectRefused(list, { method: "POST", ...sent }, 422, "form_param_missing");

    expect(body.errors[0]?.meta).toEqual({ param_name: "name" });
  });

  it.each([`${formType}; charset=iso-8859-1`, `${formType};charset=UTF-8`, `${formType}; x=y`, "Application/X-WWW-Form-URLencoded"])(
    "clerk-organizations/3.14 clerk-organizations/10.21 clerk-organizations/10.22 reads %s as a form of UTF-8",
    async (type) => {
      const { body } = await call(acme, { method: "PATCH", form: "name=%C3%BC", headers: { "Content-Type": type } });

      expect(body.response.name).toBe("ü");
    },
  );

  it("clerk-organizations/3.19 ignores the body of a deletion", async () => {
    await expectRefused(at("nope"), { method: "DELETE", headers: json, bytes: "{" }, 404, "resource_not_found");
    expect(await call(at(organizationId.disposable), { method: "DELETE", headers: json, bytes: "{" })).toMatchObject(ok);
  });

  it.each([
    ["a repeated name whose values are both bad", "name=&name=http://x", "form_param_duplicate", "name"],
    ["a repeated unknown field", "foo=1&foo=2", "form_param_unknown", "foo"],
    ["a field without a name", "=x", "form_param_unknown", ""],
    ["a field named like a prototype", "__proto__=1", "form_param_unknown", "__proto__"],
    ["a field named like a constructor", "constructor=1", "form_param_unknown", "constructor"],
    ["a field named like a pointer", "a%2Fb~1=1", "form_param_unknown", "a/b~1"],
    ["a field of another case", "Name=x", "form_param_unknown", "Name"],
  ])(
    "clerk-organizations/4.26 clerk-organizations/4.27 clerk-organizations/10.15 clerk-organizations/10.16 clerk-organizations/10.19 refuses %s",
    async (_, form, code, field) => {
      const { body } = await expectRefused(acme, { method: "PATCH", form }, 422, code);

      expect(body.errors[0]?.meta).toEqual({ param_name: field });
    },
  );

  it("clerk-organizations/10.15 clerk-organizations/10.16 clerk-organizations/10.19 holds for creation alike", async () => {
    await expectRefused(list, { method: "POST", form: "name=&name=x" }, 422, "form_param_duplicate");
    await expectRefused(list, { method: "POST", form: "name=x&slug=a&slug=b" }, 422, "form_param_unknown");
    await expectRefused(list, { method: "POST", form: "name=x&=y" }, 422, "form_param_unknown");
  });

  it("names every fault of a form at once", async () => {
    const answer = await call(acme, { method: "PATCH", form: `name=http://${"x".repeat(260)}&slug=A&foo=1` });

    expect(codesOf(answer).sort()).toEqual(["form_param_exceeds_allowed_size", "form_param_format_invalid", "form_param_unknown", "form_param_value_invalid"]);
  });
});
