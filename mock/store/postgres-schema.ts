/** Our tables in PostgreSQL, made when they are not there. A role that may only use them can serve once they are. */
import type { ClientBase } from "pg";
import { UsageError } from "../load-apis.ts";

/** Raised with every change of the tables. */
const format = 1;

/** Held by whoever makes tables, for so long. */
export const schemaLock = 0x53504d01;
/** Shared by everybody who serves; held alone by who carries records over to another contract. */
export const servingLock = 0x53504d02;
/** On this channel replicas tell each other what they wrote. */
export const channel = "specimen_records";

const tables = `
  CREATE TABLE IF NOT EXISTS specimen_meta (id integer PRIMARY KEY CHECK (id = 1), format integer NOT NULL, stamp text);
  CREATE TABLE IF NOT EXISTS specimen_sandboxes (name text PRIMARY KEY, position bigint NOT NULL, used_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS specimen_records (
    sandbox text NOT NULL, position bigint NOT NULL, text text NOT NULL, PRIMARY KEY (sandbox, position)
  );
  INSERT INTO specimen_meta (id, format) VALUES (1, ${format}) ON CONFLICT (id) DO NOTHING;
`;

/** Throws {@link UsageError} where the tables are of a newer version. */
export async function prepareTables(client: ClientBase): Promise<void> {
  if (!(await formatOf(client))) await makeTables(client);
  const found = await formatOf(client);
  if (found !== format)
    throw new UsageError(
      `The store was made by another version of specimen (format ${found}, known here is ${format}); use that version, or another database.`,
    );
}

async function formatOf(client: ClientBase): Promise<number | undefined> {
  const { rows: there } = await client.query("SELECT to_regclass('specimen_meta') AS found");
  if (there[0]?.found === null) return undefined;
  const { rows } = await client.query("SELECT format FROM specimen_meta WHERE id = 1");
  return rows[0]?.format;
}

async function makeTables(client: ClientBase): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [schemaLock]);
    // Whether they are there by now cannot be asked in here: the catalogue is the one from before the wait.
    await client.query(tables);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
