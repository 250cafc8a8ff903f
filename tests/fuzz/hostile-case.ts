/** One case of a fuzz run, by seed and iteration. */
import type { ServedApi } from "../../mock/served-api.ts";
import { bodyMutations } from "./bad-bodies.ts";
import { connectionFamilies } from "./bad-connections.ts";
import { framingFamilies } from "./bad-framing.ts";
import { headerMutations } from "./bad-headers.ts";
import { targetMutations } from "./bad-targets.ts";
import { complete, type Family, type HostileCase, type Mutation } from "./case.ts";
import { Choice } from "./choice.ts";
import { rawFamilies } from "./raw-bytes.ts";
import { validRequest } from "./valid-request.ts";

const mutations: Readonly<Record<string, Mutation>> = { ...bodyMutations, ...headerMutations, ...targetMutations };
const families: Readonly<Record<string, Family>> = { ...framingFamilies, ...connectionFamilies, ...rawFamilies };

/** Every name that a case can have. */
export const caseNames: readonly string[] = [...Object.keys(mutations), ...Object.keys(families)];

export function hostileCase(apis: readonly ServedApi[], seed: number, iteration: number): HostileCase {
  const choice = new Choice(seed, iteration);
  const draft = validRequest(apis, choice);
  // In turn and not by chance: a short run has every kind too.
  const name = caseNames[iteration % caseNames.length] ?? "";
  const family = families[name];
  if (family) return { name, ...family(draft, choice) };
  mutations[name]?.(draft, choice);
  const second = choice.chance(0.3) ? choice.pick(Object.keys(mutations)) : undefined;
  if (second !== undefined) mutations[second]?.(draft, choice);
  return { name: second === undefined ? name : `${name} + ${second}`, ...complete(draft) };
}
