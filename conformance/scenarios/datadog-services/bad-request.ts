/** Bodies that create and update refuse alike, each with the rule that refuses it. */
import type { RawRequest } from "../../scenario.ts";
import { json, text } from "./json-request.ts";
import { named } from "./new-service.ts";

export interface BadRequest {
  readonly request: RawRequest;
  readonly rule: string;
}

export const bad = (rule: string, ...requests: readonly RawRequest[]): readonly BadRequest[] => requests.map((request) => ({ request, rule }));

const attributes = (value: unknown) => json({ data: { type: "services", attributes: value } });
const data = (value: unknown) => json({ data: value });

/** `name` is valid, so that nothing but the fault can be the reason. */
export function badRequests(name: string): readonly BadRequest[] {
  const valid = JSON.stringify(named(name));
  const invalidUtf8 = new Uint8Array([...new TextEncoder().encode(valid.slice(0, -5)), 0xff, 0xfe, ...new TextEncoder().encode(valid.slice(-5))]);
  return [
    ...bad("datadog-services/3.13", data(null), data([]), data("x"), attributes(null), attributes("x"), attributes({ name: null }), attributes({ name: 5 })),
    ...bad("datadog-services/3.13", data({ ...named(name).data, type: null }), data({ ...named(name).data, type: 5 })),
    ...bad(
      "datadog-services/3.19",
      { body: valid },
      json(named(name), "text/plain"),
      json(named(name), "application/xml"),
      json(named(name), "application/vnd.api+json"),
    ),
    ...bad("datadog-services/3.21", text(""), text(valid.slice(0, -1)), text("services"), json([named(name)]), json(null), json("x"), json(5)),
    ...bad("datadog-services/10.13", text(invalidUtf8)),
  ];
}
