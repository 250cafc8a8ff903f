/** What clients see while PostgreSQL is away, or silent. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { post, sleep } from "./clients.fixture.ts";
import { type Database, noPostgres, postgresPrograms, startPostgres } from "./postgres.fixture.ts";
import { type Wire, wireTo } from "./silence.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const programs = postgresPrograms();

describe.skipIf(!programs)(programs ? "while PostgreSQL is away" : noPostgres, () => {
  let database: Database;
  let wire: Wire;
  const mocks: Mock[] = [];

  beforeAll(async () => {
    database = await startPostgres(programs ?? "");
    wire = await wireTo(database.url);
  }, 60_000);
  afterAll(() => {
    wire.close();
    database.remove();
  });
  afterEach(async () => {
    wire.speak();
    await Promise.all(mocks.splice(0).map((mock) => mock.close()));
    database.psql("DROP TABLE IF EXISTS specimen_meta, specimen_sandboxes, specimen_records");
  });

  const mockOn = (options: MockOptions = {}): Mock => {
    const mock = createMock({ apis: [walletsApi()], store: wire.url, ...options });
    mocks.push(mock);
    return mock;
  };
  const timed = async (mock: Mock, path: string, init?: RequestInit): Promise<{ status: number; after: string | null; detail: string; ms: number }> => {
    const startedMs = performance.now();
    const answer = await mock.fetch(path, init);
    const { detail = "" } = (await answer.json()) as { detail?: string };
    return { status: answer.status, after: answer.headers.get("retry-after"), detail, ms: performance.now() - startedMs };
  };
  const names = async (mock: Mock): Promise<string[]> => ((await (await mock.fetch("/charges")).json()) as { name: string }[]).map(({ name }) => name);
  const storeOf = async (mock: Mock): Promise<unknown> => ((await (await mock.fetch("/_specimen/v1/health")).json()) as { store: unknown }).store;

  it("every call that needs it is 503 within five seconds, one that waited behind another too", { timeout: 30_000 }, async () => {
    const [strong, local] = [mockOn(), mockOn({ consistency: "local" })];
    await Promise.all([names(strong), names(local)]);
    wire.silence();
    const first = timed(strong, "/wallets/main/charges", post({ name: "first" }));
    await sleep(1000);
    const answers = await Promise.all([first, timed(strong, "/charges"), timed(strong, "/wallets/main/charges", post({ name: "second" }))]);
    const read = await timed(local, "/charges");
    wire.speak();

    expect(answers.map(({ status, after }) => [status, after])).toEqual(Array(3).fill([503, "1"]));
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5000);
    expect(answers[0]?.detail).toMatch(/This call may have been kept; look before you repeat it\.$/);
    expect(answers[1]?.detail).not.toMatch(/may have been kept/);
    expect([read.status, read.ms < 1000]).toEqual([200, true]);
    await expect.poll(async () => (await timed(strong, "/wallets/main/charges", post({ name: "later" }))).status, { timeout: 10_000 }).toBe(201);
    expect((await names(strong)).filter((name) => name === "second")).toEqual([]);
    expect(await names(strong)).toEqual(await names(mockOn()));
  });

  it("health says so at once, and that it is back without being asked for anything else", { timeout: 30_000 }, async () => {
    const mock = mockOn();
    await mock.fetch("/wallets/main/charges", post({ name: "one" }));
    const before = await storeOf(mock);
    database.stop("fast");
    await mock.fetch("/charges");
    const during = await storeOf(mock);
    database.start();

    expect(before).toEqual({ kind: "postgres", reachable: true, position: 1, consistency: "strong" });
    expect(during).toMatchObject({
      kind: "postgres",
      reachable: false,
      trouble: expect.stringMatching(/^The database that holds the state cannot be reached now: /),
    });
    await expect.poll(() => storeOf(mock), { timeout: 10_000 }).toEqual(before);
  });
});
