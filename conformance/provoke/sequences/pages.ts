/** Pages hold no more than was asked for, nothing twice, and together everything. */
import { Inconclusive } from "../../session.ts";
import type { PathValues } from "../arrange.ts";
import { largestLimit } from "../items.ts";
import { fillList } from "./fill-list.ts";
import type { Stage } from "./stage.ts";
import { keyOf, type Page, repeats, tellsNext, walk } from "./walk.ts";

/** Others may create and delete meanwhile, which moves pages; a fault stays. */
const attempts = 3;

export async function pages(stage: Stage): Promise<void> {
  const path = await fillList(stage);
  let fault = await faultIn(stage, path);
  for (let attempt = 1; fault && attempt < attempts; attempt += 1) fault = await faultIn(stage, path);
  if (fault) stage.conclude(false, { ...fault, inferred: true });
}

interface Fault {
  readonly message: string;
  readonly expected: string;
  readonly found: string;
}

async function faultIn(stage: Stage, path: PathValues): Promise<Fault | undefined> {
  const { id } = stage.about;
  const whole = (await walk(stage, stage.about, path, largestLimit(stage.about))).flat();
  if (whole.length < 3) throw new Inconclusive(`${id} shows ${whole.length} items, and pages need three; add a fixture with a longer list.`);
  const limit = limitFor(whole.length);
  const parts = await walk(stage, stage.about, path, limit);
  const [only] = parts;
  if (parts.length === 1 && only?.length === limit && !tellsNext(stage, stage.about))
    throw new Inconclusive(`${id} does not say how to ask for its next page; state it with a Link.`);
  const longest = Math.max(...parts.map((page) => page.length));
  if (longest > limit) return { message: `A page of ${id} holds more than was asked for.`, expected: `at most ${limit} items`, found: `${longest} items` };
  const keys = parts.flatMap((page) => page.map(keyOf));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  // Equal items of a list without ids are no fault of its pages.
  const again = parts.some((page, index) => index > 0 && repeats(parts[index - 1] ?? [], page));
  if (twice !== undefined && (again || twice.startsWith("id ") || new Set(whole.map(keyOf)).size === whole.length))
    return { message: `${id} shows an item on two pages.`, expected: "each item once", found: twice };
  return missing(id, whole, keys);
}

function missing(id: string, whole: Page, keys: readonly string[]): Fault | undefined {
  const lost = whole.map(keyOf).filter((key) => !keys.includes(key));
  if (lost.length === 0) return undefined;
  return { message: `Walking through the pages of ${id} passes items over.`, expected: `${whole.length} items`, found: `${lost.length} missing: ${lost[0]}` };
}

/** The last page is short, so that no request goes beyond the end; at most about six pages. */
function limitFor(count: number): number {
  let limit = Math.max(2, Math.ceil(count / 6));
  while (count % limit === 0) limit += 1;
  return limit;
}
