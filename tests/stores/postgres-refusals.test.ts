/** Databases that cannot hold state: each is one sentence, without a password. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../../mock/mock.ts";
import { specimen } from "../cli/command.ts";
import { post } from "./clients.fixture.ts";
import { type Database, noPostgres, postgresPrograms, startPostgres } from "./postgres.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const programs = postgresPrograms();

describe.skipIf(!programs)(programs ? "a database that cannot hold state" : noPostgres, () => {
  let database: Database;

  beforeAll(async () => {
    database = await startPostgres(programs ?? "");
    database.psql("CREATE ROLE locked LOGIN PASSWORD 'secret-word'; CREATE ROLE clerk LOGIN");
  }, 60_000);
  afterAll(() => database.remove());
  afterEach(() => database.psql("DROP TABLE IF EXISTS specimen_meta, specimen_sandboxes, specimen_records"));

  const mockAt = (store: string) => createMock({ apis: [walletsApi()], store });
  const as = (user: string): string => database.url.replace("specimen@", `${user}@`);
  const refused = async (store: string): Promise<string> => {
    const mock = mockAt(store);
    const said = await mock.ready().then(
      () => "served",
      (error: Error) => `${error.constructor.name}: ${error.message}`,
    );
    if (said === "served") await mock.close();
    return said.replace(/127\.0\.0\.1:\d+/, "here");
  };

  it("is named with what to do", async () => {
    const said = await Promise.all(
      [as("locked:wrong-word"), as("locked"), as("nobody"), database.url.replace(/specimen$/, "nowhere"), as("clerk")].map(refused),
    );

    expect(said).toEqual([
      "UsageError: The store postgres://locked@here/specimen cannot be used: user and password do not go together.",
      "UsageError: The store postgres://locked@here/specimen cannot be used: it asks for a password; give one in the URL, in PGPASSWORD or in ~/.pgpass.",
      "UsageError: The store postgres://nobody@here/specimen cannot be used: this user may not connect.",
      "UsageError: The store postgres://specimen@here/nowhere cannot be used: there is no such database; create it first.",
      "UsageError: The store postgres://clerk@here/specimen cannot be used: this user may not do that: who starts the first mock must be able to create tables, later ones to select, insert, update and delete.",
    ]);
  });

  it("is refused where it is read-only, as a standby is", async () => {
    const readOnly = `${database.url}?options=-c%20default_transaction_read_only%3Don`;

    expect(await refused(readOnly)).toBe(
      "UsageError: The store postgres://specimen@here/specimen cannot be used: it is read-only, as a standby is; name the one that is written to.",
    );
  });

  it.each([99, 0])("is refused where its tables are of format %d", async (format) => {
    const mock = mockAt(database.url);
    await mock.fetch("/wallets/main/charges", post({ name: "kept" }));
    await mock.close();
    database.psql(`UPDATE specimen_meta SET format = ${format}`);
    const said = await refused(database.url);
    database.psql("UPDATE specimen_meta SET format = 1");
    const again = mockAt(database.url);
    const charges = await (await again.fetch("/charges")).json();
    await again.close();

    expect(said).toBe(
      `UsageError: The store was made by another version of specimen (format ${format}, known here is 1); use that version, or another database.`,
    );
    expect(charges).toMatchObject([{ name: "kept" }]);
  });

  it("answers 503 where the right to write is taken away, and serves again when it is given back", async () => {
    await mockAt(database.url)
      .ready()
      .then(({ keeper }) => keeper?.close());
    database.psql("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk");
    const mock = mockAt(as("clerk"));
    await mock.fetch("/wallets/main/charges", post({ name: "one" }));
    database.psql("REVOKE INSERT ON specimen_records FROM clerk");
    const refusal = await mock.fetch("/wallets/main/charges", post({ name: "two" }));
    database.psql("GRANT INSERT ON specimen_records TO clerk");
    const later = await mock.fetch("/wallets/main/charges", post({ name: "three" }));
    const charges = await (await mock.fetch("/charges")).json();
    await mock.close();

    expect([refusal.status, refusal.headers.get("retry-after"), later.status]).toEqual([503, "1", 201]);
    expect(await refusal.json()).toMatchObject({ detail: expect.stringContaining("this user may not do that") });
    expect(charges).toMatchObject([{ name: "one" }, { name: "three" }]);
  });

  it("ends the command with 3 and a sentence where nobody listens", async () => {
    const { code, stdout, stderr } = await specimen("mock", "datadog-services", "--port", "0", "--store", "postgres://ann:secret-word@127.0.0.1:9/state");

    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toBe(
      "specimen: The store postgres://ann@127.0.0.1:9/state cannot be used: nobody listens there; start PostgreSQL, or correct host and port.\n",
    );
  });
});
