/** How well the suite judges: faults, freedoms and independent servers × APIs. A whole run writes docs/measurements/. */
import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { faults } from "../mock/faults/registry.ts";
import { shippedIds } from "../mock/load-apis.ts";
import { freedoms } from "../tests/freedoms/registry.ts";
import { runAll } from "./faults/crew.ts";
import { faultsPage } from "./faults/fault-tables.ts";
import { freedomsPage } from "./faults/freedom-tables.ts";
import { sliceOf } from "./faults/slice.ts";
import { nameOf, type Outcome } from "./faults/trial.ts";
import { trialsOf } from "./faults/trials.ts";

const { values } = parseArgs({
  options: {
    api: { type: "string" },
    /** Text that the id of a fault or freedom holds. */
    fault: { type: "string" },
    /** `fault`, `freedom`, `clean` or `server`. */
    kind: { type: "string" },
    quick: { type: "boolean", default: false },
    /** How many seeds the correct mock is judged with. */
    seeds: { type: "string", default: "20" },
    /** Every outcome, with all findings. */
    json: { type: "string" },
  },
});

const shouldRaise = ({ trial }: Outcome): boolean => trial.kind === "fault" || (trial.kind === "server" && trial.fault !== undefined);
const isRight = (outcome: Outcome): boolean => outcome.errors.length === 0 && outcome.failsStrictly === shouldRaise(outcome);

function line(outcome: Outcome): string {
  const word = outcome.fails ? "fails" : outcome.failsStrictly ? "advisory" : "nothing";
  const remark = isRight(outcome) ? "" : " ←";
  return `${word.padEnd(9)}${nameOf(outcome.trial)}${remark}  ${outcome.noticedBy.slice(0, 2).join(", ")}${outcome.errors.length > 0 ? ` ERROR ${outcome.errors[0]}` : ""}`;
}

const { broken, outcomes } = await runAll(
  await trialsOf({ api: values.api, kind: values.kind, named: values.fault, quick: values.quick, seeds: Number(values.seeds) }),
  (outcome) => console.log(line(outcome)),
);
const pages = { faults: faultsPage(outcomes, { faults, apis: shippedIds }), freedoms: freedomsPage(outcomes, freedoms, shippedIds) };
console.log(`\n${pages.faults}\n${pages.freedoms}`);
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(outcomes, null, 1));
const whole = values.api === undefined && values.fault === undefined && values.kind === undefined && !values.quick && values.seeds === "20";
if (whole && broken === 0) {
  await mkdir("docs/measurements", { recursive: true });
  for (const [name, page] of Object.entries(pages)) await writeFile(`docs/measurements/${name}.md`, page);
  await writeFile("tests/faults/slice.json", `${JSON.stringify(sliceOf(outcomes), null, 2)}\n`);
}
const wrong = outcomes.filter((outcome) => !isRight(outcome));
console.log(`${outcomes.length} runs, ${wrong.length} not as they should be${broken > 0 ? `, ${broken} could not be run` : ""}.`);
for (const outcome of wrong) console.log(`  ${line(outcome)}`, ...outcome.findings.slice(0, 3).map((finding) => `\n      ${finding}`));
process.exitCode = wrong.length + broken > 0 ? 1 : 0;
