/** What `specimen state` prints for people: no line over 80 columns but for values of their own. */
import pc from "picocolors";
import { stringifyJson } from "../contract/json.ts";
import type { components } from "../generated/control.ts";

type Schemas = components["schemas"];

const width = 80;

const cut = (text: string, most = width): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const lines = (all: readonly string[], none: string): string => (all.length === 0 ? `${none}\n` : `${all.join("\n")}\n`);

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const thingText = (value: unknown): string => `${JSON.stringify(JSON.parse(stringifyJson(value)), undefined, 2)}\n`;

export const snapshotsText = (snapshots: readonly Schemas["Snapshot"][]): string =>
  lines(
    snapshots.map(({ name, at }) => `${name.padEnd(30)} ${at}`),
    "There are no snapshots.",
  );

export const sandboxesText = (sandboxes: readonly Schemas["Sandbox"][]): string =>
  lines(
    sandboxes.map(({ name, idleMs, apis }) => {
      const calls = Object.values(apis).reduce((sum, { position }) => sum + position, 0);
      const things = Object.values(apis).reduce((sum, { things: count = 0 }) => sum + count, 0);
      return `${cut(name, 36).padEnd(36)} ${counted(things, "thing").padEnd(14)} ${counted(calls, "change").padEnd(14)} ${idleMs === null ? "" : `idle ${Math.round(idleMs / 1000)} s`}`.trimEnd();
    }),
    "There are none.",
  );

export const outboxText = (outbox: Readonly<Record<string, readonly object[]>>): string =>
  lines(
    Object.entries(outbox).flatMap(([api, messages]) => messages.map((message) => `${api}  ${stringifyJson(message)}`)),
    "Nothing was sent.",
  );

export const apisText = (apis: readonly Schemas["Api"][]): string =>
  lines(
    apis.flatMap(({ id, collections }) => [pc.bold(id), ...Object.entries(collections).map(([name, size]) => `  ${cut(name, 60).padEnd(60)} ${size}`)]),
    "Nothing is served.",
  );

export const keysText = ({ things, total }: { readonly things: readonly Schemas["KeyedThing"][]; readonly total: number }): string =>
  lines(
    [...things.map(({ key, value }) => cut(`${key}  ${stringifyJson(value)}`)), ...(total > things.length ? [`and ${total - things.length} more`] : [])],
    "The collection is empty.",
  );

export const forcedText = (forced: readonly Schemas["Forced"][]): string =>
  lines(
    forced.map(({ plan, remaining }) => {
      const { operation, api: _api, times: _times, probability = 1, seed: _seed, ...rest } = plan;
      const odds = probability === 1 ? "" : ` with probability ${probability}`;
      return `${operation}: ${counted(remaining, "more answer")}${odds}  ${stringifyJson(rest)}`;
    }),
    "Nothing is forced.",
  );

const marks = { added: "+", removed: "-", changed: "~" } as const;

const changeLines = ({ collection, key, change, patch = [] }: Schemas["Change"]): string[] => [
  `  ${marks[change]} ${collection} ${key}`,
  ...patch.map(stepLine),
];

const stepLine = ({ op, path, value, was }: Schemas["PatchOperation"]): string => {
  const shown = (text: unknown): string => cut(stringifyJson(text), 30);
  return `      ${path} ${op === "add" ? shown(value) : op === "remove" ? `${shown(was)} removed` : `${shown(was)} → ${shown(value)}`}`;
};

export const entriesText = (verb: "undo" | "redo", { calls }: Schemas["Stepped"]): string =>
  lines(
    calls.flatMap(({ operation, principal, changes }) => [
      `${verb === "undo" ? "Undid" : "Did again"} ${operation}${principal === "" ? "" : ` by ${principal}`}`,
      ...changes.flatMap(changeLines),
    ]),
    verb === "undo" ? "There is nothing to undo." : "There is nothing to do again.",
  );

export const diffText = ({ apis }: Schemas["Difference"]): string =>
  lines(
    Object.entries(apis).flatMap(([api, collections]) => [
      pc.bold(api),
      ...Object.entries(collections).flatMap(([collection, { added, removed, changed }]) => [
        ...added.flatMap(({ key }) => changeLines({ collection, key, change: "added" })),
        ...removed.flatMap(({ key }) => changeLines({ collection, key, change: "removed" })),
        ...changed.flatMap(({ key, patch }) => changeLines({ collection, key, change: "changed", patch })),
      ]),
    ]),
    "Nothing differs.",
  );

export const logText = (requests: readonly Schemas["LoggedRequest"][]): string =>
  lines(
    [...requests]
      .reverse()
      .flatMap(({ number, method, path, status, operation, principal, answeredBy, reason, detail, violations, entry, fault }) => [
        cut(`${pc.dim(`#${number}`)} ${method} ${path} ${pc.bold(String(status))}`, 200),
        `   ${[operation ?? "no operation", principal, `answered by ${answeredBy}`, reason, fault && `spoilt: ${fault}`].filter(Boolean).join(" · ")}`,
        ...(violations.length > 0 ? violations.map((violation) => `   ${violation}`) : detail === undefined ? [] : [`   ${detail}`]),
        ...(entry?.changes.flatMap(changeLines) ?? []),
      ]),
    "No request is remembered.",
  );
