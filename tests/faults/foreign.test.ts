/** What no shipped contract uses, on a document that does: served as it is, nobody minds; served with the fault, the expected check notices. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { CaseResult } from "../../conformance/result.ts";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-foreign-"));
const file = join(folder, "notes.json");
const text = { type: "string" };
const note = { type: "object", required: ["id", "text"], properties: { id: text, text, count: { type: "integer", format: "int64" } } };
const secret = { type: "string", writeOnly: true };
const json = (schema: object): object => ({ "application/json": { schema } });
const challenged = { description: "who?", headers: { "WWW-Authenticate": { required: true, schema: text } } };
const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
const written = { type: "object", required: ["text", "secret"], properties: { text, secret, count: note.properties.count } };

writeFileSync(
  file,
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    security: [{ bearer: [] }],
    paths: {
      "/notes": {
        post: {
          operationId: "createNote",
          requestBody: { required: true, content: json(written) },
          responses: {
            201: { description: "made", content: json({ ...note, properties: { ...note.properties, secret } }) },
            400: { description: "no" },
            401: challenged,
          },
        },
        get: { operationId: "listNotes", responses: { 200: { description: "all", content: json({ type: "array", items: note }) }, 401: challenged } },
      },
      "/notes/{id}": {
        parameters: [id],
        get: {
          operationId: "getNote",
          responses: { 200: { description: "one", content: json(note) }, 400: { description: "no id" }, 401: challenged, 404: { description: "none" } },
        },
        head: {
          operationId: "headNote",
          responses: { 200: { description: "there" }, 400: { description: "no id" }, 401: challenged, 404: { description: "none" } },
        },
      },
      "/summary": {
        get: {
          operationId: "getSummary",
          responses: {
            200: {
              description: "xml",
              content: { "application/xml": { schema: { type: "object", xml: { name: "summary" }, properties: { total: { type: "integer" } } } } },
            },
            401: challenged,
          },
        },
      },
    },
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

async function found(fault?: string): Promise<{ readonly cases: readonly CaseResult[]; readonly by: readonly string[] }> {
  const mock = await createMock({ apis: [file], fault }).listen({ port: 0 });
  try {
    const { cases } = await verify({ ...defaults, api: file, target: mock.apis[0]?.baseUrl, timeoutMs: 3000 });
    const by = cases.flatMap(({ case: test, findings }) =>
      findings.map(({ check }) => (check === "sequence" || check === "provoked-status" ? test.id : check)),
    );
    return { cases, by: [...new Set(by)] };
  } finally {
    await mock.close(0);
  }
}

it("a mock of the document is found to be right", async () => {
  expect((await found()).by).toEqual([]);
});

it.each([
  ["challenge-missing", "headers"],
  ["write-only-leaks", "write-only"],
  ["xml-root-renamed", "body-schema"],
  ["body-truncated", "body-schema"],
  ["head-length-differs", "notes/headNote/200/sequence/head-equals-get"],
  ["undeclared-method", "notes/listNotes/405/undeclared-method/PUT"],
  ["allow-missing", "allow"],
  ["allow-wrong", "allow"],
])("%s is noticed by %s", async (fault, expected) => {
  expect((await found(fault)).by).toContain(expected);
});
