/** Records in PostgreSQL, over one connection or over any of a pool. */
import type { QueryResult } from "pg";
import type { Journal, StoredRecord, Write } from "./store.ts";

export interface Connection {
  query(text: string | { readonly name: string; readonly text: string; readonly values: unknown[] }, values?: unknown[]): Promise<QueryResult>;
}

const headsText = "SELECT name, position FROM specimen_sandboxes WHERE name = ANY($1)";
/** Most reads ask for one, and a plain comparison is answered sooner. */
const headText = "SELECT position FROM specimen_sandboxes WHERE name = $1";
const readText = "SELECT position, text FROM specimen_records WHERE sandbox = $1 AND position > $2 ORDER BY position";

/** One trip: the sandbox moves on if it still has the expected position, and only then are its records written. */
const appendText = `
  WITH moved AS (UPDATE specimen_sandboxes SET position = $3, used_at = now() WHERE name = $1 AND position = $2 RETURNING name)
  INSERT INTO specimen_records (sandbox, position, text) SELECT $1, unnest($4::bigint[]), unnest($5::text[]) FROM moved`;

/** The same for several sandboxes, or for one that may not be there yet; twice as slow. */
const appendAllText = `
  WITH wanted AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (sandbox, after, position)),
  moved AS (
    INSERT INTO specimen_sandboxes AS s (name, position)
    SELECT sandbox, position FROM wanted
    WHERE after = 0 OR EXISTS (SELECT FROM specimen_sandboxes WHERE name = sandbox)
    ORDER BY sandbox
    ON CONFLICT (name) DO UPDATE SET position = excluded.position, used_at = now()
    WHERE s.position = (SELECT after FROM wanted WHERE sandbox = s.name)
    RETURNING name, position
  ),
  written AS (
    INSERT INTO specimen_records (sandbox, position, text)
    SELECT r.sandbox, r.position, r.text FROM unnest($4::text[], $5::bigint[], $6::text[]) AS r (sandbox, position, text)
    JOIN moved ON moved.name = r.sandbox
  )
  SELECT name FROM moved`;

/** A statement that only the loser of a race gets: nothing was written. */
const lostRaces = new Set(["23505", "40001", "40P01"]);

export class PostgresJournal implements Journal {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async heads(sandboxes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const [only] = sandboxes;
    if (only !== undefined && sandboxes.length === 1) return this.#head(only);
    const { rows } = await this.#connection.query({ name: "specimen-heads", text: headsText, values: [sandboxes] });
    return new Map(rows.map(({ name, position }) => [name, Number(position)]));
  }

  async #head(sandbox: string): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#connection.query({ name: "specimen-head", text: headText, values: [sandbox] });
    return new Map(rows.map(({ position }) => [sandbox, Number(position)]));
  }

  async read(sandbox: string, after: number): Promise<readonly StoredRecord[]> {
    const { rows } = await this.#connection.query({ name: "specimen-read", text: readText, values: [sandbox, after] });
    return rows.map(({ position, text }) => ({ position: Number(position), text }));
  }

  async append(writes: readonly Write[]): Promise<ReadonlySet<string>> {
    const [only] = writes;
    try {
      return await (only && writes.length === 1 && only.after > 0 ? this.#appendOne(only) : this.#appendAll(writes));
    } catch (error) {
      if (lostRaces.has((error as { code?: string }).code ?? "")) return new Set();
      throw error;
    }
  }

  async #appendOne({ sandbox, after, texts }: Write): Promise<ReadonlySet<string>> {
    const values = [sandbox, after, after + texts.length, texts.map((_text, index) => after + index + 1), texts];
    const { rowCount } = await this.#connection.query({ name: "specimen-append", text: appendText, values });
    return new Set(rowCount === texts.length ? [sandbox] : []);
  }

  async #appendAll(writes: readonly Write[]): Promise<ReadonlySet<string>> {
    const records = writes.flatMap(({ sandbox, after, texts }) => texts.map((text, index) => ({ sandbox, position: after + index + 1, text })));
    const values = [
      writes.map(({ sandbox }) => sandbox),
      writes.map(({ after }) => after),
      writes.map(({ after, texts }) => after + texts.length),
      records.map(({ sandbox }) => sandbox),
      records.map(({ position }) => position),
      records.map(({ text }) => text),
    ];
    const { rows } = await this.#connection.query({ name: "specimen-append-all", text: appendAllText, values });
    return new Set(rows.map(({ name }) => name));
  }
}
