/** Patterns over producers and consumers. */
import type { Case, SequenceProvocation } from "../case.ts";
import type { Pattern } from "../derive/sequences.ts";
import { thingsOf } from "../derive/things.ts";
import type { Recorder } from "../recorder.ts";
import type { Outcome } from "../run-case.ts";
import { agrees } from "./sequences/control.ts";
import { deleteDeletes } from "./sequences/delete-deletes.ts";
import { deleteTwice } from "./sequences/delete-twice.ts";
import { distinctIds } from "./sequences/distinct-ids.ts";
import { errorLeavesNoTrace } from "./sequences/error-leaves-no-trace.ts";
import { filtersHonoured } from "./sequences/filters-honoured.ts";
import { headEqualsGet } from "./sequences/head-equals-get.ts";
import { includesHonoured } from "./sequences/includes-honoured.ts";
import { integersAsSent } from "./sequences/integers-as-sent.ts";
import { listAfterCreate } from "./sequences/list-after-create.ts";
import { orderStable } from "./sequences/order-stable.ts";
import { pages } from "./sequences/pages.ts";
import { preconditions } from "./sequences/preconditions.ts";
import { putReplaces } from "./sequences/put-replaces.ts";
import { readAfterCreate } from "./sequences/read-after-create.ts";
import { readAfterUpdate } from "./sequences/read-after-update.ts";
import { siblingSurvives } from "./sequences/sibling-survives.ts";
import { Stage } from "./sequences/stage.ts";
import { textsAsSent } from "./sequences/texts-as-sent.ts";
import { updateChangesOnly } from "./sequences/update-changes-only.ts";

/** Tells one sequence; what it concludes goes to the recorder. */
export type Tell = (stage: Stage) => Promise<void>;

const tellers: Readonly<Record<Pattern, Tell>> = {
  "read-after-create": readAfterCreate,
  "list-after-create": listAfterCreate,
  "distinct-ids": distinctIds,
  "read-after-update": readAfterUpdate,
  "update-changes-only": updateChangesOnly,
  "delete-deletes": deleteDeletes,
  "delete-twice": deleteTwice,
  "sibling-survives": siblingSurvives,
  "error-leaves-no-trace": errorLeavesNoTrace,
  pages,
  "order-stable": orderStable,
  "texts-as-sent": textsAsSent,
  "integers-as-sent": integersAsSent,
  "head-equals-get": headEqualsGet,
  "filters-honoured": filtersHonoured,
  "includes-honoured": includesHonoured,
  "put-replaces": putReplaces,
  preconditions,
};

export async function provokeSequence(recorder: Recorder, test: Case, { operations, pattern }: SequenceProvocation): Promise<Outcome> {
  const { contract } = recorder.session;
  const tell = Object.hasOwn(tellers, pattern) ? tellers[pattern as Pattern] : undefined;
  const about = contract.operations.find(({ id }) => id === test.operation);
  if (!tell || !about) throw new Error(`There is no sequence "${pattern}" about ${test.operation}.`);
  const [anchor] = operations;
  const thing = thingsOf(contract).find(({ lister, producer, updater }) => (producer ?? updater)?.id === anchor || (lister && lister.id === anchor));
  const stage = new Stage(recorder, test, about, thing);
  if (thing?.by === "supposed") await agrees(stage);
  await tell(stage);
  return { verdict: "pass", reason: undefined };
}
