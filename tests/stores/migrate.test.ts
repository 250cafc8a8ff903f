/** A file that another contract, another version of specimen, or something else wrote. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { post } from "./clients.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-migrate-"));
const open: Mock[] = [];
let files = 0;

afterEach(async () => {
  for (const mock of open.splice(0)) await mock.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mockOn(store: string, options: MockOptions = {}): Mock {
  const mock = createMock({ apis: [walletsApi()], store, ...options });
  open.push(mock);
  return mock;
}

async function closed(mock: Mock): Promise<void> {
  await mock.close();
  open.splice(open.indexOf(mock), 1);
}

async function refused(store: string, options: MockOptions = {}): Promise<string> {
  const mock = mockOn(store, options);
  const said = await mock.ready().then(
    () => "served",
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  );
  if (said !== "served") open.pop();
  return said;
}

const bodyOf = async (mock: Mock, path: string): Promise<unknown> => (await mock.fetch(path)).json();
const charge = (mock: Mock, name: string, at = ""): Promise<Response> => mock.fetch(`${at}/wallets/main/charges`, post({ name }));

/** A file with a charge, one of another sandbox, and a snapshot of it. */
async function written(): Promise<string> {
  const file = join(folder, `${(files += 1)}.db`);
  const mock = mockOn(file);
  await charge(mock, "one");
  await charge(mock, "two", "/~ann");
  await mock.fetch("/~ann/_specimen/v1/snapshots/early", { method: "PUT" });
  await closed(mock);
  return file;
}

function change(file: string, sql: string): void {
  const database = new Libsql(file);
  database.exec(sql);
  database.close();
}

describe("a store that another contract wrote", () => {
  it("is carried over where everything in it fits, snapshots too, and says so", async () => {
    const file = await written();
    const notices: string[] = [];
    const other = { apis: [walletsApi({ version: "2", first: ["main", "second"] })] };
    const mock = mockOn(file, { ...other, onEvent: (event) => event.event === "notice" && notices.push(event.message) });
    await mock.ready();
    await closed(mock);
    const again = mockOn(file, other);
    const charges = await bodyOf(again, "/~ann/charges");
    await charge(again, "three", "/~ann");
    await again.fetch("/~ann/_specimen/v1/snapshots/early/restore", { method: "POST" });

    expect(await bodyOf(again, "/charges")).toMatchObject([{ name: "one" }]);
    expect(charges).toMatchObject([{ name: "two" }]);
    expect(await bodyOf(again, "/~ann/charges")).toEqual(charges);
    expect(await bodyOf(again, "/~ann/wallets/main")).toEqual({ id: "main", total: 1 });
    expect(await bodyOf(again, "/wallets/second")).toEqual({ id: "second", total: 0 });
    expect(notices).toEqual(["What the store holds was carried over from another contract."]);
  });

  it("is refused, and left as it is, where something in it does not fit", async () => {
    const file = await written();

    expect(await refused(file, { apis: [walletsApi({ version: "2", keepsCharges: false })] })).toBe(
      [
        "UsageError: The store cannot be used as it is: the contract, seed or start state of wallets is another, and of what it holds this does not fit:",
        '  ann: wallets: there is no collection "charges" any more',
        '  ann, snapshot early: wallets: there is no collection "charges" any more',
        '  default: wallets: there is no collection "charges" any more',
        "Serve what it was written for and change or delete those things, or name another store. Nothing was changed.",
      ].join("\n"),
    );
    expect(await bodyOf(mockOn(file), "/charges")).toMatchObject([{ name: "one" }]);
  });

  it("is refused where it holds the state of an API that is not served", async () => {
    expect(await refused(await written(), { apis: ["datadog-services"] })).toBe(
      "UsageError: The store holds the state of wallets, which is not served now. Serve it too, or name another store.",
    );
  });

  it("is carried over from another version of specimen", async () => {
    const file = await written();
    change(file, `UPDATE stamp SET text = replace(text, '"version":"', '"version":"0.0.')`);

    expect(await bodyOf(mockOn(file), "/charges")).toMatchObject([{ name: "one" }]);
  });
});

describe("a store whose records are not known here", () => {
  it.each([
    ["newer", 99],
    ["older", 0],
  ])("is refused where its tables are of a %s format", async (_which, format) => {
    const file = await written();
    change(file, `PRAGMA user_version = ${format}`);

    expect(await refused(file)).toBe(
      `UsageError: ${file} was written by another version of specimen (format ${format}, known here is 1); use that version, or name another file with --store.`,
    );
  });

  it("is refused where a record says what is not known here, whoever wrote it", async () => {
    const file = await written();
    change(file, `UPDATE records SET text = '[{"kind":"wish"}]' WHERE sandbox = 'default'`);
    const words = 'it holds "wish", which this version of specimen does not know';

    expect(await refused(file)).toBe(
      `UsageError: The store's record of the sandbox "default" cannot be applied: ${words}. Use the version that wrote it, or a copy, or another store.`,
    );
    expect(await refused(file, { seed: 2 })).toBe(
      `UsageError: The store's records of the sandbox "default" cannot be read: ${words}. Use the version that wrote them, or a copy, or another store.`,
    );
  });

  it("is refused where a record is damaged", async () => {
    const file = await written();
    change(file, "UPDATE records SET text = substr(text, 1, 40) WHERE sandbox = 'default'");

    expect(await refused(file)).toMatch(/^UsageError: The store's record of the sandbox "default" cannot be applied: /);
  });

  it("is refused where its stamp is damaged", async () => {
    const file = await written();
    change(file, "UPDATE stamp SET text = '{'");

    expect(await refused(file)).toBe("UsageError: The store does not say what it was written for; restore it from a copy, or name another store.");
  });
});
