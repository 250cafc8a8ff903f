/** What each method means on the path of a collection, of an item and of a single thing. */
import type { Operation } from "../model.ts";
import { documents, requestBody, responseBody, successes } from "./bodies.ts";
import { type Place, thingIn } from "./envelopes.ts";
import type { Link } from "./links.ts";
import type { Evidence, Role } from "./model.ts";
import type { Shape, ShapeOf } from "./shape.ts";

export interface Sight {
  readonly shapeOf: ShapeOf;
  readonly word: string;
  readonly like: readonly Shape[];
  /** One operation alone has shown what things look like, so that its own answer proves nothing. */
  readonly alone?: boolean;
}

export interface Played {
  readonly role: Role;
  readonly evidence: readonly Evidence[];
}

/** The thing in the first success that shows it. */
export function shown(operation: Operation, { shapeOf, word, like }: Sight): { place: Place; pointer: string } | undefined {
  for (const response of successes(operation)) {
    const body = responseBody(response);
    const place = body && thingIn(body.schema, shapeOf, { word, like });
    if (place) return { place, pointer: response.pointer };
  }
  return undefined;
}

/** The thing in the request. */
export function sent(operation: Operation, { shapeOf, word, like }: Sight): Place | undefined {
  const body = requestBody(operation);
  return body && thingIn(body.schema, shapeOf, { word, like });
}

/** Evidence that an operation shows the thing, by the schema of its answer. */
export function showing(operation: Operation, sight: Sight): Evidence[] {
  const found = sight.like.length === 0 || sight.alone ? undefined : shown(operation, sight);
  return found?.place.agrees ? [{ kind: "shape", says: `answers ${found.place.agrees.says}`, pointer: found.pointer }] : [];
}

const by = (operation: Operation, says: string): Evidence => ({ kind: "name", says, pointer: operation.pointer });

/** On the collection's path, GET aside. Undefined where nothing tells. */
export function onCollection(operation: Operation, sight: Sight, hasItem: boolean, born: Link | undefined): Played | undefined {
  const shows = showing(operation, sight);
  if (operation.method === "POST") return creation(operation, sight, hasItem, born, shows);
  const whole = operation.method === "PUT" && sight.like.length > 0 && sent(operation, sight)?.agrees !== undefined;
  if (whole && hasItem) return { role: "replace", evidence: [...shows, by(operation, "PUT of a thing whose body names it")] };
  return hasItem ? { role: "action", evidence: [by(operation, `${operation.method} on all things at once`)] } : undefined;
}

function creation(operation: Operation, sight: Sight, hasItem: boolean, born: Link | undefined, shows: readonly Evidence[]): Played | undefined {
  const evidence: Evidence[] = born ? [{ kind: "link", says: `its answer is linked to ${born.to.method} ${born.to.path}`, pointer: born.pointer }] : [];
  evidence.push(...shows);
  const located = successes(operation).find(({ headers }) => headers.some(({ name }) => name === "location"));
  if (located) evidence.push({ kind: "shape", says: "answers with a Location", pointer: located.pointer });
  const posted = sight.like.length > 0 && !sight.alone ? sent(operation, sight)?.agrees : undefined;
  if (posted && evidence.length === 0) evidence.push({ kind: "shape", says: `takes ${posted.says}`, pointer: operation.pointer });
  if (documents(operation, "201")) evidence.push(by(operation, "POST answers 201"));
  else if (hasItem && evidence.length === 0 && operation.body) evidence.push(by(operation, "POST on the path of the collection"));
  return evidence.length > 0 ? { role: "create", evidence } : undefined;
}

const itemRoles: Readonly<Record<string, Role>> = { GET: "read", HEAD: "read", PUT: "replace", PATCH: "change", DELETE: "delete" };

/** On the path of one thing. `elsewhere`: another operation creates things. */
export function onItem(operation: Operation, sight: Sight, elsewhere: boolean): Played {
  const shows = showing(operation, sight);
  const role = itemRoles[operation.method];
  if (role) return { role, evidence: [...shows, by(operation, `${operation.method} on the path of one thing`)] };
  if (operation.method !== "POST") return { role: "action", evidence: [by(operation, `${operation.method} on the path of one thing`)] };
  // Nobody chooses an id: what is posted to one is restored, or worked upon.
  const chosen = !/id\}[^{}]*$/i.test(operation.path);
  if (!elsewhere && chosen && documents(operation, "201"))
    return { role: "create", evidence: [...shows, by(operation, "POST on the path of one thing answers 201")] };
  const takes = shows.length > 0 || (sight.like.length > 0 && sent(operation, sight)?.agrees !== undefined);
  if (takes) return { role: "change", evidence: [...shows, by(operation, "POST on the path of one thing that exists")] };
  return { role: "action", evidence: [by(operation, "POST on the path of one thing, which it does not show")] };
}

/** On the path of a thing of which there is one. */
export function onSingle(operation: Operation, sight: Sight): Played {
  const shows = showing(operation, sight);
  const role = itemRoles[operation.method];
  if (role) return { role, evidence: [...shows, by(operation, `${operation.method} on the path of a single thing`)] };
  if (operation.method === "POST" && documents(operation, "201")) return { role: "create", evidence: [...shows, by(operation, "POST answers 201")] };
  if (operation.method === "POST" && shows.length > 0) return { role: "change", evidence: [...shows, by(operation, "POST on the path of a single thing")] };
  return { role: "action", evidence: [by(operation, `${operation.method} on the path of a single thing`)] };
}
