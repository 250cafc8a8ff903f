/** What is wrong with a behaviour file is refused at the start, with its place and the name that was meant. */
import { expect, it } from "vitest";
import { DocumentError } from "../../contract/fault.ts";
import { Workplace } from "./workplace.ts";

const defineIn = (body: string): string => `import { overrideBehaviour } from "@specimen-api/specimen";\n\nexport default overrideBehaviour()(${body});\n`;

/** Faults as a user reads them, without the folder. */
async function faultsOf(text: string, name = "shop.ts"): Promise<string> {
  const place = await Workplace.with({ [name]: text });
  const error: unknown = await place
    .serve(name)
    .ready()
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  if (!(error instanceof DocumentError)) throw new Error(`Expected a DocumentError, found ${String(error)}`);
  return error.message.replaceAll(`${place.folder}/`, "");
}

it.each([
  [
    "an operation that the contract does not have",
    defineIn("{\n  operations: { cancelOrdr() {} },\n}"),
    'shop.ts:4:17 bad-behaviour: operations: the contract has no operation "cancelOrdr"; did you mean "cancelOrder"?',
  ],
  [
    "an admission of none",
    defineIn('{ admit: { "getOrders": () => undefined } }'),
    'shop.ts:3:48 bad-behaviour: admit: the contract has no operation "getOrders"; did you mean "getOrder"?',
  ],
  [
    "a member that no override has",
    defineIn("{ operation: {} }"),
    'shop.ts:3:38 bad-behaviour: there is no "operation" in an override; did you mean "operations"?',
  ],
  ["a handler that is no function", defineIn("{ operations: { getOrder: 7 } }"), 'operations: "getOrder" is no function.'],
  ["a state that holds no collection", defineIn("{ state: () => ({ refunds: [] }) }"), 'state: "refunds" is no collection; make one with collection({ key }).'],
  ["principals without credentials", defineIn('{ principals: [{ id: "ann" }] }'), '"principals" is no list of { id, credentials }.'],
  ["nothing", "export const behaviour = {};\n", "it exports no default"],
  ["a text", 'export default "behaviour";\n', "its default export is string"],
])("refuses a file that exports %s", async (_what, text, message) => {
  expect(await faultsOf(text)).toContain(message);
});

it("names a collection that there is already", async () => {
  const text = `import { collection, overrideBehaviour } from "@specimen-api/specimen";
export default overrideBehaviour()({ state: () => ({ orders: collection({ key: ({ id }: { id: string }) => id }) }) });
`;

  expect(await faultsOf(text)).toContain('state: a collection "orders" is there already; name yours otherwise.');
});

it("names the line of a syntax error", async () => {
  expect(await faultsOf("export default {\n  operations: {\n    getOrder( {}\n  },\n};\n")).toMatch(/^shop\.ts:[345]:\d+ bad-behaviour: /);
});

it("names the line at which a file throws, and the import that is not there", async () => {
  expect(await faultsOf("const x = 1;\nnothing.at(all);\nexport default { x };\n")).toBe("shop.ts:2:1 bad-behaviour: ReferenceError: nothing is not defined.");
  expect(await faultsOf('import "./gone.js";\nexport default {};\n')).toMatch(/^shop\.ts:1:\d+ bad-behaviour: Cannot find module '\.\/gone\.js'\.$/);
});

it("refuses a file that is not there, and one for several APIs", async () => {
  const place = await Workplace.with({});

  await expect(place.serve("gone.ts").ready()).rejects.toThrow("gone.ts no-such-file: there is no such file; check the path.");
  await expect(place.serve("gone.ts", { apis: [] }).ready()).rejects.toThrow("A behaviour belongs to one API; name the one that is served with it.");
});
