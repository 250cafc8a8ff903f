/** One document in a process of its own: every step is reported when it is done, so that a crash says how far it came. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import { DocumentError } from "../../contract/fault.ts";
import { createMock } from "../../mock/mock.ts";
import { askOperations } from "./ask-operations.ts";
import { Client } from "./client.ts";
import { liveLives } from "./life-cycles.ts";
import type { Row } from "./row.ts";
import { selfVerdict } from "./self-verdict.ts";

const [, , file = "", only = ""] = process.argv;
const report = (row: Partial<Row>): void => void process.send?.(row);
const cpuMs = (): number => {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
};
const used = (): Partial<Row> => ({ peakMb: process.resourceUsage().maxRSS / 1024, cpuMs: cpuMs() });

report({ document: basename(file), size: statSync(file).size / 1e6 });
const startedMs = cpuMs();
const mock = createMock({ apis: [file] });
try {
  const [api] = (await mock.ready()).dispatcher.apis;
  if (!api) throw new Error("Nothing is served.");
  report({ readyMs: cpuMs() - startedMs, operations: api.contract.operations.length, ...used() });
  const listening = await mock.listen({ port: 0 });
  const client = new Client(api.contract, listening.origin);
  if (only === "" || only === "ask") report({ asked: await askOperations(api, client), ...used() });
  await mock.reset();
  if (only === "" || only === "live") report({ lives: await liveLives(api, client), ...used() });
  await mock.reset();
  client.close();
  if (only === "" || only === "verify") report({ verdict: await selfVerdict(api, file, listening.origin), ...used() });
  await listening.close(0);
} catch (error) {
  if (!(error instanceof DocumentError)) throw error;
  report({ refused: error.message, ...used() });
}
process.exit(0);
