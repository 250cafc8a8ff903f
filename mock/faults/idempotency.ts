/** The same call a second time. */
import type { Operation } from "../../contract/model.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { operationsWhere, reaches, remembering, withStatus } from "./combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "./fault.ts";
import { illustrated, isCreation, isUpdate } from "./shapes.ts";

/** A call as its caller wrote it. */
const textOf = ({ path, request }: FaultyCall, { explanation }: Answer): string =>
  [explanation.principal, request.method, path, new TextDecoder().decode(request.body)].join(" ");

/** What an equal call gets while nothing else came in between. */
const onRepeat =
  (change: (first: Answer, call: FaultyCall) => Answer): (() => Interceptor) =>
  () => {
    const memory = remembering(() => new Map<string, Answer>());
    return (call, next) => {
      const { world } = call.api;
      const before = world.journal.at(-1);
      const answer = next();
      if (answer.response.status >= 400) return answer;
      const known = memory(call).get(textOf(call, answer));
      memory(call).set(textOf(call, answer), known ?? answer);
      if (!known) return answer;
      if (world.journal.at(-1) !== before) world.undoLast();
      return change(known, call);
    };
  };

const documents400 = (operation: Operation): boolean => reaches(operation, 400);

export const idempotencyFaults: readonly Fault[] = [
  {
    id: "equal-create-swallowed",
    family: "idempotency",
    breaks: "An equal second creation is answered with the first thing.",
    knows: "P",
    caughtBy: ["distinct-ids", "scenario"],
    appliesTo: operationsWhere((operation, contract) => isCreation(operation, contract) && !reaches(operation, 409) && !operation.path.endsWith("/items")),
    install: onRepeat((first) => first),
  },
  {
    id: "repeat-refused",
    family: "idempotency",
    breaks: "An equal second update is refused.",
    knows: "S",
    caughtBy: ["scenario", "read-after-update"],
    appliesTo: operationsWhere((operation) => isUpdate(operation) && documents400(operation)),
    install: onRepeat((first, { api, operation }) => ({ ...first, response: illustrated(api.contract, operation, "400") ?? withStatus(first.response, 400) })),
  },
  {
    id: "put-not-idempotent",
    family: "idempotency",
    breaks: "An equal second PUT is answered with 201.",
    knows: "H",
    caughtBy: ["status-documented", "scenario"],
    appliesTo: operationsWhere(({ method }) => method === "PUT"),
    install: onRepeat((first) => ({ ...first, response: withStatus(first.response, 201) })),
  },
];
