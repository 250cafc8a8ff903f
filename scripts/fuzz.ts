/** `npm run fuzz -- [--seed N] [--from I] [--count C] [--seconds S]`: hostile requests over raw sockets, for as long as asked. */
import { parseArgs } from "node:util";
import { runCampaign } from "../tests/fuzz/campaign.ts";

const { values } = parseArgs({
  options: { seed: { type: "string" }, from: { type: "string", default: "0" }, count: { type: "string" }, seconds: { type: "string", default: "60" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const numbers = { seed, from: Number(values.from), seconds: Number(values.seconds), ...(values.count !== undefined && { count: Number(values.count) }) };
if (!Object.values(numbers).every((value) => Number.isFinite(value) && value >= 0)) {
  console.error("Expected whole numbers: npm run fuzz -- [--seed N] [--from I] [--count C] [--seconds S]");
  process.exit(3);
}

console.log(`Seed ${seed}, from iteration ${numbers.from}, for ${numbers.seconds} s.`);
const { answers, cases, compared, faults, memoryBytes, slowestMs } = await runCampaign(numbers);
const megabytes = memoryBytes.map((bytes) => (bytes === undefined ? "?" : String(Math.round(bytes / 2 ** 20)))).join(" then ");
const counts = Object.entries(answers).map(([status, count]) => `${status} × ${count}`);
console.log(`${cases} cases; slowest first byte ${Math.round(slowestMs)} ms; memory ${megabytes} MiB; state unchanged around ${compared} refused batches.`);
console.log(`Answers: ${counts.join(", ")}.`);
for (const fault of faults) console.error(`\n${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
