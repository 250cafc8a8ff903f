/** The part of a drafted profile that the stories of a shipped contract ask for by name: principals, fixtures, and what goes with them. */
import { CORE_SCHEMA, load } from "js-yaml";
import { variableFor } from "./report/curl.ts";

type Proofs = Readonly<Record<string, string>>;

interface Shipped {
  readonly principals: Readonly<Record<string, { readonly credentials: Proofs | readonly Proofs[] }>>;
}

const notes: Readonly<Record<string, string>> = {
  principals: "Who can call. Names are those of the contract's stories; take out whom you do not have, and their stories end as inconclusive.",
  cast: "Who plays whom in derived cases.",
  parameters: "Path parameters whose value holds for every operation.",
  unknown: "Values that name nothing.",
  fixtures:
    "Things that are there before the run, as the start state has them: put in the values of yours, take out what you do not have.\n# use: keep (only read), change-and-restore, or spend (used once, last).",
  skips: "Cases that are left out, with the reason.",
};

/** `shipped`: text of the contract's own profile, whose credentials become variables. `how`: comments on the way in which they are sent. */
export function storyThings(api: string, shipped: string, how: string): string {
  // Its own text, so that its comments stay.
  const blocks = new Map(shipped.split(/^(?=[a-z]+:)/m).map((block) => [/^[a-z]+/.exec(block)?.[0] ?? "", block.trimEnd()]));
  return Object.entries(notes)
    .flatMap(([name, note]) => {
      const block = blocks.get(name);
      if (block === undefined) return [];
      return [`\n# ${note}\n${name === "principals" ? `${how}\n${withVariables(api, block)}` : block}\n`];
    })
    .join("");
}

/** Each principal stands on a line of its own. */
function withVariables(api: string, block: string): string {
  const { principals } = load(block, { schema: CORE_SCHEMA }) as Shipped;
  return block
    .split("\n")
    .map((line) => {
      const name = /^ {2}(\w+):/.exec(line)?.[1] ?? "";
      const proofs = [principals[name]?.credentials ?? []].flat().flatMap((set) => Object.entries(set));
      return proofs.reduce((text, [scheme, value]) => text.replace(`${scheme}: ${value}`, `${scheme}: "\${${variableFor(api, name, scheme, {})}}"`), line);
    })
    .join("\n");
}
