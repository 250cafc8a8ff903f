/** Who may call: anybody with a session, and nobody else. */
import { describe, expect, it } from "vitest";
import { at, call, cookie, expectRefused, expectStored, list, operations, services, tokens } from "./fixture.ts";

const session = tokens.user;

describe.each(operations)("$id", ({ id: _id, path, ...sent }) => {
  it("delightbridge-services/5.1 delightbridge-services/5.4 takes the session of user in the cookie authjs.session-token, among others too", async () => {
    expect(await call(path, sent)).toMatchObject({ status: 200 });
    expect(await call(path, { ...sent, headers: { Cookie: `theme=dark; authjs.session-token=${session}; authjs.csrf-token=x%7Cy` } })).toMatchObject({
      status: 200,
    });
  });

  it("delightbridge-services/5.2 does not take the cookie name of HTTPS deployments", async () => {
    await expectRefused(401, path, { ...sent, headers: { Cookie: `__Secure-authjs.session-token=${session}` } });
  });

  it.each([
    { Authorization: `Bearer ${session}` },
    { Authorization: `Basic ${btoa(`user:${session}`)}` },
    { "X-Api-Key": session },
    { "authjs.session-token": session },
  ])("delightbridge-services/5.3 opens no session by header: %j", async (headers) => {
    await expectRefused(401, path, { ...sent, token: "", headers });
  });

  it("delightbridge-services/5.3 opens no session by query", async () => {
    await expectRefused(401, `${path}?authjs.session-token=${session}&api_key=${session}`, { ...sent, token: "" });
  });

  it.each([
    "",
    "authjs.session-token",
    "authjs.session-token=",
    "authjs.session-token=wrong",
    `authjs.session-token=${session}x`,
    `Authjs.Session-Token=${session}`,
    "=; ;;",
  ])("delightbridge-services/5.8 refuses the cookie: %j", async (Cookie) => {
    await expectRefused(401, path, { ...sent, headers: { Cookie } });
  });

  it.each([`"${session}"`, "YOUR%5FSESSION%5FTOKEN", session.toLowerCase()])("delightbridge-services/10.7 takes cookie values literally: %s", async (value) => {
    await expectRefused(401, path, { ...sent, headers: cookie(value) });
  });
});

it("delightbridge-services/5.5 user and colleague work on the same state", async () => {
  await expectStored("service-123", { name: "By colleague" }, tokens.colleague);
  expect((await services(tokens.user))[0]).toMatchObject({ name: "By colleague" });

  await expectStored("service-123", { name: "By user" }, tokens.user);
  expect((await services(tokens.colleague))[0]).toMatchObject({ name: "By user" });
});

it.each(Object.entries(tokens))(
  "delightbridge-services/5.6 delightbridge-services/5.7 %s lists and updates every service and is never forbidden anything",
  async (_principal, token) => {
    expect(await services(token)).toHaveLength(3);
    for (const { id } of await services(token)) await expectStored(id, { name: "Everybody's" }, token);
    await expectRefused(404, at("service-999"), { method: "PATCH", json: {}, token });
    expect((await call(list, { token })).text.match(/Everybody's/g)).toHaveLength(3);
  },
);
