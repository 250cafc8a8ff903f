/** Changes to paths, operations, security, servers and webhooks. */
import { baseDocument } from "./base.ts";
import { at, drop, type PairCase, replace, set } from "./pair.ts";

const paths = baseDocument()["paths"] as Record<string, Record<string, object>>;
const item = structuredClone(paths["/pets/{petId}"]) as Record<string, never>;
const renamed = { ...item, parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }] } as never;
const moved = Object.fromEntries(Object.entries(paths).map(([path, value]) => [`/v1${path}`, value])) as never;
const key = "/components/securitySchemes/key";

export const operations: readonly PairCase[] = [
  { name: "a path removed", expected: "breaking", edits: [drop(at.item)] },
  { name: "a method removed", expected: "breaking", edits: [drop(`${at.item}/delete`)] },
  { name: "a path template's name changed", expected: "none", edits: [drop(at.item), set("/paths/~1pets~1{id}", renamed)] },
  { name: "an operation added", expected: "safe", edits: [set("/paths/~1owners", { get: { responses: { 200: { description: "Owners." } } } })] },
  { name: "an operationId changed", expected: "risky", edits: [set(`${at.list}/operationId`, "pets")] },
  { name: "an operation deprecated", expected: "safe", edits: [set(`${at.list}/deprecated`, true)] },
  { name: "a description and a summary added", expected: "none", edits: [set(`${at.list}/summary`, "List"), set(`${at.pet}/description`, "A pet.")] },
  { name: "an extension added", expected: "none", edits: [set(`${at.list}/responses/404/x-unreachable`, "never"), set(`${at.pet}/x-mark`, 1)] },
  { name: "the base path changed", expected: "breaking", edits: [set("/servers", [{ url: "https://api.pets.example/v2" }])] },
  { name: "the base path moved into the paths", expected: "none", edits: [set("/servers", [{ url: "https://api.pets.example" }]), set("/paths", moved)] },
  { name: "a server removed", expected: "risky", edits: [set("/servers", [{ url: "https://pets.example/v1" }])] },
  { name: "a server added", expected: "none", edits: [set("/servers/-", { url: "https://eu.pets.example/v1" })] },
  { name: "credentials asked for where none were", expected: "breaking", before: [set(`${at.list}/security`, [])], edits: [drop(`${at.list}/security`)] },
  { name: "credentials not asked for any more", expected: "safe", edits: [set(`${at.list}/security`, [])] },
  { name: "an alternative credential removed", expected: "breaking", edits: [drop("/security/0")] },
  { name: "an alternative credential added", expected: "safe", before: [drop("/security/0")], edits: [set("/security/0", { key: [] })] },
  { name: "two credentials needed together", expected: "breaking", edits: [set("/security", [{ key: [], login: ["read"] }])] },
  { name: "a scope added", expected: "breaking", edits: [set(`${at.item}/delete/security/0/login`, ["write", "admin"])] },
  { name: "a scope removed", expected: "safe", edits: [set(`${at.item}/delete/security/0/login`, [])] },
  { name: "the API key's header changed", expected: "breaking", edits: [set(`${key}/name`, "X-Api-Key")] },
  {
    name: "a security scheme renamed",
    expected: "none",
    edits: [drop(key), set("/components/securitySchemes/apiKey", { type: "apiKey", in: "header", name: "x-key" }), replace("/security/0", { apiKey: [] })],
  },
  { name: "a webhook's required member removed", expected: "breaking", edits: [set(`${at.schemas}/Birth/required`, [])] },
  { name: "a member added to a webhook", expected: "safe", edits: [set(`${at.schemas}/Birth/properties/name`, { type: "string" })] },
  { name: "a webhook removed", expected: "breaking", edits: [drop("/webhooks/petBorn")] },
];
