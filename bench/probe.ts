/** A document with one small operation more, so that documents of every size can be asked the same. */
import { load } from "js-yaml";

type Members = Record<string, unknown>;

export const probeBody = '{"id":7,"name":"probe"}';

/** Below no base path, and without credentials. */
export function probed(text: string): { readonly document: Members; readonly operations: number } {
  const document = load(text) as Members;
  const paths = document["paths"] as Record<string, Members>;
  const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
  const operations = Object.values(paths).reduce((sum, item) => sum + Object.keys(item).filter((member) => methods.has(member)).length, 0);
  const schema = { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: { type: "string" } } };
  const content = { "application/json": { schema, example: JSON.parse(probeBody) } };
  paths["/specimen-probe/{probeId}"] = {
    get: {
      operationId: "specimenProbe",
      parameters: [{ name: "probeId", in: "path", required: true, schema: { type: "integer" } }],
      security: [],
      responses: { 200: { description: "The probe.", content } },
    },
  };
  delete document["servers"];
  return { document, operations };
}
