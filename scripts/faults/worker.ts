/** A process that runs trials, one after the other, as its parent sends them. */

import type { Order } from "./crew.ts";
import { runTrial } from "./run-trial.ts";

process.on("message", ({ trial, only }: Order) => {
  runTrial(trial, only).then(
    (outcome) => process.send?.({ outcome }),
    (error: Error) => process.send?.({ error: error.stack }),
  );
});
process.send?.({ ready: true });
