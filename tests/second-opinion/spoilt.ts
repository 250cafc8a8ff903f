/** Answers with one thing spoilt each: what two witnesses of one contract must see alike. */
import type { Received } from "../../conformance/exchange.ts";

export interface Spoilt {
  /** `without /data/id`. */
  readonly how: string;
  readonly response: Received;
}

/** One edit for each member: left out, null, of another type, and one more beside it; another status; another media type. */
export function spoil(response: Received): Spoilt[] {
  const { headers, status } = response;
  const bodies = jsonOf(response);
  const withBody = (how: string, body: unknown): Spoilt => ({ how, response: { ...response, body: new TextEncoder().encode(JSON.stringify(body)) } });
  const html = headers.map(([name, value]) => (/^content-type$/i.test(name) ? ([name, "text/html"] as const) : ([name, value] as const)));
  return [
    { how: "status 299", response: { ...response, status: status === 299 ? 298 : 299 } },
    ...(bodies === undefined ? [] : [{ how: "as text/html", response: { ...response, headers: html } }]),
    ...(bodies === undefined ? [] : edits(bodies, "").map(({ how, value }) => withBody(how, value))),
  ];
}

interface Edited {
  readonly how: string;
  readonly value: unknown;
}

function edits(value: unknown, at: string): Edited[] {
  const other = typeof value === "string" ? 5 : "specimen";
  const own: Edited[] = [
    { how: `null at ${at || "the root"}`, value: null },
    { how: `another type at ${at || "the root"}`, value: other },
    ...(typeof value === "string" ? [{ how: `another text at ${at}`, value: "specimen ☃" }] : []),
    ...(typeof value === "number" ? [{ how: `another number at ${at}`, value: -0.5 }] : []),
  ];
  if (Array.isArray(value))
    return value.length === 0 ? own : [...own, ...edits(value[0], `${at}/*`).map((edit) => ({ ...edit, value: [edit.value, ...value.slice(1)] }))];
  if (typeof value !== "object" || value === null) return own;
  const members = Object.entries(value).flatMap(([name, member]): Edited[] => {
    const { [name]: _left, ...rest } = value as Record<string, unknown>;
    return [
      { how: `without ${at}/${name}`, value: rest },
      ...edits(member, `${at}/${name}`).map((edit) => ({ ...edit, value: { ...value, [name]: edit.value } })),
    ];
  });
  return [...own, { how: `one more member at ${at || "the root"}`, value: { ...value, specimenUnknown: 1 } }, ...members];
}

function jsonOf({ body, headers }: Received): unknown {
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? "";
  return body.length > 0 && /json/.test(type) ? JSON.parse(new TextDecoder().decode(body)) : undefined;
}
