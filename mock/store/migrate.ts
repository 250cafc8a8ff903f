/** Makes records of another contract, seed or version this one's, or says what stands in the way. */
import type { Dispatcher } from "../dispatch.ts";
import { UsageError } from "../load-apis.ts";
import type { MockOptions } from "../options.ts";
import type { ServedApi } from "../served-api.ts";
import { readEffects, type Whole, writeEffects } from "./effect.ts";
import { contentFrom, type Folded, type FoldedApi, fold } from "./fold.ts";
import { judgeOf } from "./judge.ts";
import { type Stamp, sameStamp, stampFor } from "./stamp.ts";
import type { Store, StoredRecord } from "./store.ts";

const mostFaults = 20;

/** Throws {@link UsageError} where something that is kept does not fit what is served. Then nothing was changed. */
export async function settleStamp(store: Store, { apis }: Pick<Dispatcher, "apis">, options: Pick<MockOptions, "seed" | "state" | "onEvent">): Promise<void> {
  const stamp = stampFor(apis, options);
  const text = await store.stamp();
  if (text === undefined) return store.restamp(JSON.stringify(stamp), new Map());
  const found = stampIn(text);
  if (sameStamp(found, stamp)) return;
  const missing = Object.keys(found.apis).filter((id) => !(id in stamp.apis));
  if (missing.length > 0)
    throw new UsageError(`The store holds the state of ${missing.join(", ")}, which is not served now. Serve it too, or name another store.`);
  const wholes = new Map<string, StoredRecord>();
  const faults: string[] = [];
  for (const sandbox of await store.sandboxes()) {
    const whole = migrated(sandbox, await store.read(sandbox, 0), apis, faults);
    if (whole) wholes.set(sandbox, whole);
  }
  if (faults.length > 0) throw new UsageError(refusal(found, stamp, faults));
  await store.restamp(JSON.stringify(stamp), wholes);
  for (const id of changed(found, stamp))
    options.onEvent?.({ event: "notice", api: id, message: "What the store holds was carried over from another contract." });
}

function stampIn(text: string): Stamp {
  try {
    // The text is our own.
    return JSON.parse(text) as Stamp;
  } catch {
    throw new UsageError("The store does not say what it was written for; restore it from a copy, or name another store.");
  }
}

const changed = (found: Stamp, stamp: Stamp): string[] => Object.keys(found.apis).filter((id) => found.apis[id] !== stamp.apis[id]);

function migrated(sandbox: string, records: readonly StoredRecord[], apis: readonly ServedApi[], faults: string[]): StoredRecord | undefined {
  const last = records.at(-1);
  if (!last) return undefined;
  const { clock, deleted, ...folded } = folding(sandbox, records);
  const judged = (place: string, contents: ReadonlyMap<string, FoldedApi>): Whole["apis"] => {
    const fitting = [...contents].map(([id, api]) => [id, contentFrom(api)] as const);
    for (const [id, content] of fitting) {
      const api = apis.find(({ contract }) => contract.id === id);
      for (const fault of api ? judgeOf(api)(content) : ["it is not served"]) faults.push(`${place}: ${id}: ${fault}`);
    }
    return Object.fromEntries(fitting);
  };
  const whole: Whole = {
    kind: "whole",
    deleted,
    clock,
    apis: judged(sandbox, folded.apis),
    snapshots: [...folded.snapshots].map(([name, { apis, ...snapshot }]) => ({ ...snapshot, name, apis: judged(`${sandbox}, snapshot ${name}`, apis) })),
  };
  return { position: last.position, text: writeEffects([whole]) };
}

function folding(sandbox: string, records: readonly StoredRecord[]): Folded {
  try {
    return fold(records.flatMap(({ text }) => readEffects(text)));
  } catch (error) {
    throw new UsageError(
      `The store's records of the sandbox "${sandbox}" cannot be read: ${(error as Error).message}. Use the version that wrote them, or a copy, or another store.`,
    );
  }
}

function refusal(found: Stamp, stamp: Stamp, faults: readonly string[]): string {
  const names = changed(found, stamp);
  const why = names.length > 0 ? `the contract, seed or start state of ${names.join(", ")} is another` : `it was written by specimen ${found.version}`;
  const more = faults.length > mostFaults ? [`and ${faults.length - mostFaults} more`] : [];
  return [
    `The store cannot be used as it is: ${why}, and of what it holds this does not fit:`,
    ...[...faults.slice(0, mostFaults), ...more].map((fault) => `  ${fault}`),
    "Serve what it was written for and change or delete those things, or name another store. Nothing was changed.",
  ].join("\n");
}
