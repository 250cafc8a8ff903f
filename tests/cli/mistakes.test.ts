import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { type Ended, specimen, temporary } from "./command.ts";

const faulty = `openapi: 3.1.0
info: { title: Faulty, version: "1" }
paths:
  /a:
    get:
      responses:
        "200":
          description: Fine
          content: { application/json: { schema: { $ref: "https://example.com/nowhere.yaml" } } }
  b: {}
`;
const sound = `openapi: 3.1.0\ninfo: { title: Sound, version: "1" }\npaths: {}\n`;

/** What every mistake has in common. */
function expectTold({ code, stdout, stderr }: Ended): void {
  expect(stderr).toMatch(/^specimen: /);
  expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(stderr).not.toContain("fault of specimen itself");
  expect(stdout).toBe("");
  expect(code).toBe(3);
}

describe("a mistake of the user ends the command with 3 and a sentence", () => {
  it.concurrent.each<[string, string[], string]>([
    ["a misspelt API", ["datadog-servics"], 'There is no API "datadog-servics". Did you mean "datadog-services"?\nShipped:\n  datadog-services\n'],
    ["an API by its first word", ["clerk"], 'Did you mean "clerk-organizations"?'],
    [
      "an unknown principal",
      ["--as", "nobody"],
      'No served API has a principal "nobody". There are:\n  datadog-services: admin, editor, reader, restricted, outsider\n',
    ],
    ["an API named twice", ["datadog-services", "datadog-services"], '"datadog-services" is named twice; name each API once.'],
    ["a missing file", ["./nowhere.yaml"], "./nowhere.yaml no-such-file: there is no such file; check the path."],
    ["a folder", ["./spec"], "./spec is-a-folder: expected a document, found a folder; name the OpenAPI file inside it."],
    ["a remote document", ["https://example.com/openapi.yaml"], "documents are read from files; download it first"],
    ["a misspelt option", ["--prot", "1"], "unknown option '--prot'\n(Did you mean --port?)\n(specimen mock --help shows what there is)"],
    ["an option without its value", ["--as"], "argument missing"],
    ["a value that an option does not take", ["--port", "http"], "Expected a number from 0 (any free port) to 65535."],
    ["a choice that there is not", ["--log", "loud"], "Allowed choices are pretty, json, silent."],
    ["--cors without an origin", ["--cors", "datadog-services"], "--cors takes origins such as http://localhost:3000, * or off"],
    ["an origin with a path", ["--cors", "http://localhost:3000/app"], '"http://localhost:3000/app" is no origin'],
    ["an empty control token", ["--control-token", ""], "Expected at least one character"],
    ["an address of another machine", ["datadog-services", "--host", "203.0.113.9"], 'This machine has no address "203.0.113.9".'],
    ["--consistency without a store", ["--consistency", "local"], "--consistency says how a shared store is read; name the store with --store"],
    ["nothing behind --", ["datadog-services", "--"], 'Expected a command behind "--", found nothing.'],
  ])("%s", async (_what, words, expected) => {
    const ended = await specimen("mock", "--port", "0", ...words);

    expect(ended.stderr).toContain(expected);
    expectTold(ended);
  });

  it("a misspelt command", async () => {
    const ended = await specimen("mok");

    expect(ended.stderr).toContain("unknown command 'mok'\n(Did you mean mock?)\n(specimen --help shows what there is)");
    expectTold(ended);
  });

  it("of a command below a command names its whole path", async () => {
    const ended = await specimen("state", "undo", "--nonesuch");

    expect(ended.stderr).toContain("unknown option '--nonesuch'\n(specimen state undo --help shows what there is)");
    expect(ended.code).toBe(3);
  });

  it("a taken port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = String(typeof address === "object" ? address?.port : address);

    const ended = await specimen("mock", "datadog-services", "--port", port);
    other.close();

    expect(ended.stderr).toBe(`specimen: Port ${port} is taken by another program. Choose another with --port, or any free one with --port 0.\n`);
    expectTold(ended);
  });
});

describe("a document that cannot be served ends the command with 3", () => {
  it.concurrent.each([
    ["an empty file", "", " empty-document: expected an OpenAPI document, found an empty file."],
    ["broken YAML, with line and column", "openapi: 3.1.0\ninfo: { title: A\npaths: {}\n", ":3:1 not-yaml: it is not valid YAML"],
    [
      "Swagger 1.2",
      'swagger: "1.2"\ninfo: { title: Old, version: "1" }\npaths: {}\n',
      " unsupported-version: expected Swagger 2.0 or OpenAPI 3.x, found Swagger 1.2.",
    ],
    ["a list", "- a\n- b\n", " not-openapi: expected an OpenAPI object, found an array."],
  ])("%s", async (_what, text, expected) => {
    const folder = await temporary({ "own.yaml": text });

    const ended = await specimen("mock", `${folder}/own.yaml`);

    expect(ended.stderr).toContain(`specimen: ${folder}/own.yaml${expected}`);
    expectTold(ended);
  });

  it("several faults, each with its line", async () => {
    const folder = await temporary({ "faulty.yaml": faulty });

    const ended = await specimen("mock", `${folder}/faulty.yaml`);

    expect(ended.stderr.replaceAll(`${folder}/`, "")).toBe(`specimen: faulty.yaml cannot be served, 2 faults:

  faulty.yaml:9:52 remote-reference
    at /paths/~1a/get/responses/200/content/application~1json/schema/$ref
    "https://example.com/nowhere.yaml" lies on another host, which is never asked; bundle the document first.

  faulty.yaml:10:3 structure
    at /paths/b
    expected a path that begins with "/", found "b"; it is left out.
`);
    expectTold(ended);
  });

  it("two documents of one name", async () => {
    const [one, other] = [await temporary({ "own.yaml": sound }), await temporary({ "own.yaml": sound })];

    const ended = await specimen("mock", `${one}/own.yaml`, `${other}/own.yaml`);

    expect(ended.stderr).toBe('specimen: Two documents are named "own", and the name is their URL; rename one file.\n');
    expectTold(ended);
  });
});
