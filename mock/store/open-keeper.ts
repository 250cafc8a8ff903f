/** From what the user named as store to a keeper that works. */
import type { Dispatcher } from "../dispatch.ts";
import { UsageError } from "../load-apis.ts";
import type { MockOptions } from "../options.ts";
import { Keeper } from "./keeper.ts";
import { UnreadableRecord } from "./lines.ts";
import { settleStamp } from "./migrate.ts";
import { SqliteStore } from "./sqlite-store.ts";
import { type Store, StoreUnavailable } from "./store.ts";

type Options = Pick<MockOptions, "consistency" | "fault" | "onEvent" | "seed" | "state" | "watch">;

const isPostgres = (named: string): boolean => /^postgres(?:ql)?:\/\//i.test(named);

/** Throws {@link UsageError} where the store cannot be used, with what to do. */
export async function openKeeper(dispatcher: Dispatcher, named: string, options: Options): Promise<Keeper> {
  if (options.fault !== undefined) throw new UsageError("A catalogued fault leaves no trace in a store; leave out --fault or --store.");
  if (options.watch) throw new UsageError("What is kept belongs to one version of a contract; leave out --watch or --store.");
  const shared = isPostgres(named);
  if (options.consistency === "local" && !shared) throw new UsageError("--consistency is for stores that are shared; a file has one reader.");
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(named) && !shared) throw new UsageError("A store is a file, or postgres://user@host/database.");
  let keeper: Keeper | undefined;
  const store: Store = shared
    ? await (await import("./postgres-store.ts")).PostgresStore.open(named, (names) => void keeper?.heard(names).catch(() => undefined))
    : await SqliteStore.open(named);
  try {
    await settleStamp(store, dispatcher, options);
    await store.serve();
    const made = new Keeper(dispatcher, store, options.consistency ?? "strong");
    await made.refresh();
    keeper = made;
    dispatcher.storeHealth = (sandbox) => made.health(sandbox);
    made.keepUp(dispatcher.sandboxes.limits.expireMs);
    return made;
  } catch (error) {
    await store.close();
    if (error instanceof UnreadableRecord) throw new UsageError(`${error.message}. Use the version that wrote it, or a copy, or another store.`);
    throw error instanceof StoreUnavailable ? new UsageError(error.message) : error;
  }
}
