/** Replicas that share their state through a real PostgreSQL. */
import { once } from "node:events";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { charge, chargesAt, compare, kill, killAll, post, type Replica, sleep, startReplica, totalAt } from "./clients.fixture.ts";
import { type Database, noPostgres, postgresPrograms, startPostgres } from "./postgres.fixture.ts";
import { thingsDocument } from "./things.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const programs = postgresPrograms();

describe.skipIf(!programs)(programs ? "replicas on one PostgreSQL" : noPostgres, () => {
  let database: Database;
  const mocks: Mock[] = [];

  beforeAll(async () => {
    database = await startPostgres(programs ?? "");
  }, 60_000);
  afterAll(() => database.remove());
  afterEach(async () => {
    await Promise.all([killAll(), ...mocks.splice(0).map((mock) => mock.close())]);
    database.psql("DROP TABLE IF EXISTS specimen_meta, specimen_sandboxes, specimen_records");
  });

  const replicas = (count: number): Promise<Replica[]> => Promise.all(Array.from({ length: count }, () => startReplica(database.url)));
  const mockOn = (options: MockOptions = {}): Mock => {
    const mock = createMock({ apis: [walletsApi()], store: database.url, ...options });
    mocks.push(mock);
    return mock;
  };
  const names = async (mock: Mock, at = ""): Promise<string[]> =>
    ((await (await mock.fetch(`${at}/charges`)).json()) as { name: string }[]).map(({ name }) => name);

  it("lose none of 100 parallel charges of one wallet, and make each once", { timeout: 60_000 }, async () => {
    const four = await replicas(4);

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_nothing, index) => fetch(`${four[index % 4]?.origin}/wallets/main/charges`, post({ name: String(index) }))),
    );
    const made = (await Promise.all(answers.map((answer) => answer.json()))) as { id: string; total: number }[];

    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(201));
    expect(made.map(({ total }) => total).sort((one, other) => one - other)).toEqual(Array.from({ length: 100 }, (_nothing, index) => index + 1));
    expect(new Set(made.map(({ id }) => id)).size).toBe(100);
    expect(await Promise.all(four.map(({ origin }) => totalAt(origin)))).toEqual([100, 100, 100, 100]);
  });

  it("lose none of 100 parallel changes of one thing, each of another member", { timeout: 60_000 }, async () => {
    const four = Array.from({ length: 4 }, () => mockOn({ apis: [{ id: "things", document: thingsDocument() }], state: { things: [{ id: "main" }] } }));
    const change = (index: number) => ({ ...post({ [`member${index}`]: index }), method: "PATCH" });

    const answers = await Promise.all(Array.from({ length: 100 }, (_nothing, index) => four[index % 4]?.fetch("/things/main", change(index))));

    const all = Object.fromEntries(Array.from({ length: 100 }, (_nothing, index) => [`member${index}`, index]));
    expect(answers.map((answer) => answer?.status)).toEqual(Array(100).fill(200));
    for (const mock of four) expect(await (await mock.fetch("/things/main")).json()).toEqual({ id: "main", ...all });
  });

  it("lose and double nothing while one of them, and PostgreSQL, are killed and come back, and connections are cut", { timeout: 90_000 }, async () => {
    const three = await replicas(3);
    let stopped = false;
    const clients = charge(
      () => three.map(({ origin }) => origin),
      9,
      () => stopped,
    );
    await sleep(300);
    database.cut();
    await sleep(300);
    database.stop("immediate");
    await sleep(300);
    database.start();
    await sleep(300);
    await kill(three[1] as Replica);
    three[1] = await startReplica(database.url);
    await sleep(500);
    stopped = true;
    const tally = await clients;

    const found = await Promise.all(three.map(({ origin }) => chargesAt(origin)));
    expect(compare(tally, found[0] ?? [])).toEqual({ lost: [], duplicated: [] });
    expect([found[1], found[2]]).toEqual([found[0], found[0]]);
    expect(await totalAt(three[2]?.origin ?? "")).toBe(found[0]?.length);
    expect(tally.odd).toEqual([]);
    expect(tally.refused).toBeGreaterThan(0);
    expect(tally.acknowledged.length).toBeGreaterThan(20);
  });

  it("see each other's sandboxes, resets, forks and deletions", async () => {
    const [one, other] = [mockOn(), mockOn()];
    const control = (path: string, method = "POST", body?: object): Promise<Response> =>
      one.fetch(`/_specimen/v1/${path}`, { method, ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) });
    await one.fetch("/~ann/wallets/main/charges", post({ name: "first" }));
    const seen = await names(other, "/~ann");
    await other.fetch("/~ann/wallets/main/charges", post({ name: "second" }));
    await control("sandboxes/copy", "PUT", { from: "ann" });
    const copied = await names(other, "/~copy");
    await one.fetch("/~ann/_specimen/v1/undo", { method: "POST" });
    const undone = await names(other, "/~ann");
    await control("sandboxes/ann", "DELETE");

    expect([seen, copied, undone, await names(other, "/~ann")]).toEqual([["first"], ["first", "second"], ["first"], []]);
  });

  it("hand on ids, so that none is given away twice", async () => {
    const [one, other] = [mockOn(), mockOn()];
    const ids: string[] = [];
    for (const mock of [one, other, other, one])
      ids.push(((await (await mock.fetch("/wallets/main/charges", post({ name: "x" }))).json()) as { id: string }).id);

    expect(new Set(ids).size).toBe(4);
  });

  it("read what they wrote by its position, where reads are local", async () => {
    const [one, other] = [mockOn({ consistency: "local" }), mockOn({ consistency: "local" })];
    await names(other);
    const written = await one.fetch("/wallets/main/charges", post({ name: "mine" }));
    const position = written.headers.get("specimen-position") ?? "";

    const read = await other.fetch("/charges", { headers: { "Specimen-Position": position } });

    expect(position).toBe("1");
    expect(await read.json()).toMatchObject([{ name: "mine" }]);
  });

  it("hear of each other's writes soon, where reads are local, and know how old they may be", async () => {
    const [one, other] = [mockOn({ consistency: "local" }), mockOn({ consistency: "local" })];
    await names(other);
    await one.fetch("/wallets/main/charges", post({ name: "heard" }));

    await expect.poll(() => names(other), { timeout: 3000, interval: 10 }).toEqual(["heard"]);
    const { store } = (await (await other.fetch("/_specimen/v1/health")).json()) as { store: { stalenessMs: number } };
    expect(store).toMatchObject({ kind: "postgres", reachable: true, consistency: "local", position: 1 });
    expect(store.stalenessMs).toBeLessThan(3000);
  });

  it("tell each other which sandboxes they wrote", async () => {
    const mock = mockOn();
    await mock.fetch("/charges");
    const listener = new pg.Client(database.url);
    await listener.connect();
    await listener.query("LISTEN specimen_records");
    const heard = once(listener, "notification") as Promise<[{ payload: string }]>;
    await mock.fetch("/~ann/wallets/main/charges", post({ name: "one" }));
    const [{ payload }] = await heard;
    await listener.end();

    expect(payload).toMatch(/^[0-9a-f]{12} ann$/);
  });

  it("answer local reads while PostgreSQL is away, refuse the rest with 503 and Retry-After, and serve again when it is back", async () => {
    const [local, strong] = [mockOn({ consistency: "local" }), mockOn()];
    await Promise.all([names(local), names(strong)]);
    database.stop("fast");
    const [read, written, refused] = await Promise.all([
      local.fetch("/charges"),
      local.fetch("/wallets/main/charges", post({ name: "lost" })),
      strong.fetch("/charges"),
    ]);
    database.start();

    expect([read.status, written.status, refused.status]).toEqual([200, 503, 503]);
    expect([written, refused].map(({ headers }) => headers.get("retry-after"))).toEqual(["1", "1"]);
    expect(((await written.json()) as { detail: string }).detail).toMatch(/^The database that holds the state cannot be reached now: /);
    await expect.poll(async () => (await local.fetch("/wallets/main/charges", post({ name: "kept" }))).status, { timeout: 5000 }).toBe(201);
    await expect.poll(async () => (await strong.fetch("/charges")).status, { timeout: 5000 }).toBe(200);
    expect(await names(strong)).toEqual(["kept"]);
  });

  it("refuse to carry records over while others serve them, and do so when they are gone, though two begin at once", async () => {
    const first = mockOn();
    await first.fetch("/wallets/main/charges", post({ name: "one" }));
    const newer = { apis: [walletsApi({ version: "2" })] };
    const second = createMock({ ...newer, store: database.url });
    await expect(second.ready()).rejects.toThrow("Other replicas serve this store with another contract, seed or version.");
    await first.close();

    expect(await Promise.all([mockOn(newer), mockOn(newer)].map((mock) => names(mock)))).toEqual([["one"], ["one"]]);
  });

  it("serve for a role that may only use the tables", async () => {
    await mockOn().ready();
    database.psql("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk");
    const clerk = mockOn({ store: database.url.replace("specimen@", "clerk:secret-word@") });

    expect((await clerk.fetch("/wallets/main/charges", post({ name: "x" }))).status).toBe(201);
  });
});
