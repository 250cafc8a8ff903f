/** A filter leaves out what has another value. How it compares is the server's own; one that leaves out nothing is no filter. */
import { isObject } from "../../../contract/pointer.ts";
import { bodyOf } from "../../body.ts";
import { filtersOf } from "../../derive/readings.ts";
import { Inconclusive } from "../../session.ts";
import type { PathValues } from "../arrange.ts";
import { largestPage } from "../items.ts";
import { valueFaults } from "../own-request.ts";
import { fillList } from "./fill-list.ts";
import { isScalar, sameScalar } from "./shown.ts";
import type { Stage } from "./stage.ts";
import { itemsOf, keyOf, type Page } from "./walk.ts";

export async function filtersHonoured(stage: Stage): Promise<void> {
  const { about, recorder } = stage;
  const path = await fillList(stage);
  const all = await listed(stage, path, {});
  let tried = 0;
  for (const parameter of filtersOf(recorder.session.contract, about)) {
    const { name } = parameter;
    const value = rarest(all, name);
    if (value === undefined || valueFaults(about, parameter, value).length > 0) continue;
    tried += 1;
    const chosen = await listed(stage, path, { [name]: value });
    const keys = new Set(chosen.map(keyOf));
    // What is shown whole, or not at all, may have the value all the same.
    const others = all.filter((item) => isScalar(memberOf(item, name)) && !sameScalar(memberOf(item, name), value));
    stage.conclude(
      others.some((item) => !keys.has(keyOf(item))),
      {
        message: `${about.id} shows the same with ${name}=${String(value)} as without.`,
        expected: `fewer than ${all.length} items`,
        found: `${chosen.length} items, with ${name} ${String(memberOf(others[0], name))} among them`,
        inferred: true,
      },
    );
  }
  if (tried === 0) throw new Inconclusive(`${about.id} lists no two items that differ in what it can filter by; add a fixture with such a list.`);
}

async function listed(stage: Stage, path: PathValues, query: Readonly<Record<string, unknown>>): Promise<Page> {
  const exchange = await stage.call(stage.about, { path, query: { ...largestPage(stage.about), ...query } });
  stage.succeeded(exchange, stage.about);
  stage.recorder.covers(exchange);
  return itemsOf(exchange.response && bodyOf(exchange.response), stage.about);
}

const memberOf = (item: unknown, name: string): unknown => (isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined);

/** A value that few items have and others have not. */
function rarest(items: Page, name: string): unknown {
  const counts = new Map<unknown, number>();
  for (const item of items) {
    const value = memberOf(item, name);
    if (isScalar(value) && value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts.size < 2 ? undefined : [...counts].sort(([, a], [, b]) => a - b)[0]?.[0];
}
