/** What `specimen mock` says: at start, of each exchange, of what is odd. */
import pc from "picocolors";
import { inferredSummary } from "../mock/inferred/summary.ts";
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
type Colours = ReturnType<typeof pc.createColors>;

/** `write` puts one line where the report goes. */
export function reporterFor(format: LogFormat, write: Write, colours: Colours = pc): Reporter {
  if (format === "silent") return { ready: () => undefined, event: () => undefined, stopping: () => undefined };
  return readyFirst(format === "json" ? jsonReporter(write) : prettyReporter(write, colours));
}

/** Notices of documents, and calls of hasty clients, come before the ports are known; who reads the report expects `ready` first. */
function readyFirst(reporter: Reporter): Reporter {
  let early: MockEvent[] | undefined = [];
  return {
    ...reporter,
    ready: (...report) => {
      reporter.ready(...report);
      early?.forEach(reporter.event);
      early = undefined;
    },
    event: (event) => (early ? void early.push(event) : reporter.event(event)),
  };
}

function jsonReporter(write: Write): Reporter {
  const line = (value: object): void => write(JSON.stringify(value));
  return {
    ready: ({ port, apis }, served) => {
      const fault = served.find((api) => api.fault)?.fault?.fault.id;
      line({ event: "ready", port, apis, ...(fault !== undefined && { fault }) });
    },
    event: line,
    stopping: () => line({ event: "stopping" }),
  };
}

function prettyReporter(write: Write, colours: Colours): Reporter {
  return {
    ready: (listening, apis, control) => write(welcome(listening, apis, control, colours)),
    event: (event) => write(eventLine(event, colours)),
    stopping: () => write("Stopping: open requests have five seconds to finish."),
  };
}

function eventLine(event: MockEvent, colours: Colours): string {
  if (event.event === "exchange") return exchangeLine(event, colours);
  const lines = event.message.split("\n").map(visible);
  if (event.event === "notice") return `${colours.yellow("notice")} ${event.api}: ${lines.join(" ")}`;
  if (event.ok)
    return [`${colours.green("reloaded")} ${event.api}: ${lines[0]} ${colours.dim(`${event.elapsedMs} ms`)}`, ...indented(lines.slice(1))].join("\n");
  return [`${colours.red("broken")} ${event.api}: what was there before is still served`, ...indented(lines)].join("\n");
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);

function welcome({ origin, apis: addresses }: Listening, apis: readonly ServedApi[], control: boolean, colours: Colours): string {
  const parts = [colours.bold(`Specimen serves ${apis.length === 1 ? "one API" : `${apis.length} APIs`} on ${origin}`), ""];
  for (const api of apis) {
    const baseUrl = addresses.find(({ id }) => id === api.contract.id)?.baseUrl ?? origin;
    parts.push(`${colours.bold(api.contract.title)}  ${colours.cyan(baseUrl)}`, ...credentialLines(api, colours), "");
  }
  parts.splice(1, 0, ...faultLines(apis, colours));
  const curl = apis.map((api) => workingCurl(api, addresses.find(({ id }) => id === api.contract.id)?.baseUrl ?? origin)).find((found) => found !== undefined);
  if (curl) parts.push("Try it:", "", curl.replace(/^/gm, "  "), "");
  parts.push(colours.dim(`In a browser: ${origin}/_specimen/`));
  if (control) parts.push(colours.dim(`Back to the start state: curl -X POST ${origin}/_specimen/v1/reset`));
  parts.push(colours.dim("Ctrl-C stops."));
  return parts.join("\n");
}

/** Nobody may take a faulty server for a correct one. */
function faultLines(apis: readonly ServedApi[], colours: Colours): string[] {
  const faulty = apis.filter(({ fault }) => fault !== undefined);
  const [first] = faulty;
  if (!first?.fault) return [];
  const { id, breaks } = first.fault.fault;
  return ["", colours.red(colours.bold(`FAULT ${id} is served by ${faulty.map(({ contract }) => contract.id).join(", ")}:`)), colours.red(`  ${breaks}`)];
}

/** Ready to paste: header lines, cookies, query strings. */
function credentialLines({ behaviour, contract }: ServedApi, colours: Colours): string[] {
  const width = Math.max(0, ...behaviour.principals.map(({ id }) => id.length));
  if (behaviour.principals.length === 0) {
    const asks = contract.operations.some(({ security }) => security.length > 0);
    const inferred = behaviour.inferred ? [colours.dim(`  ${inferredSummary(behaviour.inferred)}`)] : [];
    return asks ? [...inferred, colours.dim("  any credential will do; unknown and expired are 401, forbidden is 403")] : inferred;
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

function exchangeLine({ method, path, status, operation, principal, elapsedMs, reason, detail, violations }: ExchangeEvent, colours: Colours): string {
  const paint = status >= 500 ? colours.red : status >= 400 ? colours.yellow : colours.green;
  const who = [operation, principal && `as ${principal}`].filter((part) => part).join(" ");
  const head = `${paint(String(status))} ${method} ${visible(path)} ${colours.dim(`${who} ${elapsedMs} ms`)}`;
  const why = violations.length > 0 ? violations : detail === undefined ? [] : [detail];
  const label = reason === undefined && violations.length > 0 ? "let through" : reason;
  return [head, ...why.map((line) => `    ${label ? `${label}: ` : ""}${visible(line)}`)].join("\n");
}

/** What a client sent must not move the cursor of who watches. */
const visible = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
