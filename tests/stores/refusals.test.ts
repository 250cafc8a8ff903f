/** Files that cannot hold state: each is one sentence. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { createMock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { specimen } from "../cli/command.ts";
import { post } from "./clients.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-refusals-"));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mockOn = (store: string, options: MockOptions = {}) => createMock({ apis: [walletsApi()], store, ...options });

const refused = async (store: string, options: MockOptions = {}): Promise<string> => {
  const mock = mockOn(store, options);
  const said = await mock.ready().then(
    () => "served",
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  );
  if (said === "served") await mock.close();
  return said;
};

/** Permissions mean nothing to the superuser. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("a file that cannot be a store", () => {
  it("is refused while another mock has it", async () => {
    const file = newFile();
    const first = mockOn(file);
    await first.ready();
    const said = await refused(file);
    await first.close();

    expect(said).toBe(`UsageError: The store ${file} is in use by another mock; stop that one, or name another file with --store.`);
  });

  it("is refused where it is something else", async () => {
    const file = newFile();
    writeFileSync(file, "No database at all, but a text of more than a hundred bytes, which is what it takes to be looked at closely.");

    expect(await refused(file)).toBe(
      `UsageError: ${file} is no store: it is not an SQLite database. Name another file with --store; one that does not exist is made.`,
    );
  });

  it("is refused where it is a database of another program", async () => {
    const file = newFile();
    const database = new Libsql(file);
    database.exec("CREATE TABLE recipes (name TEXT)");
    database.close();

    expect(await refused(file)).toBe(`UsageError: ${file} is a database of another program; name another file with --store.`);
  });

  it("is refused where half of it is gone", async () => {
    const file = newFile();
    const mock = mockOn(file);
    await mock.fetch("/wallets/main/charges", post({ name: "x".repeat(50_000) }));
    await mock.close();
    truncateSync(file, 8192);

    expect(await refused(file)).toMatch(/^UsageError: The store .* is damaged \(.*\)\. Restore it from a copy, or name another file with --store\.$/);
  });

  it("is refused where its folder does not exist", async () => {
    expect(await refused(join(folder, "nowhere", "a.db"))).toContain("Its folder must exist");
  });

  it("is refused where this user may not write it, or not there", async () => {
    const file = newFile();
    await mockOn(file)
      .ready()
      .then(({ keeper }) => keeper?.close());
    const locked = join(folder, "locked");
    mkdirSync(locked);
    chmodSync(folder, 0o755);
    chmodSync(file, 0o444);
    chmodSync(locked, 0o555);

    const said = await unprivileged(async () => [await refused(file), await refused(join(locked, "new.db"))]);

    expect(said[0]).toBe(`UsageError: The store ${file} cannot be written by this user; grant that, or name another file with --store.`);
    expect(said[1]).toContain("this user must be able to write there");
  });

  it("is refused together with a catalogued fault", async () => {
    expect(await refused(newFile(), { apis: ["datadog-services"], fault: "created-not-201" })).toBe(
      "UsageError: A catalogued fault leaves no trace in a store; leave out --fault or --store.",
    );
  });

  it("says nothing of the driver's where the folder is missing", async () => {
    const file = join(folder, "missing", "new.db");

    expect(await refused(file)).toBe(`UsageError: The store ${file} cannot be opened. Its folder must exist, and this user must be able to write there.`);
  });

  it("ends the command with 3 and a sentence", async () => {
    const { code, stdout, stderr } = await specimen("mock", "datadog-services", "--port", "0", "--store", folder);

    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toBe(`specimen: ${folder} is a folder; name a file in it with --store.\n`);
  });
});
