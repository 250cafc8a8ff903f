/** State kept in a file, through the doors that users have. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { post } from "./clients.fixture.ts";
import { thingsDocument } from "./things.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-store-"));
const open: Mock[] = [];
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

afterEach(async () => {
  for (const mock of open.splice(0)) await mock.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mockOn(store: string, options: MockOptions = {}): Mock {
  const mock = createMock({ apis: [walletsApi()], store, ...options });
  open.push(mock);
  return mock;
}

async function restarted(mock: Mock, store: string, options: MockOptions = {}): Promise<Mock> {
  await mock.close();
  open.splice(open.indexOf(mock), 1);
  return mockOn(store, options);
}

const charge = async (mock: Mock, name: string, at = ""): Promise<{ id: string; total: number }> =>
  (await (await mock.fetch(`${at}/wallets/main/charges`, post({ name }))).json()) as { id: string; total: number };
const bodyOf = async (mock: Mock, path: string): Promise<unknown> => (await mock.fetch(path)).json();
const control = (mock: Mock, path: string, method = "POST", body?: unknown, at = ""): Promise<Response> =>
  mock.fetch(`${at}/_specimen/v1/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });

describe("a store in a file", () => {
  it("has, after a restart, what calls changed, and goes on with ids where they were", async () => {
    const file = newFile();
    const before = mockOn(file);
    const first = await charge(before, "one");
    const after = await restarted(before, file);

    const second = await charge(after, "two");

    expect(second.total).toBe(2);
    expect(second.id).not.toBe(first.id);
    expect(await bodyOf(after, "/charges")).toEqual([
      { id: first.id, name: "one" },
      { id: second.id, name: "two" },
    ]);
  });

  it("answers exactly as a mock without one does", async () => {
    const kept = mockOn(newFile(), { now: "2026-01-01T00:00:00Z" });
    const plain = createMock({ apis: [walletsApi()], now: "2026-01-01T00:00:00Z" });

    const answers = await Promise.all([kept, plain].map(async (mock) => [await charge(mock, "a"), await charge(mock, "b"), await bodyOf(mock, "/charges")]));

    expect(answers[0]).toEqual(answers[1]);
  });

  it("keeps sandboxes apart", async () => {
    const file = newFile();
    const before = mockOn(file);
    await charge(before, "mine", "/~ann");
    await charge(before, "hers", "/~bea");
    const after = await restarted(before, file);

    expect(await bodyOf(after, "/~ann/charges")).toMatchObject([{ name: "mine" }]);
    expect(await bodyOf(after, "/~bea/charges")).toMatchObject([{ name: "hers" }]);
    expect(await bodyOf(after, "/charges")).toEqual([]);
  });

  it("keeps what is done to the mock itself: resets, undone calls, clocks, forks and deletions", async () => {
    const file = newFile();
    const before = mockOn(file);
    await charge(before, "gone");
    await control(before, "reset");
    await charge(before, "stays");
    await charge(before, "undone");
    await control(before, "undo");
    await control(before, "clock/freeze", "POST", { at: "2030-01-01T00:00:00.000Z" });
    await control(before, "sandboxes/copy", "PUT", { from: "default" });
    await charge(before, "soon gone", "/~brief");
    await control(before, "sandboxes/brief", "DELETE");
    const after = await restarted(before, file);

    expect(await bodyOf(after, "/charges")).toMatchObject([{ name: "stays" }]);
    expect(await bodyOf(after, "/~copy/charges")).toMatchObject([{ name: "stays" }]);
    expect(await bodyOf(after, "/~brief/charges")).toEqual([]);
    expect(await (await control(after, "clock", "GET")).json()).toMatchObject({ now: "2030-01-01T00:00:00.000Z" });
  });

  it("lets a call be undone that was made before a restart", async () => {
    const file = newFile();
    const before = mockOn(file);
    await charge(before, "one");
    await charge(before, "two");
    const after = await restarted(before, file);

    await control(after, "undo");

    expect(await bodyOf(after, "/charges")).toMatchObject([{ name: "one" }]);
  });

  it("has named snapshots after a restart, of every sandbox its own", async () => {
    const file = newFile();
    const before = mockOn(file, { now: "2026-01-01T00:00:00Z" });
    await charge(before, "one", "/~ann");
    await control(before, "snapshots/early", "PUT", undefined, "/~ann");
    await charge(before, "two", "/~ann");
    const told = await bodyOf(before, "/~ann/_specimen/v1/snapshots");
    const after = await restarted(before, file, { now: "2026-01-01T00:00:00Z" });
    const kept = await bodyOf(after, "/~ann/_specimen/v1/snapshots");
    await control(after, "snapshots/early/restore", "POST", undefined, "/~ann");

    expect(told).toMatchObject({ snapshots: [{ name: "early", apis: { wallets: { position: 1 } } }] });
    expect(kept).toEqual(told);
    expect(await bodyOf(after, "/~ann/charges")).toMatchObject([{ name: "one" }]);
    expect(await bodyOf(after, "/_specimen/v1/snapshots")).toEqual({ snapshots: [] });
  });

  it("loses none of 100 parallel charges and changes of one thing, and makes each once", async () => {
    const mock = mockOn(newFile());
    const change = (index: number) =>
      index % 2 === 0 ? charge(mock, String(index)) : mock.fetch("/wallets/other", { ...post({ total: index }), method: "PATCH" });

    await Promise.all(Array.from({ length: 100 }, (_nothing, index) => change(index)));

    expect(await bodyOf(mock, "/wallets/main")).toEqual({ id: "main", total: 50 });
    expect(new Set(((await bodyOf(mock, "/charges")) as { id: string }[]).map(({ id }) => id)).size).toBe(50);
  });

  it("keeps things that are nested as deep as a body may be", async () => {
    const file = newFile();
    const api = { apis: [{ id: "things", document: thingsDocument() }], state: { things: [{ id: "main" }] } };
    const deep = `{"id":"main","deep":${"[".repeat(500)}${"]".repeat(500)}}`;
    const before = mockOn(file, api);
    const changed = await before.fetch("/things/main", { method: "PATCH", body: deep, headers: { "Content-Type": "application/merge-patch+json" } });
    const after = await restarted(before, file, api);

    expect(changed.status).toBe(200);
    expect(JSON.stringify(await bodyOf(after, "/things/main"))).toBe(deep);
  });

  it("says in its health where the state stands", async () => {
    const mock = mockOn(newFile());
    await charge(mock, "one");

    expect(await bodyOf(mock, "/_specimen/v1/health")).toEqual({ status: "ok", apis: ["wallets"], store: { kind: "file", reachable: true, position: 1 } });
  });

  it("says with every answer where the state stands", async () => {
    const mock = mockOn(newFile());

    const read = await mock.fetch("/charges");
    const written = await mock.fetch("/wallets/main/charges", post({ name: "one" }));

    expect([read, written].map(({ headers }) => headers.get("specimen-position"))).toEqual(["0", "1"]);
  });

  it("does not grow beyond what is in it", async () => {
    const file = newFile();
    const mock = mockOn(file);
    const long = "x".repeat(20_000);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 40 }, (_nothing, index) => charge(mock, `${round} ${index} ${long}`)));
      await control(mock, "reset");
    }
    const after = await restarted(mock, file);

    expect(await bodyOf(after, "/charges")).toEqual([]);
    expect(statSync(file).size).toBeLessThan(6 * 1024 * 1024);
  });
});
