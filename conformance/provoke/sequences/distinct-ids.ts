/** Two things that were created have two names. */

import { Inconclusive } from "../../session.ts";
import { make } from "./make.ts";
import { canonical, holdsAll } from "./shown.ts";
import type { Stage } from "./stage.ts";

export async function distinctIds(stage: Stage): Promise<void> {
  const first = await make(stage);
  const second = await make(stage, first);
  const sent = canonical(first.body) === canonical(second.body) && holdsAll(first.body, first.identity);
  if (sent) throw new Inconclusive(`${stage.about.id} takes the name from the request, and the request's own example gives the same one twice.`);
  stage.conclude(canonical(first.identity) !== canonical(second.identity), {
    message: `${stage.about.id} gave the same name to two things.`,
    expected: "two names",
    found: first.identity.join(", "),
    inferred: true,
  });
}
