/** State kept in a file, through the doors that users have. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import { post } from "./clients.fixture.ts";
import { walletsApi } from "./wallets.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-store-"));
const open: Mock[] = [];
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

afterEach(async () => {
  for (const mock of open.splice(0)) await mock.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function mockOn(store: string, options: MockOptions = {}): Mock {
  const mock = createMock({ apis: [walletsApi()], store, ...options });
  open.push(mock);
  return mock;
}

async function restarted(mock: Mock, store: string, options: MockOptions = {}): Promise<Mock> {
  await mock.close();
  open.splice(open.indexOf(mock), 1);
  return mockOn(store, options);
}

const charge = async (mock: Mock, name: string, at = ""): Promise<{ id: string; total: number }> =>
  (await (await mock.fetch(`${at}/wallets/main/charges`, post({ name }))).json()) as { id: string; total: number };
const bodyOf = async (mock: Mock, path: string): Promise<unknown> => (await mock.fetch(path)).json();
const control = (mock: Mock, path: string, method = "POST", body?: unknown): Promise<Response> =>
  mock.fetch(`/_specimen/v1/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) });

describe("a store in a file", () => {
  it("has, after a restart, what calls changed, and goes on with ids where they were", async () => {
    const file = newFile();
    const before = mockOn(file);
    const first = await charge(before, "one");
    const after = await restarted(before, file);

    const second = await charge(after, "two");

    expect(second.total).toBe(2);
    expect(second.id).not.toBe(first.id);
    expect(await bodyOf(after, "/charges")).toEqual([
      { id: first.id, name: "one" },
      { id: second.id, name: "two" },
    ]);
  });

  it("answers exactly as a mock without one does", async () => {
    const kept = mockOn(newFile(), { now: "2026-01-01T00:00:00Z" });
    const plain = createMock({ apis: [walletsApi()], now: "2026-01-01T00:00:00Z" });

    const answers = await Promise.all([kept, plain].map(async (mock) => [await charge(mock, "a"), await charge(mock, "b"), await bodyOf(mock, "/charges")]));

    expect(answers[0]).toEqual(answers[1]);
  });

  it("keeps sandboxes apart", async () => {
    const file = newFile();
    const before = mockOn(file);
    await charge(before, "mine", "/~ann");
    await charge(before, "hers", "/~bea");
    const after = await restarted(before, file);

    expect(await bodyOf(after, "/~ann/charges")).toMatchObject([{ name: "mine" }]);
    expect(await bodyOf(after, "/~bea/charges")).toMatchObject([{ name: "hers" }]);
    expect(await bodyOf(after, "/charges")).toEqual([]);
  });

  it("keeps what is done to the mock itself: resets, undone calls, clocks, forks and deletions", async () => {
    const file = newFile();
    const before = mockOn(file);
    await charge(before, "gone");
    await control(before, "reset");
    await charge(before, "stays");
    await charge(before, "undone");
    await control(before, "undo");
    await control(before, "clock/freeze", "POST", { at: "2030-01-01T00:00:00.000Z" });
    await control(before, "sandboxes/copy", "PUT", { from: "default" });
    await charge(before, "soon gone", "/~brief");
    await control(before, "sandboxes/brief", "DELETE");
    const after = await restarted(before, file);

    expect(await bodyOf(after, "/charges")).toMatchObject([{ name: "stays" }]);
    expect(await bodyOf(after, "/~copy/charges")).toMatchObject([{ name: "stays" }]);
    expect(await bodyOf(after, "/~brief/charges")).toEqual([]);
    expect(await (await control(after, "clock", "GET")).json()).toMatchObject({ now: "2030-01-01T00:00:00.000Z" });
  });

  it("lets a call be undone that was made before a restart", async () => {
    const file = newFile();
    const before = mockOn(file);
    await charge(before, "one");
    await charge(before, "two");
    const after = await restarted(before, file);

    await control(after, "undo");

    expect(await bodyOf(after, "/charges")).toMatchObject([{ name: "one" }]);
  });

  it("says with every answer where the state stands", async () => {
    const mock = mockOn(newFile());

    const read = await mock.fetch("/charges");
    const written = await mock.fetch("/wallets/main/charges", post({ name: "one" }));

    expect([read, written].map(({ headers }) => headers.get("specimen-position"))).toEqual(["0", "1"]);
  });

  it("does not grow beyond what is in it", async () => {
    const file = newFile();
    const mock = mockOn(file);
    const long = "x".repeat(20_000);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 40 }, (_nothing, index) => charge(mock, `${round} ${index} ${long}`)));
      await control(mock, "reset");
    }
    const after = await restarted(mock, file);

    expect(await bodyOf(after, "/charges")).toEqual([]);
    expect(statSync(file).size).toBeLessThan(6 * 1024 * 1024);
  });
});

describe("a store that cannot be used", () => {
  const refusal = (store: string, options: MockOptions = {}): Promise<string> =>
    mockOn(store, options)
      .ready()
      .then(
        () => "served",
        (error: Error) => error.message,
      );
  const refused = async (store: string, options: MockOptions = {}): Promise<string> => {
    const said = await refusal(store, options);
    open.pop();
    return said;
  };

  it("is refused while another mock has it", async () => {
    const file = newFile();
    await mockOn(file).ready();

    expect(await refused(file)).toBe(`The store ${file} is in use by another mock; stop that one, or name another file with --store.`);
  });

  it("is refused where the file is something else", async () => {
    const file = newFile();
    writeFileSync(file, "No database at all, but a text of more than a hundred bytes, which is what it takes to be looked at closely.");

    expect(await refused(file)).toBe(`${file} is no store: it is not an SQLite database. Name another file with --store; one that does not exist is made.`);
  });

  it("is refused where its folder does not exist", async () => {
    expect(await refused(join(folder, "nowhere", "a.db"))).toContain("Its folder must exist");
  });

  it("is refused where it holds the state of an API that is not served", async () => {
    const file = newFile();
    const mock = mockOn(file);
    await charge(mock, "one");
    await mock.close();
    open.pop();

    expect(await refused(file, { apis: ["datadog-services"] })).toBe(
      "The store holds the state of wallets, which is not served now. Serve it too, or name another store.",
    );
  });

  it("is refused together with a catalogued fault", async () => {
    expect(await refused(newFile(), { apis: ["datadog-services"], fault: "created-not-201" })).toBe(
      "A catalogued fault leaves no trace in a store; leave out --fault or --store.",
    );
  });
});

describe("a store that another contract wrote", () => {
  async function written(): Promise<string> {
    const file = newFile();
    const mock = mockOn(file);
    await charge(mock, "one");
    await charge(mock, "two", "/~ann");
    await mock.close();
    open.pop();
    return file;
  }

  it("is carried over where everything in it fits, and says so", async () => {
    const file = await written();
    const notices: string[] = [];
    const other = { apis: [walletsApi({ version: "2", first: ["main", "second"] })] };
    const mock = mockOn(file, { ...other, onEvent: (event) => event.event === "notice" && notices.push(event.message) });
    await mock.ready();
    const again = await restarted(mock, file, other);

    expect(await bodyOf(again, "/charges")).toMatchObject([{ name: "one" }]);
    expect(await bodyOf(again, "/~ann/wallets/main")).toEqual({ id: "main", total: 1 });
    expect(await bodyOf(again, "/wallets/second")).toEqual({ id: "second", total: 0 });
    expect(notices).toEqual(["What the store holds was carried over from another contract."]);
  });

  it("is refused, and left as it is, where something in it does not fit", async () => {
    const file = await written();
    const narrower = mockOn(file, { apis: [walletsApi({ version: "2", keepsCharges: false })] });
    const said = await narrower.ready().then(
      () => "served",
      (error: Error) => error.message,
    );
    open.pop();

    expect(said).toBe(
      [
        "The store cannot be used as it is: the contract, seed or start state of wallets is another, and of what it holds this does not fit:",
        '  ann: wallets: there is no collection "charges" any more',
        '  default: wallets: there is no collection "charges" any more',
        "Serve what it was written for and change or delete those things, or name another store. Nothing was changed.",
      ].join("\n"),
    );
    expect(await bodyOf(mockOn(file), "/charges")).toMatchObject([{ name: "one" }]);
  });
});
