/** A file with our tables in it, held by this process alone. */
import { statSync } from "node:fs";
import type Database from "libsql";
import { UsageError } from "../load-apis.ts";

/** "SPCM": tells our files from other programs'. */
const applicationId = 0x5350434d;
/** Raised with every change of the tables. */
const format = 1;

const tables = `
  CREATE TABLE IF NOT EXISTS stamp (id INTEGER PRIMARY KEY CHECK (id = 1), text TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sandboxes (name TEXT PRIMARY KEY, position INTEGER NOT NULL, used_ms INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS records (sandbox TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (sandbox, position)) WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${format};
`;

/** Throws {@link UsageError} where the file cannot be a store, or is one of another process. */
export async function openFile(file: string): Promise<Database.Database> {
  const { default: Libsql } = await import("libsql");
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${file} is a folder; name a file in it with --store.`);
  let database: Database.Database | undefined;
  try {
    database = new Libsql(file);
    // The lock lasts as long as the process, however it ends.
    for (const setting of ["locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "busy_timeout = 0"]) database.pragma(setting);
    database.exec("BEGIN IMMEDIATE");
    refuseStrangers(database, file);
    database.exec(tables);
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof UsageError ? error : new UsageError(wording(file, error as SqliteError));
  }
}

export type SqliteError = Error & { readonly code?: string };

function refuseStrangers(database: Database.Database, file: string): void {
  const number = (name: string): unknown => Object.values(Object(database.prepare(`PRAGMA ${name}`).get()))[0];
  const isEmpty = database.prepare("SELECT name FROM sqlite_master LIMIT 1").get() === undefined;
  if (isEmpty) return;
  if (number("application_id") !== applicationId) throw new UsageError(`${file} is a database of another program; name another file with --store.`);
  const found = Number(number("user_version"));
  if (found !== format)
    throw new UsageError(
      `${file} was written by another version of specimen (format ${found}, known here is ${format}); use that version, or name another file with --store.`,
    );
}

function wording(file: string, { code, message }: SqliteError): string {
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED")
    return `The store ${file} is in use by another mock; stop that one, or name another file with --store.`;
  if (code === "SQLITE_NOTADB") return `${file} is no store: it is not an SQLite database. Name another file with --store; one that does not exist is made.`;
  if (code === "SQLITE_CORRUPT") return `The store ${file} is damaged (${message}). Restore it from a copy, or name another file with --store.`;
  if (code === "SQLITE_READONLY" || code === "SQLITE_PERM")
    return `The store ${file} cannot be written by this user; grant that, or name another file with --store.`;
  if (code === "SQLITE_FULL") return `The store ${file} cannot be written: the disk is full.`;
  // The driver words this one as a constructor with a number.
  const why = message.startsWith("ConnectionFailed") ? "" : ` (${message})`;
  return `The store ${file} cannot be opened${why}. Its folder must exist, and this user must be able to write there.`;
}
