/** Answers that operations are told to give. */

import type { Operation } from "../../../contract/model.ts";
import { distance } from "../../../contract/nearest.ts";
import type { components } from "../../../generated/control.ts";
import { type Forced, ForcedAnswers, mostPlans } from "../../forced/forced-answers.ts";
import { type Plan, replaces } from "../../forced/plan.ts";
import { sentContent } from "../../pipeline/prepared.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { type Mistake, mistaken } from "../refusals.ts";

type ShownPlan = components["schemas"]["Plan"];

export const forcedOperations = (desk: Desk): ControlHandlers<"listForced" | "force" | "clearForced"> => ({
  listForced: ({ reply }) => reply(200, { forced: desk.sandbox.forced?.list().map(shown) ?? [] }),

  force({ body, reply }) {
    const { sandbox } = desk;
    const mistakes = mistakesIn(desk, body);
    if ((sandbox.forced?.size ?? 0) >= mostPlans) mistakes.push({ at: "", message: `There are ${mostPlans} plans already; clear them first.` });
    if (mistakes.length > 0) return reply(422, mistaken(mistakes));
    sandbox.forced ??= new ForcedAnswers();
    // Absent members are absent in both.
    return reply(201, shown(sandbox.forced.add(body as Plan)));
  },

  clearForced({ reply }) {
    desk.sandbox.forced = undefined;
    return reply(204);
  },
});

const shown = ({ id, plan, remaining, seen }: Forced): components["schemas"]["Forced"] => ({ id, plan: plan as ShownPlan, remaining, seen });

function mistakesIn({ apis }: Desk, plan: ShownPlan): Mistake[] {
  const named = apis.filter(({ contract }) => plan.api === undefined || contract.id === plan.api);
  if (named.length === 0) return [{ at: "/api", message: `"${plan.api}" is not served; served are ${apis.map(({ contract }) => contract.id).join(", ")}.` }];
  const found = named.flatMap(({ contract }) =>
    contract.operations.filter(({ id }) => id === plan.operation).map((operation) => ({ api: contract.id, operation })),
  );
  const [first] = found;
  if (!first) {
    const known = [...new Set(named.flatMap(({ contract }) => contract.operations.map(({ id }) => id)))];
    const nearest = known.sort((one, other) => distance(one, plan.operation) - distance(other, plan.operation)).slice(0, 3);
    return [{ at: "/operation", message: `There is no operation "${plan.operation}"; near it are ${nearest.join(", ")}.` }];
  }
  if (found.length > 1) return [{ at: "/api", message: `${found.map(({ api }) => api).join(" and ")} have this operation; name one.` }];
  return [...emptyMistake(plan), ...exampleMistakes(plan, first.operation), ...headerMistakes(plan)];
}

const emptyMistake = (plan: ShownPlan): Mistake[] =>
  replaces(plan as Plan) || plan.delayMs !== undefined || plan.fault !== undefined
    ? []
    : [{ at: "", message: "Nothing is forced; say a status, example, body, headers, delayMs or fault." }];

function exampleMistakes({ example, status }: ShownPlan, { responses }: Operation): Mistake[] {
  if (example === undefined) return [];
  const all = responses.flatMap((response) => [...(sentContent(response)?.examples.keys() ?? [])].map((name) => ({ name, status: response.status })));
  if (all.some(({ name, status: of }) => name === example && (status === undefined || matches(of, status)))) return [];
  const known = all.map(({ name, status: of }) => `${name} (${of})`).join(", ");
  return [{ at: "/example", message: `No such response has the example "${example}"; there ${known === "" ? "are none" : `are ${known}`}.` }];
}

const matches = (key: string, status: number): boolean => key === String(status) || key === `${String(status).charAt(0)}XX` || key === "default";

/** These say how the answer travels, which is not for a plan to say. */
const framing = new Set(["connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade"]);

const headerMistakes = ({ headers = {} }: ShownPlan): Mistake[] =>
  Object.keys(headers).flatMap((name) => {
    const at = `/headers/${name}`;
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return [{ at, message: `${JSON.stringify(name)} is no name of a header.` }];
    return framing.has(name.toLowerCase()) ? [{ at, message: `${name} is set by the server; force a fault instead.` }] : [];
  });
