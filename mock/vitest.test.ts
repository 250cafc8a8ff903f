import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useMock } from "./vitest.ts";

const headers = { Authorization: "token pul-member", "Content-Type": "application/json" };
const path = "/api/orgs/my-org/services";
const service = (name: string) => ({
  method: "POST",
  headers,
  body: JSON.stringify({ ownerType: "team", ownerName: "my-team", name, description: "", items: [], properties: [] }),
});

async function namesAt(answer: Response | Promise<Response>): Promise<string[]> {
  const { services } = (await (await answer).json()) as { services: { name: string }[] };
  return services.map(({ name }) => name);
}

describe("a mock of a test file", () => {
  it("answers at its address as it does in the process", async () => {
    const mock = await useMock("pulumi-services");

    const { status } = await fetch(`${mock.baseUrl}${path}`, service("over-the-wire"));

    expect(status).toBe(200);
    expect(await namesAt(mock.fetch(path, { headers }))).toContain("over-the-wire");
    expect(await namesAt(mock.fetch(new Request(`${mock.baseUrl}${path}`, { headers })))).toContain("over-the-wire");
  });

  it("knows nothing of what another file does, and starts no second server", async () => {
    const one = await useMock("pulumi-services");
    const other = await useMock("pulumi-services");

    await one.fetch(path, service("mine"));

    expect(await namesAt(one.fetch(path, { headers }))).toContain("mine");
    expect(await namesAt(other.fetch(path, { headers }))).not.toContain("mine");
    expect(new URL(one.baseUrl).port).toBe(new URL(other.baseUrl).port);
  });

  it("can keep its state, and is reset there as well", async () => {
    const folder = await mkdtemp(join(tmpdir(), "use-mock-"));
    const mock = await useMock("pulumi-services", { store: join(folder, "state.db") });
    await mock.fetch(path, service("kept"));

    await mock.reset();

    expect(await namesAt(mock.fetch(path, { headers }))).not.toContain("kept");
    await rm(folder, { recursive: true });
  });

  it("is back at the start after a reset, and leaves others alone", async () => {
    const one = await useMock("pulumi-services");
    const other = await useMock("pulumi-services");
    const atStart = await namesAt(one.fetch(path, { headers }));
    await Promise.all([one.fetch(path, service("mine")), other.fetch(path, service("theirs"))]);

    await one.reset();

    expect(await namesAt(one.fetch(path, { headers }))).toEqual(atStart);
    expect(await namesAt(other.fetch(path, { headers }))).toContain("theirs");
  });

  it("takes the options of a mock", async () => {
    const mock = await useMock("datadog-services", { as: "admin" });

    expect((await mock.fetch("/api/v2/services")).status).toBe(200);
  });

  it("says what is wrong with a name", async () => {
    await expect(useMock("pulumi-service")).rejects.toThrow("pulumi-services");
  });
});
