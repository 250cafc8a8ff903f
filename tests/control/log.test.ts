import { describe, expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { createService, listServices, now, pulumi, serviceUrl } from "./fixture.ts";

describe("the request log", () => {
  it("explains every answer: who was answered what, by whom, and what changed", async () => {
    const mock = pulumi();
    await createService(mock.fetch, "one");
    await createService(mock.fetch, "");
    await mock.fetch(serviceUrl);
    await mock.fetch("/api/nonesuch");
    await mock.fetch(serviceUrl, { headers: { Authorization: "token pul-member", Prefer: "code=404" } });

    const [preferred, lost, anonymous, invalid, created] = await mock.sandbox().log();

    expect(created).toMatchObject({
      ...{ number: 1, sandbox: "default", api: "pulumi-services", method: "POST", path: serviceUrl, status: 200, response: "200" },
      ...{ operation: "createService", principal: expect.any(String), answeredBy: "handler", violations: [] },
      entry: { position: 1, operation: "createService", changes: expect.arrayContaining([expect.objectContaining({ change: "added" })]) },
    });
    expect(invalid).toMatchObject({ operation: "createService", principal: created?.principal, answeredBy: "refusal", reason: "invalid-request" });
    expect(invalid?.violations).not.toEqual([]);
    expect(anonymous).toMatchObject({ status: 401, answeredBy: "refusal", reason: "unauthenticated" });
    expect(lost).toMatchObject({ status: 404, answeredBy: "refusal", reason: "unknown-path", detail: expect.stringContaining("No operation has the path") });
    expect(lost?.operation).toBeUndefined();
    expect(preferred).toMatchObject({ status: 404, answeredBy: "preference" });
  });

  it("has what was refused without being read", async () => {
    const mock = pulumi({ bodyLimitBytes: 10 });
    await createService(mock.sandbox("a").fetch, "much too large");

    expect(await mock.sandbox("a").log()).toMatchObject([{ method: "POST", path: serviceUrl, status: 413, answeredBy: "refusal", reason: "too-large" }]);
  });

  it("is filtered by operation, status and class of status, and cleared", async () => {
    const mock = pulumi();
    await createService(mock.fetch, "one");
    await listServices(mock.fetch);
    await mock.fetch(serviceUrl);
    const own = mock.sandbox();
    const numbers = async (filter: Parameters<typeof own.log>[0]) => (await own.log(filter)).map(({ number }) => number);

    expect(await numbers({ operation: "createService" })).toEqual([1]);
    expect(await numbers({ status: 401 })).toEqual([3]);
    expect(await numbers({ status: "2XX" })).toEqual([2, 1]);
    expect(await numbers({ limit: 1 })).toEqual([3]);
    await own.clearLog();
    expect(await numbers({})).toEqual([]);
  });

  it("shows each sandbox its own requests", async () => {
    const mock = pulumi();
    await listServices(mock.sandbox("a").fetch);
    await listServices(mock.fetch);

    expect((await mock.sandbox("a").log()).map(({ sandbox }) => sandbox)).toEqual(["a"]);
    await mock.sandbox("a").clearLog();
    expect((await mock.sandbox().log()).length).toBe(1);
  });

  it("remembers the latest thousand", async () => {
    const mock = pulumi();
    for (let index = 0; index < 1005; index += 1) await mock.fetch("/x");

    const requests = await mock.sandbox().log({ limit: 1000 });

    expect([requests.length, requests[0]?.number, requests.at(-1)?.number]).toEqual([1000, 1005, 6]);
  });

  it("masks secrets in paths and in what changed", async () => {
    const mock = createMock({ apis: ["dreams-organizations"], now });
    await mock.fetch("/api/organizations/invite/INVITE_TOKEN_2/accept", {
      method: "POST",
      headers: { Authorization: "Bearer MEMBER_TOKEN", "Content-Type": "application/json" },
      body: "{}",
    });

    const requests = await mock.sandbox().log();

    expect(requests[0]?.path).toBe("/api/organizations/invite/***/accept");
    expect(JSON.stringify(requests)).not.toContain("INVITE_TOKEN_2");
  });
});
