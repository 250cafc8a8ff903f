/** What no shipped contract uses, on a document that does: served as it is, nobody minds; served with the fault, the expected check notices. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { checks } from "../../conformance/checks/registry.ts";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-foreign-"));
const file = join(folder, "notes.json");
const text = { type: "string" };
const note = { type: "object", required: ["id", "text"], properties: { id: text, text, count: { type: "integer", format: "int64" } } };
const secret = { type: "string", writeOnly: true };
const json = (schema: object): object => ({ "application/json": { schema } });
const challenged = { description: "who?", headers: { "WWW-Authenticate": { required: true, schema: text } } };
const problemSchema = { type: "object", required: ["status", "detail"], properties: { status: { type: "integer", minimum: 400 }, detail: text } };
const problem = { description: "none", content: { "application/problem+json": { schema: problemSchema } } };
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
          responses: { 200: { description: "one", content: json(note) }, 400: { description: "no id" }, 401: challenged, 404: problem },
        },
        head: {
          operationId: "headNote",
          responses: { 200: { description: "there" }, 400: { description: "no id" }, 401: challenged, 404: { description: "none" } },
        },
      },
      "/notes/{id}/pin": {
        put: { operationId: "pinNote", parameters: [id], responses: { 200: { description: "pinned" }, 401: challenged, 404: { description: "none" } } },
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

/** By whom anything was found: checks, and cases that received another status or concluded something. */
async function found(fault?: string): Promise<string[]> {
  const mock = await createMock({ apis: [file], fault }).listen({ port: 0 });
  try {
    const { cases } = await verify({ ...defaults, api: file, target: mock.apis[0]?.baseUrl, timeoutMs: 3000 });
    const by = cases.flatMap(({ case: test, findings }) =>
      findings.map(({ check }) => (check === "sequence" || check === "provoked-status" ? test.id : check)),
    );
    return [...new Set(by)];
  } finally {
    await mock.close(0);
  }
}

/** Checks, each with a fault that nobody else notices. */
const alone: readonly (readonly [fault: string, check: string])[] = [
  ["content-type-wrong", "media-type"],
  ["field-type", "body-schema"],
  ["xml-root-renamed", "body-schema"],
  ["body-where-none", "no-body"],
  ["challenge-missing", "headers"],
  ["allow-missing", "allow"],
  ["allow-wrong", "allow"],
  ["retry-after-wrong", "retry-after"],
  ["error-status-member", "error-status-member"],
  ["error-with-trace", "stack-trace"],
  ["write-only-leaks", "write-only"],
];

it("a mock of the document is found to be right", async () => {
  expect(await found()).toEqual([]);
});

it.each(alone)("%s is noticed by %s alone", async (fault, check) => {
  expect(await found(fault)).toEqual([check]);
});

it("every check notices some fault alone, but for the one whose findings another status always brings", () => {
  const known = new Set(alone.map(([, check]) => check));
  expect(checks.map(({ id }) => id).filter((id) => !known.has(id))).toEqual(["status-documented"]);
});

it.each([
  ["undocumented-status", "status-documented"],
  ["body-truncated", "body-schema"],
  ["head-length-differs", "notes/headNote/200/sequence/head-equals-get"],
  ["undeclared-method", "notes/listNotes/405/undeclared-method/PUT"],
])("%s is noticed by %s", async (fault, expected) => {
  expect(await found(fault)).toContain(expected);
});
