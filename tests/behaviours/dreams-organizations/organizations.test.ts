import { describe, expect, it } from "vitest";
import { a, at, bodyOf, call, create, errorsOf, form, idOf, memberList, mostBytes, onOne, organization, organizations, upload, userOf } from "./fixture.ts";

const patch = (json: unknown) => call(at(a), { method: "PATCH", json });
const post = (json: unknown) => call(organizations, { method: "POST", json });
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("createOrganization", () => {
  it("dreams-organizations/6.createOrganization.201 dreams-organizations/7.1b dreams-organizations/7.1c answers with Location and nothing else", async () => {
    const answer = await post({ name: "X", countryCode: "US" });

    expect(answer.status).toBe(201);
    expect(answer.text).toBe("");
    expect(answer.headers.get("location")).toMatch(/^\/api\/organizations\/[^/]+$/);
  });

  it.each([
    ["no name", { countryCode: "US" }, "name"],
    ["an empty name", { name: "", countryCode: "US" }, "name"],
    ["a name of 256 characters", { name: "n".repeat(256), countryCode: "US" }, "name"],
    ["no countryCode", { name: "X" }, "countryCode"],
    ["an empty countryCode", { name: "X", countryCode: "" }, "countryCode"],
    ["the countryCode USA", { name: "X", countryCode: "USA" }, "countryCode"],
    ["the countryCode us", { name: "X", countryCode: "us" }, "countryCode"],
  ])("dreams-organizations/6.createOrganization.400 refuses %s", async (_what, json, field) => {
    const answer = await post(json);

    expect(answer.status).toBe(400);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual([field]);
  });

  it("dreams-organizations/6.createOrganization.400 refuses bad JSON", async () => {
    expect((await call(organizations, { method: "POST", body: '{"name":' })).status).toBe(400);
  });

  it("dreams-organizations/7.1a makes an active organization of the caller, without avatar, type and members", async () => {
    const id = idOf(await create());

    expect(id).toMatch(uuid);
    expect(await organization(id)).toEqual({ id, name: "X", avatarUrl: null, status: "active", owner: userOf.owner });
    expect((await memberList(id)).data).toEqual([]);
  });

  it("dreams-organizations/7.1d dreams-organizations/7.14b makes another organization of the same name each time", async () => {
    const [one, other] = [await create(), await create()];

    expect(one).not.toBe(other);
    expect((await organization(idOf(one))).name).toBe((await organization(idOf(other))).name);
  });

  it("dreams-organizations/3.9 dreams-organizations/3.10 takes any two capital letters and never shows them", async () => {
    const answer = await post({ name: "X", countryCode: "ZZ" });
    const created = await call(answer.headers.get("location") ?? "");

    expect(answer.status).toBe(201);
    expect(created.text).not.toMatch(/countryCode|ZZ/);
  });
});

describe("getOrganization", () => {
  it("dreams-organizations/6.getOrganization.200 shows A without an envelope", async () => {
    const answer = await call(at(a));

    expect(answer.status).toBe(200);
    expect(bodyOf("Organization", answer).id).toBe(a);
  });

  it("dreams-organizations/3.1 dreams-organizations/3.2 dreams-organizations/10.17 finds a new organization by every operation, in capitals too", async () => {
    const id = idOf(await create("member"));
    const own = onOne.filter(({ path }) => !path(id).includes("/members/"));

    for (const { path, ...sent } of own) {
      for (const written of [id, id.toUpperCase()]) {
        const json = sent.id === "inviteOrganizationUser" ? { email: written === id ? "one@example.com" : "two@example.com" } : sent.json;
        expect((await call(path(written), { ...sent, as: sent.as ?? "member", json })).status, sent.id).toBe(200);
      }
    }

    expect((await memberList(id)).data).toHaveLength(2);
  });
});

describe("updateOrganization", () => {
  it("dreams-organizations/6.updateOrganization.200 dreams-organizations/7.2a dreams-organizations/7.2c renames, and shows it whole", async () => {
    const before = await organization(a);

    const answer = await patch({ name: "Y" });

    expect(answer.status).toBe(200);
    expect(bodyOf("Organization", answer)).toEqual({ ...before, name: "Y" });
    expect(await organization(a)).toEqual({ ...before, name: "Y" });
  });

  it("dreams-organizations/7.2b changes nothing for the empty object", async () => {
    const before = await organization(a);

    const answer = await patch({});

    expect(answer.status).toBe(200);
    expect(bodyOf("Organization", answer)).toEqual(before);
  });

  it.each([
    ["the status closed", { status: "closed" }, "status"],
    ["an empty name", { name: "" }, "name"],
    ["a null avatarUrl", { avatarUrl: null }, "avatarUrl"],
    ["the avatarUrl x", { avatarUrl: "x" }, "avatarUrl"],
    ["a statusReason that is no string", { statusReason: 5 }, "statusReason"],
  ])("dreams-organizations/6.updateOrganization.400 refuses %s", async (_what, json, field) => {
    const answer = await patch(json);

    expect(answer.status).toBe(400);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual([field]);
  });

  it("dreams-organizations/6.updateOrganization.400 refuses bad JSON", async () => {
    expect((await call(at(a), { method: "PATCH", body: "name=Y" })).status).toBe(400);
  });

  it.each(["ftp://example.com/a.png", "https://", "https://exa mple.com/a.png", "https://example.com/<a>", "https://example.com/%zz"])(
    "dreams-organizations/10.18 refuses the avatarUrl %s",
    async (avatarUrl) => {
      expect((await patch({ avatarUrl })).status).toBe(400);
    },
  );

  it("dreams-organizations/7.2d leaves id, owner and type as they are", async () => {
    const before = await organization(a);

    await patch({ id: "x", owner: userOf.outsider, type: "public" });

    expect(await organization(a)).toEqual(before);
  });

  it("dreams-organizations/7.2e takes a statusReason and never shows it", async () => {
    const answer = await patch({ status: "banned", statusReason: "Violation of terms" });

    expect(bodyOf("Organization", answer).status).toBe("banned");
    expect((await organization(a)).status).toBe("banned");
    expect(answer.text).not.toContain("Violation");
    expect(JSON.stringify(await organization(a))).not.toContain("Violation");
  });

  it("dreams-organizations/7.2f restricts nothing in a banned organization", async () => {
    await patch({ status: "banned" });

    for (const { path, ...sent } of onOne) expect((await call(path(a), sent)).status, sent.id).toBe(200);
  });

  it("dreams-organizations/7.14a leaves equal state when it is repeated", async () => {
    const json = { name: "Y", status: "banned", avatarUrl: "https://example.com/y.png" };

    const answers = [await patch(json), await patch(json)];

    expect(answers[1]?.text).toBe(answers[0]?.text);
  });
});

describe("uploadOrganizationAvatar", () => {
  it("dreams-organizations/6.uploadOrganizationAvatar.200 takes a small PNG and answers with nothing", async () => {
    const answer = await upload(a, form());

    expect([answer.status, answer.text]).toEqual([200, ""]);
  });

  it.each([
    ["dreams-organizations/6.uploadOrganizationAvatar.400 dreams-organizations/3.18", "a form without file", form("image/png", 3, "avatar")],
    ["dreams-organizations/6.uploadOrganizationAvatar.400 dreams-organizations/3.19", "a text/plain part", form("text/plain")],
    ["dreams-organizations/3.19", "an SVG image", form("image/svg+xml")],
    ["dreams-organizations/6.uploadOrganizationAvatar.400 dreams-organizations/3.20", "a part over the limit", form("image/png", mostBytes + 1)],
    ["dreams-organizations/3.20", "an empty part", form("image/png", 0)],
  ])("%s refuses %s", async (_rules, _what, body) => {
    const answer = await upload(a, body);

    expect(answer.status).toBe(400);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual(["file"]);
  });

  it("dreams-organizations/6.uploadOrganizationAvatar.400 dreams-organizations/3.22 refuses what is no multipart form", async () => {
    const sent = { method: "POST" };

    expect((await call(at(a, "/upload-avatar"), { ...sent, json: { file: "x" } })).status).toBe(400);
    const urlencoded = { "Content-Type": "application/x-www-form-urlencoded" };
    expect((await call(at(a, "/upload-avatar"), { ...sent, body: "file=x", headers: urlencoded })).status).toBe(400);
    expect((await call(at(a, "/upload-avatar"), { ...sent, body: "x", headers: { "Content-Type": "image/png" } })).status).toBe(400);
    expect((await call(at(a, "/upload-avatar"), sent)).status).toBe(400);
  });

  it("dreams-organizations/10.19 refuses a part without a media type of its own", async () => {
    const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc\r\n--x--\r\n';

    const answer = await call(at(a, "/upload-avatar"), { method: "POST", body: part, headers: { "Content-Type": "multipart/form-data; boundary=x" } });

    expect(answer.status).toBe(400);
  });

  it.each(["image/jpeg", "image/png", "image/gif"])("dreams-organizations/3.19 dreams-organizations/3.21 takes any bytes as %s", async (type) => {
    expect((await upload(a, form(type, 1))).status).toBe(200);
  });

  it("dreams-organizations/3.20 takes a file of exactly the longest length", async () => {
    expect((await upload(a, form("image/gif", mostBytes))).status).toBe(200);
  });

  it("dreams-organizations/7.3a dreams-organizations/7.14b sets another absolute URL with every upload", async () => {
    await upload(a, form());
    const first = (await organization(a)).avatarUrl;
    await upload(a, form());
    const second = (await organization(a)).avatarUrl;

    expect(first).toMatch(/^https?:\/\//);
    expect(second).toMatch(/^https?:\/\//);
    expect(second).not.toBe(first);
  });

  it("dreams-organizations/7.3c gives way to an avatarUrl that is written later", async () => {
    await upload(a, form());

    await patch({ avatarUrl: "https://example.com/avatar.jpg" });

    expect((await organization(a)).avatarUrl).toBe("https://example.com/avatar.jpg");
  });
});
