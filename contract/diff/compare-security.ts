/** Credentials: every way in must stay open; schemes are known by what they are, not by their names. */
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject, resolve } from "../pointer.ts";
import { array, object, text } from "../source.ts";
import { canonical } from "./canonical.ts";
import type { Exchange } from "./exchange.ts";
import { strings } from "./facets-builder.ts";
import type { OperationAt } from "./operation-list.ts";
import { list } from "./wording.ts";

interface Way {
  /** What the scheme is → scopes. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly says: string;
}

export function compareSecurity(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  const before = waysOf(exchange.old, old.source);
  const after = waysOf(exchange.new, other.source);
  const places = { old: placeOf(exchange.old, old), new: placeOf(exchange.new, other) };
  for (const way of before) {
    if (after.some((candidate) => admits(candidate, way))) continue;
    const scopes = after.filter((candidate) => admits(withoutScopes(candidate), way));
    const why = "A client that calls as it does today is now refused.";
    if (way.needs.size === 0)
      exchange.add(
        "breaking",
        "request",
        "security-added",
        `credentials are needed now: ${list(after.map(({ says }) => says))}`,
        "A client without credentials is now refused.",
        places,
      );
    else if (scopes.length > 0)
      exchange.add("breaking", "request", "security-scope-added", `${way.says} needs more scopes: ${list(scopes.map(scopesOf))}`, why, places);
    else exchange.add("breaking", "request", "security-removed", `${way.says} is not enough any more`, why, places);
  }
  for (const way of after) {
    if (before.some((candidate) => admits(candidate, way))) continue;
    const says = way.needs.size === 0 ? "no credentials are needed any more" : `${way.says} is enough now`;
    exchange.add("safe", "request", "security-alternative-added", says, "Credentials that were enough still are.", places);
  }
  compareSchemes(exchange, old, other);
}

const stated = (document: JsonObject, source: JsonObject): Json | undefined => source["security"] ?? document["security"];

const placeOf = (document: JsonObject, { at, source }: OperationAt): string =>
  source["security"] === undefined ? (document["security"] === undefined ? at : "/security") : `${at}/security`;

function waysOf(document: JsonObject, source: JsonObject): readonly Way[] {
  const alternatives = array(stated(document, source));
  return (alternatives.length === 0 ? [{}] : alternatives).map((alternative) => {
    const named = Object.entries(object(alternative));
    const needs = new Map(named.map(([name, scopes]) => [identityOf(document, name), strings(scopes)]));
    return { needs, says: named.length === 0 ? "no credential" : named.map(([name]) => `"${name}"`).join(" with ") };
  });
}

/** Whether a client that has what `way` needs is let in by `candidate`. */
const admits = (candidate: Way, way: Way): boolean =>
  [...candidate.needs].every(([scheme, scopes]) => scopes.every((scope) => way.needs.get(scheme)?.includes(scope)) && way.needs.has(scheme));

const withoutScopes = (way: Way): Way => ({ ...way, needs: new Map([...way.needs].map(([scheme]) => [scheme, []])) });
const scopesOf = ({ needs }: Way): string => [...needs.values()].flat().join(", ");

function schemeAt(document: JsonObject, name: string): { value: JsonObject; at: string } {
  const pointer = `/components/securitySchemes/${escapeToken(name)}`;
  const resolved = resolve(document, object(object(document["components"])["securitySchemes"])[name], pointer);
  return { value: object(resolved.value), at: resolved.pointer };
}

function identityOf(document: JsonObject, name: string): string {
  const { value } = schemeAt(document, name);
  const type = text(value["type"]);
  if (type === "apiKey") return `apiKey ${text(value["in"])} ${value["in"] === "header" ? text(value["name"]).toLowerCase() : text(value["name"])}`;
  if (type === "http") return `http ${text(value["scheme"]).toLowerCase()}`;
  if (type === "openIdConnect") return `openIdConnect ${text(value["openIdConnectUrl"])}`;
  return type === "" ? `undeclared ${name}` : type;
}

/** Where and how a token is had. */
function compareSchemes(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  const used = new Set(array(stated(exchange.new, other.source)).flatMap((way) => Object.keys(object(way))));
  for (const name of array(stated(exchange.old, old.source)).flatMap((way) => Object.keys(object(way)))) {
    if (!used.has(name)) continue;
    const [before, after] = [schemeAt(exchange.old, name), schemeAt(exchange.new, name)];
    const [was, is] = [object(before.value["flows"]), object(after.value["flows"])];
    for (const [flow, details] of Object.entries(was)) {
      if (!isObject(details) || canonical(details) === canonical(is[flow] ?? null)) continue;
      compareFlow(exchange, `"${name}" ${flow}`, details, is[flow], {
        old: `${before.at}/flows/${flow}`,
        new: is[flow] === undefined ? after.at : `${after.at}/flows/${flow}`,
      });
    }
  }
}

function compareFlow(exchange: Exchange, name: string, was: JsonObject, is: Json | undefined, places: { old: string; new: string }): void {
  if (!isObject(is))
    return exchange.add("breaking", "request", "security-flow-removed", `the flow ${name} is gone`, "A client that has its tokens from it gets none.", places);
  for (const keyword of ["authorizationUrl", "tokenUrl", "refreshUrl"])
    if (was[keyword] !== is[keyword])
      exchange.add("risky", "request", "security-flow-moved", `${keyword} of the flow ${name} changed`, "A client asks for tokens at the old address.", places);
  const gone = Object.keys(object(was["scopes"])).filter((scope) => !Object.hasOwn(object(is["scopes"]), scope));
  if (gone.length > 0)
    exchange.add(
      "risky",
      "request",
      "security-scope-removed",
      `the flow ${name} has no scope ${list(gone)} any more`,
      "A client that asks for it is refused.",
      places,
    );
}
