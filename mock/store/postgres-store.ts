/** State kept in PostgreSQL, by any number of replicas. */
import { randomBytes } from "node:crypto";
import type { Client, ClientConfig, Pool, QueryResult } from "pg";
import { UsageError } from "../load-apis.ts";
import { defaultSandbox } from "../sandbox/sandbox-name.ts";
import { PostgresAnnouncer } from "./postgres-announcer.ts";
import { isSilence, lostWords, maskedUrl, refusedWords } from "./postgres-errors.ts";
import { type Connection, PostgresJournal } from "./postgres-journal.ts";
import { channel, prepareTables, servingLock } from "./postgres-schema.ts";
import { PostgresSession } from "./postgres-session.ts";
import { type Journal, type Store, type StoredRecord, StoreUnavailable, type Write } from "./store.ts";

/** A database that does not answer for so long counts as lost; clients are told to come again. */
const connectMs = 2000;
const answerMs = 3000;
const goodbyeMs = 1000;
const connections = 4;

/** Nobody waits for it, so it need not be durable. */
const announceText = "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";

export class PostgresStore implements Store {
  readonly shared = true;
  readonly #pool: Pool;
  readonly #self = randomBytes(6).toString("hex");
  readonly #journal: PostgresJournal;
  readonly #announcer: PostgresAnnouncer;
  readonly #session: PostgresSession;
  /** What the records were for when this replica began. */
  #stamped: string | undefined;
  #isRetired = false;
  #isAsking = false;

  /** `hear`: sandboxes that others wrote; undefined: any. */
  constructor(pool: Pool, connect: () => Promise<Client>, hear: (sandboxes: readonly string[] | undefined) => void) {
    this.#pool = pool;
    // An idle connection that breaks is replaced by the next query. One that breaks between two queries of a transaction fails the next.
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    this.#journal = new PostgresJournal({ query: (text, values) => this.#query(text, values) });
    this.#announcer = new PostgresAnnouncer((names) => pool.query(announceText, [channel, [this.#self, ...names].join(" ")]));
    this.#session = new PostgresSession(connect, this.#self, {
      wrote: hear,
      missed: () => void this.#lookAgain().then(() => hear(undefined)),
    });
  }

  /** Throws {@link UsageError}, which never shows a password. */
  static async open(url: string, hear: (sandboxes: readonly string[] | undefined) => void): Promise<PostgresStore> {
    const { default: pg } = await import("pg");
    const config: ClientConfig = {
      connectionString: url,
      application_name: "specimen",
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      statement_timeout: answerMs,
      idle_in_transaction_session_timeout: answerMs,
      keepAlive: true,
    };
    const connect = async (): Promise<Client> => {
      const client = new pg.Client(config);
      // It can break before anybody else listens, and an error that nobody hears ends the process.
      client.on("error", () => undefined);
      await client.connect();
      return client;
    };
    let store: PostgresStore | undefined;
    try {
      store = new PostgresStore(new pg.Pool({ ...config, max: connections }), connect, hear);
      await prepareTables(await store.#session.open());
      return store;
    } catch (error) {
      await store?.close();
      throw error instanceof UsageError ? error : new UsageError(refusedWords(maskedUrl(url), error as Error));
    }
  }

  /** While the connection was lost, somebody may have carried the records over to another contract. */
  async #lookAgain(): Promise<void> {
    const found = await this.stamp().catch(() => this.#stamped);
    if (this.#stamped !== undefined && found !== this.#stamped) this.#isRetired = true;
  }

  get isConnected(): boolean {
    return this.#session.client !== undefined;
  }

  heads(sandboxes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return guarded(() => this.#journal.heads(sandboxes));
  }

  read(sandbox: string, after: number): Promise<readonly StoredRecord[]> {
    return guarded(() => this.#journal.read(sandbox, after));
  }

  append(writes: readonly Write[]): Promise<ReadonlySet<string>> {
    if (this.#isRetired) return Promise.reject(new StoreUnavailable("The store was carried over to another contract; restart this mock with that one."));
    return guarded(async () => {
      const written = await this.#journal.append(writes);
      this.#announcer.wrote(written);
      return written;
    });
  }

  /** Others wait for these sandboxes' rows until the work is done. */
  async alone<T>(sandboxes: readonly string[], work: (via: Journal) => Promise<T>): Promise<T> {
    const result = await this.#transaction(async (connection) => {
      await connection.query("SELECT FROM specimen_sandboxes WHERE name = ANY($1) ORDER BY name FOR UPDATE", [sandboxes]);
      return work(new PostgresJournal(connection));
    });
    this.#announcer.wrote(sandboxes);
    return result;
  }

  compact(sandbox: string, position: number, text: string): Promise<void> {
    return this.#transaction((connection) => replace(connection, sandbox, { position, text }));
  }

  async stamp(): Promise<string | undefined> {
    const { rows } = await guarded(() => this.#pool.query("SELECT stamp FROM specimen_meta WHERE id = 1"));
    const found: string | undefined = rows[0]?.stamp ?? undefined;
    this.#stamped ??= found;
    return found;
  }

  async restamp(stamp: string, wholes: ReadonlyMap<string, StoredRecord>): Promise<void> {
    const alone = this.#stamped !== undefined && (await guarded(() => this.#isAlone(stamp)));
    try {
      await this.#transaction(async (connection) => {
        const { rows: found } = await connection.query("SELECT stamp FROM specimen_meta WHERE id = 1 FOR UPDATE");
        const now: string | null | undefined = found[0]?.stamp;
        // Of replicas that begin together, one is first.
        if (now === stamp) return;
        if (!alone && now !== null)
          throw new UsageError("Other replicas serve this store with another contract, seed or version. Stop them first; then what is kept is carried over.");
        for (const [sandbox, record] of wholes) await replace(connection, sandbox, record);
        await connection.query("UPDATE specimen_meta SET stamp = $1 WHERE id = 1", [stamp]);
      });
      this.#stamped = stamp;
    } finally {
      if (alone) {
        await this.#session.serve();
        await this.#session.client?.query("SELECT pg_advisory_unlock($1)", [servingLock]);
      }
    }
  }

  /** Keeps others from serving. Those that were stopped a moment ago, or carry the same records over, are waited for. */
  async #isAlone(stamp: string): Promise<boolean> {
    for (let count = 0; count < 10; count += 1) {
      if ((await this.stamp()) === stamp) return false;
      const found = await this.#session.client?.query("SELECT pg_try_advisory_lock($1) AS alone", [servingLock]);
      if (found?.rows[0]?.alone === true) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }

  async serve(): Promise<void> {
    await guarded(() => this.#session.serve());
    const stamped = this.#stamped;
    await this.#lookAgain();
    if (this.#isRetired || stamped === undefined)
      throw new UsageError("Another replica has carried the store over to another contract meanwhile; start again.");
  }

  sandboxes(): Promise<readonly string[]> {
    return guarded(async () => (await this.#pool.query("SELECT name FROM specimen_sandboxes ORDER BY name")).rows.map(({ name }) => name));
  }

  expire(used: readonly string[], afterMs: number): Promise<void> {
    return this.#transaction(async (connection) => {
      await connection.query("UPDATE specimen_sandboxes SET used_at = now() WHERE name = ANY($1)", [used]);
      await connection.query(
        `WITH gone AS (DELETE FROM specimen_sandboxes WHERE used_at < now() - $1 * interval '1 ms' AND name <> $2 RETURNING name)
         DELETE FROM specimen_records USING gone WHERE sandbox = name`,
        [afterMs, defaultSandbox],
      );
    });
  }

  /** Says goodbye to a database that listens, and does not wait for one that does not. */
  async close(): Promise<void> {
    await this.#announcer.end();
    const closed = Promise.all([this.#session.close(), this.#pool.end().catch(() => undefined)]);
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, goodbyeMs).unref())]);
  }

  /** The connection that lasts answers sooner than one of the pool; it takes one question at a time. */
  async #query(...query: Parameters<Connection["query"]>): Promise<QueryResult> {
    const { client } = this.#session;
    if (!client || this.#isAsking) return this.#pool.query(...query);
    this.#isAsking = true;
    try {
      return await client.query(...query);
    } catch (error) {
      if (isSilence(error as Error)) this.#session.drop(client);
      throw error;
    } finally {
      this.#isAsking = false;
    }
  }

  #transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return guarded(async () => {
      const client = await this.#pool.connect();
      let failed: Error | undefined;
      try {
        await client.query("BEGIN");
        const result = await work(client);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        failed = error as Error;
        throw error;
      } finally {
        // A connection that something went wrong on is not used again; the database rolls back.
        client.release(failed);
      }
    });
  }
}

async function replace(connection: Connection, sandbox: string, { position, text }: StoredRecord): Promise<void> {
  await connection.query("DELETE FROM specimen_records WHERE sandbox = $1 AND position < $2", [sandbox, position]);
  await connection.query("UPDATE specimen_records SET text = $3 WHERE sandbox = $1 AND position = $2", [sandbox, position, text]);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UsageError || error instanceof StoreUnavailable ? error : new StoreUnavailable(lostWords(error as Error), isSilence(error as Error));
  }
}
