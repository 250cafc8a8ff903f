/** What `specimen mock` says: at start, of each exchange, of what is odd. */
import pc from "picocolors";
import type { ExchangeEvent, MockEvent } from "../mock/options.ts";
import { type Principal, presentation } from "../mock/principals.ts";
import type { ServedApi } from "../mock/served-api.ts";
import type { Listening } from "../mock/transports/listen.ts";
import { cookieText, workingCurl } from "./working-call.ts";

export type LogFormat = "pretty" | "json" | "silent";

export interface Reporter {
  ready(listening: Listening, apis: readonly ServedApi[], control: boolean): void;
  event(event: MockEvent): void;
  stopping(): void;
}

type Write = (line: string) => void;

/** `write` puts one line where the report goes. */
export function reporterFor(format: LogFormat, write: Write): Reporter {
  if (format === "json") return jsonReporter(write);
  if (format === "silent") return { ready: () => undefined, event: () => undefined, stopping: () => undefined };
  return prettyReporter(write);
}

function jsonReporter(write: Write): Reporter {
  const line = (value: object): void => write(JSON.stringify(value));
  return {
    ready: ({ port, apis }) => line({ event: "ready", port, apis }),
    event: line,
    stopping: () => line({ event: "stopping" }),
  };
}

function prettyReporter(write: Write): Reporter {
  return {
    ready: (listening, apis, control) => write(welcome(listening, apis, control)),
    event: (event) => write(event.event === "notice" ? `${pc.yellow("notice")} ${event.api}: ${event.message}` : exchangeLine(event)),
    stopping: () => write("Stopping: open requests have five seconds to finish."),
  };
}

function welcome({ origin, apis: addresses }: Listening, apis: readonly ServedApi[], control: boolean): string {
  const parts = [pc.bold(`Specimen serves ${apis.length === 1 ? "one API" : `${apis.length} APIs`} on ${origin}`), ""];
  for (const api of apis) {
    const baseUrl = addresses.find(({ id }) => id === api.contract.id)?.baseUrl ?? origin;
    parts.push(`${pc.bold(api.contract.title)}  ${pc.cyan(baseUrl)}`, ...credentialLines(api), "");
  }
  const curl = apis.map((api) => workingCurl(api, addresses.find(({ id }) => id === api.contract.id)?.baseUrl ?? origin)).find((found) => found !== undefined);
  if (curl) parts.push("Try it:", "", curl.replace(/^/gm, "  "), "");
  if (control) parts.push(pc.dim(`Back to the start state: curl -X POST ${origin}/_specimen/v1/reset`));
  parts.push(pc.dim("Ctrl-C stops."));
  return parts.join("\n");
}

/** Ready to paste: header lines, cookies, query strings. */
function credentialLines({ behaviour, contract }: ServedApi): string[] {
  const width = Math.max(0, ...behaviour.principals.map(({ id }) => id.length));
  if (behaviour.principals.length === 0) {
    const asks = contract.operations.some(({ security }) => security.length > 0);
    return asks ? [pc.dim("  any credential is accepted; the values unknown and expired are 401, forbidden is 403")] : [];
  }
  return behaviour.principals.map((principal) => `  ${principal.id.padEnd(width)}  ${pasteable(contract, principal, width)}`);
}

function pasteable(contract: ServedApi["contract"], principal: Principal, width: number): string {
  const presented = presentation(contract, contract.security, principal);
  if (!presented) return "";
  const lines = Object.entries(presented.headers).map(([name, value]) => `${name}: ${value}`);
  if (Object.keys(presented.cookies).length > 0) lines.push(`Cookie: ${cookieText(presented.cookies)}`);
  const query = new URLSearchParams(presented.query).toString();
  if (query !== "") lines.push(`?${query}`);
  return lines.join(`\n${" ".repeat(2 + width + 2)}`);
}

function exchangeLine({ method, path, status, operation, principal, elapsedMs, reason, detail, violations }: ExchangeEvent): string {
  const colour = status >= 500 ? pc.red : status >= 400 ? pc.yellow : pc.green;
  const who = [operation, principal && `as ${principal}`].filter((part) => part).join(" ");
  const head = `${colour(String(status))} ${method} ${path} ${pc.dim(`${who} ${elapsedMs} ms`)}`;
  const why = violations.length > 0 ? violations : detail === undefined ? [] : [detail];
  const label = reason === undefined && violations.length > 0 ? "let through" : reason;
  return [head, ...why.map((line) => `    ${label ? `${label}: ` : ""}${line}`)].join("\n");
}
