/** A mock is as true to its contract with a store as without. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaults, verify } from "../../conformance/verify.ts";
import { shippedIds } from "../../mock/load-apis.ts";
import { createMock } from "../../mock/mock.ts";
import { type Database, noPostgres, postgresPrograms, startPostgres } from "./postgres.fixture.ts";

async function judged(api: string, store: string): Promise<string[]> {
  const mock = createMock({ apis: [api], store });
  const listening = await mock.listen({ port: 0 });
  try {
    const { causes, totals } = await verify({ ...defaults, api, target: listening.origin, depth: "quick" });
    expect(totals.pass).toBeGreaterThan(10);
    return causes.map(({ finding, cases }) => `${cases[0]}: ${finding.message}`);
  } finally {
    await listening.close(0);
    await mock.close();
  }
}

describe.each(shippedIds)("%s, kept in a file", (api) => {
  const folder = mkdtempSync(join(tmpdir(), "specimen-verify-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("passes its own suite", { timeout: 60_000 }, async () => {
    expect(await judged(api, join(folder, "state.db"))).toEqual([]);
  });
});

const programs = postgresPrograms();

describe.skipIf(!programs)(programs ? "kept in PostgreSQL" : noPostgres, () => {
  let database: Database;
  beforeAll(async () => {
    database = await startPostgres(programs ?? "");
  }, 60_000);
  afterAll(() => database.remove());

  it.each(shippedIds)("%s passes its own suite", { timeout: 60_000 }, async (api) => {
    database.psql("DROP TABLE IF EXISTS specimen_meta, specimen_sandboxes, specimen_records");

    expect(await judged(api, database.url)).toEqual([]);
  });
});
