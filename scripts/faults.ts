/** How well the suite judges: faults × APIs, freedoms × APIs, and servers that others wrote. Writes docs/measurements/. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { runAll } from "./faults/crew.ts";
import { nameOf, type Outcome } from "./faults/trial.ts";
import { trialsOf } from "./faults/trials.ts";

const { values } = parseArgs({
  options: {
    api: { type: "string" },
    fault: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

const line = (outcome: Outcome): string => {
  const word = outcome.fails ? "fails" : outcome.failsStrictly ? "advisory" : "nothing";
  return `${word.padEnd(9)}${nameOf(outcome.trial)}  ${outcome.noticedBy.slice(0, 3).join(", ")}`;
};

const { outcomes } = await runAll(await trialsOf({ api: values.api, named: values.fault, quick: values.quick }), (outcome) => console.log(line(outcome)));
if (values.json) await writeFile(values.json, JSON.stringify(outcomes, null, 1));
