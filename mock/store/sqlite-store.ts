/** State kept in one file by this process alone; what is acknowledged has reached the disk. */
import type Database from "libsql";
import { defaultSandbox } from "../sandbox/sandbox-name.ts";
import { openFile, type SqliteError } from "./sqlite-file.ts";
import { type Store, type StoredRecord, StoreUnavailable, type Write } from "./store.ts";

export class SqliteStore implements Store {
  readonly shared = false;
  readonly isConnected = true;
  readonly #database: Database.Database;
  readonly #statements: ReturnType<typeof statementsFor>;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = statementsFor(database);
  }

  static async open(file: string): Promise<SqliteStore> {
    return new SqliteStore(await openFile(file));
  }

  async heads(sandboxes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return guarded(() => new Map(sandboxes.map((name) => [name, this.#head(name)])));
  }

  async read(sandbox: string, after: number): Promise<readonly StoredRecord[]> {
    // The columns are those that the statement names.
    return guarded(() => this.#statements.read.all(sandbox, after) as StoredRecord[]);
  }

  async append(writes: readonly Write[]): Promise<ReadonlySet<string>> {
    return this.#transaction(() => new Set(writes.filter((write) => this.#write(write)).map(({ sandbox }) => sandbox)));
  }

  /** Nobody else can write. */
  async alone<T>(_sandboxes: readonly string[], work: (via: Store) => Promise<T>): Promise<T> {
    return work(this);
  }

  async compact(sandbox: string, position: number, text: string): Promise<void> {
    this.#transaction(() => {
      this.#statements.drop.run(sandbox, position);
      this.#statements.insert.run(sandbox, position, text);
    });
  }

  async stamp(): Promise<string | undefined> {
    const row = guarded(() => this.#statements.stamp.get() as { text: string } | undefined);
    return row?.text;
  }

  async restamp(stamp: string, wholes: ReadonlyMap<string, StoredRecord>): Promise<void> {
    this.#transaction(() => {
      for (const [sandbox, { position, text }] of wholes) {
        this.#statements.drop.run(sandbox, position);
        this.#statements.insert.run(sandbox, position, text);
      }
      this.#statements.restamp.run(stamp);
    });
  }

  async serve(): Promise<void> {}

  async sandboxes(): Promise<readonly string[]> {
    return guarded(() => (this.#statements.names.all() as { name: string }[]).map(({ name }) => name));
  }

  async expire(used: readonly string[], afterMs: number): Promise<void> {
    const nowMs = Date.now();
    this.#transaction(() => {
      for (const name of used) this.#statements.touch.run(nowMs, name);
      this.#statements.expireRecords.run(nowMs - afterMs, defaultSandbox);
      this.#statements.expire.run(nowMs - afterMs, defaultSandbox);
    });
  }

  async close(): Promise<void> {
    // Prepared statements would keep the file, and its lock, for as long as they are not collected.
    for (const setting of ["journal_mode = DELETE", "locking_mode = NORMAL"]) this.#database.pragma(setting);
    this.#statements.stamp.get();
    this.#database.close();
  }

  #head(sandbox: string): number {
    return (this.#statements.head.get(sandbox) as { position: number } | undefined)?.position ?? 0;
  }

  #write({ sandbox, after, texts }: Write): boolean {
    if (this.#head(sandbox) !== after) return false;
    for (const [index, text] of texts.entries()) this.#statements.insert.run(sandbox, after + index + 1, text);
    this.#statements.advance.run(sandbox, after + texts.length, Date.now());
    return true;
  }

  #transaction<T>(work: () => T): T {
    return guarded(() => {
      this.#database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        this.#database.exec("COMMIT");
        return result;
      } catch (error) {
        // Some failures have rolled back already.
        if (this.#database.inTransaction) this.#database.exec("ROLLBACK");
        throw error;
      }
    });
  }
}

const statementsFor = (database: Database.Database) => ({
  head: database.prepare("SELECT position FROM sandboxes WHERE name = ?"),
  read: database.prepare("SELECT position, text FROM records WHERE sandbox = ? AND position > ? ORDER BY position"),
  insert: database.prepare("INSERT INTO records (sandbox, position, text) VALUES (?, ?, ?)"),
  drop: database.prepare("DELETE FROM records WHERE sandbox = ? AND position <= ?"),
  advance: database.prepare(
    "INSERT INTO sandboxes (name, position, used_ms) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position, used_ms = excluded.used_ms",
  ),
  names: database.prepare("SELECT name FROM sandboxes ORDER BY name"),
  touch: database.prepare("UPDATE sandboxes SET used_ms = ? WHERE name = ?"),
  expireRecords: database.prepare("DELETE FROM records WHERE sandbox IN (SELECT name FROM sandboxes WHERE used_ms < ? AND name <> ?)"),
  expire: database.prepare("DELETE FROM sandboxes WHERE used_ms < ? AND name <> ?"),
  stamp: database.prepare("SELECT text FROM stamp WHERE id = 1"),
  restamp: database.prepare("INSERT INTO stamp (id, text) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text"),
});

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new StoreUnavailable(wording(error as SqliteError));
  }
}

function wording({ code, message }: SqliteError): string {
  if (code === "SQLITE_FULL") return "The disk that holds the store is full; make room and come again.";
  if (code?.startsWith("SQLITE_READONLY")) return "The store has become read-only; let the mock write it and come again.";
  if (code?.startsWith("SQLITE_CORRUPT")) return "The store is damaged; restart the mock with a copy of it, or with another.";
  return `The store cannot be written (${message}).`;
}
