/** Swagger 2.0 security definitions: basic is an HTTP scheme, OAuth flows have other names. */
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";
import { text } from "./source.ts";

const flows: Readonly<Record<string, string>> = {
  application: "clientCredentials",
  accessCode: "authorizationCode",
  implicit: "implicit",
  password: "password",
};

export function upgradeScheme(scheme: Json): Json {
  if (!isObject(scheme)) return scheme;
  const { description } = scheme;
  const described: JsonObject = description === undefined ? {} : { description };
  if (scheme["type"] === "basic") return { ...described, type: "http", scheme: "basic" };
  if (scheme["type"] !== "oauth2") return scheme;
  const flow = text(scheme["flow"]);
  const details = Object.fromEntries(["authorizationUrl", "tokenUrl", "scopes"].flatMap((key) => (scheme[key] === undefined ? [] : [[key, scheme[key]]])));
  return { ...described, type: "oauth2", flows: { [Object.hasOwn(flows, flow) ? (flows[flow] as string) : "implicit"]: details } };
}
