/** Asking for what belongs to a thing changes the answer, where there is something that belongs to it. */
import { bodyOf } from "../../body.ts";
import { includesOf } from "../../derive/readings.ts";
import { Inconclusive } from "../../session.ts";
import { arrange, type PathValues } from "../arrange.ts";
import { fillList } from "./fill-list.ts";
import { canonical } from "./shown.ts";
import type { Stage } from "./stage.ts";

export async function includesHonoured(stage: Stage): Promise<void> {
  const { about, listed, recorder } = stage;
  const path = listed ? await fillList(stage) : await arrange(recorder, about, { kind: "existing" });
  const parameters = includesOf(about).map(({ name, values }) => values.map((value) => ({ name, value })));
  const [plain, again] = [await shown(stage, path, {}), await shown(stage, path, {})];
  if (plain !== again) throw new Inconclusive(`Two equal reads by ${about.id} show different things, so nothing can be learnt from a third.`);
  const seen: boolean[] = [];
  for (const values of parameters) {
    let changes = false;
    for (const { name, value } of values) changes ||= (await shown(stage, path, { [name]: value })) !== plain;
    seen.push(changes);
  }
  // Where none changes anything, there may be nothing that belongs to what is shown.
  if (!seen.includes(true) && !about.path.endsWith("}") && !listed) throw new Inconclusive(`${about.id} may have nothing to include; add a fixture that has.`);
  for (const [index, changes] of seen.entries()) {
    const { name = "", value } = parameters[index]?.[0] ?? {};
    stage.conclude(changes, {
      message: `${about.id} shows the same with ${name}=${String(value)} as without.`,
      expected: "what belongs to it besides",
      found: "the same answer",
      inferred: true,
    });
  }
}

async function shown(stage: Stage, path: PathValues, query: Readonly<Record<string, unknown>>): Promise<string> {
  const exchange = await stage.call(stage.about, { path, query });
  stage.succeeded(exchange, stage.about);
  stage.recorder.covers(exchange);
  return canonical(exchange.response && bodyOf(exchange.response));
}
