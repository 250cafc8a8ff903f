/** What a fault does to stored things by itself. */
import type { Collection } from "../state/collection.ts";
import type { FaultyCall } from "./fault.ts";
import type { Members } from "./values.ts";

/** A collection of the world, whatever its things are. */
export function rowsOf({ api }: FaultyCall, name: string): Collection<Members> {
  // Faults of one API know the names of its collections; a wrong one fails in the tests.
  return (api.world.state as Readonly<Record<string, Collection<Members>>>)[name] as Collection<Members>;
}

/** What a fault does to the state by itself stays done. */
export function alter({ api }: FaultyCall, change: () => void): void {
  change();
  api.world.commit("fault", "");
}
