/** Every life that a document describes, lived once: create, read, list, change, delete, and 404 after that. */
import { valueFor } from "../../conformance/provoke/required-parameters.ts";
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { carried, keyInLocation, sentBy, shownBy, valuesNamed, valuesOfThing } from "../../contract/resources/item-path.ts";
import type { Resource, ResourceOperation, Role } from "../../contract/resources/model.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import type { Answer, Client } from "./client.ts";
import { heldFor, type PathValues } from "./held.ts";
import type { Lives } from "./row.ts";

export async function liveLives(api: ServedApi, client: Client): Promise<Lives> {
  const found = inferResources(api.contract).resources.filter(
    (resource) => resource.kind === "collection" && part(resource, "create") && part(resource, "read"),
  );
  const broken: string[] = [];
  for (const resource of found) {
    const fault = await live(api, client, resource);
    if (fault !== undefined) broken.push(`${resource.name}: ${fault}`);
  }
  return { found: found.length, whole: found.length - broken.length, broken };
}

const part = ({ operations }: Resource, role: Role): ResourceOperation | undefined => operations.find((entry) => entry.role === role);

/** What went otherwise than a life goes; undefined where it was whole. */
async function live(api: ServedApi, client: Client, resource: Resource): Promise<string | undefined> {
  const create = part(resource, "create");
  const read = part(resource, "read");
  if (!create || !read) return undefined;
  const given = { ...heldFor(api, create.operation), ...chosen(api, create.operation, resource) };
  const made = await client.call(create.operation, given);
  const path = made && pathOf(resource, create, read, made);
  if (!made || !isFine(made)) return `create ${said(made)}`;
  if (!path) return `create ${made.status}: nothing says what was made`;
  const steps: [Role, (answer: Answer) => boolean][] = [
    ["read", (answer) => isFine(answer)],
    ["list", (answer) => isFine(answer)],
    ["change", (answer) => isFine(answer)],
    ["replace", (answer) => isFine(answer)],
    ["read", (answer) => isFine(answer)],
    ["delete", (answer) => isFine(answer)],
  ];
  for (const [role, holds] of steps) {
    const next = part(resource, role);
    const answer = next && (await client.call(next.operation, { ...heldFor(api, next.operation), ...carried(read, path, next) }));
    if (answer && !holds(answer)) return `${role} ${said(answer)}`;
  }
  const gone = part(resource, "delete") && (await client.call(read.operation, path));
  return gone && gone.status !== 404 && gone.status !== 410 ? `read after delete ${gone.status}` : undefined;
}

const isFine = ({ faults, status }: Answer): boolean => status >= 200 && status < 300 && faults.length === 0;

const said = (answer: Answer | undefined): string =>
  answer ? `${answer.status}: ${answer.faults[0] ?? JSON.stringify(answer.body)?.slice(0, 300)}` : "found no valid request";

/** The key that the client gives to what it creates by its own URL. */
function chosen({ contract }: ServedApi, operation: Operation, { itemPath }: Resource): PathValues {
  const name = operation.path === itemPath ? templateNames(operation.path).at(-1) : undefined;
  const parameter = operation.parameters.find((entry) => entry.in === "path" && entry.name === name);
  if (!parameter || name === undefined) return {};
  return { [name]: valueFor(contract, operation, { ...parameter, example: undefined }) };
}

/** By the answer, else by the request where that names what it makes. */
function pathOf(
  resource: Resource,
  create: ResourceOperation,
  read: ResourceOperation,
  { body, location, path, sent, status }: Answer,
): PathValues | undefined {
  const parents = carried(create, path, read);
  if (create.operation.path === read.operation.path) return parents;
  const named =
    valuesOfThing(resource, shownBy(create, status, body), parents) ??
    valuesNamed(resource, body, parents) ??
    valuesOfThing(resource, sentBy(create, sent), parents);
  const last = templateNames(read.operation.path).at(-1) ?? "";
  return named ?? (location === undefined ? undefined : { ...parents, [last]: keyInLocation(resource, location) });
}
