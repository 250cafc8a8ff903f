/** What most faults are made of. */
import type { Contract, Operation } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import type { ResponseMessage } from "../message.ts";
import type { Answer } from "../pipeline/exchange.ts";
import type { World } from "../state/world.ts";
import type { FaultyCall, Interceptor, Next } from "./fault.ts";

export type When = (answer: Answer, call: FaultyCall) => boolean;

export const always: When = () => true;
export const succeeded: When = ({ response }) => response.status < 400;
export const failedWith =
  (...statuses: readonly number[]): When =>
  ({ response }) =>
    statuses.includes(response.status);
export const refusedAs =
  (...reasons: readonly Answer["explanation"]["reason"][]): When =>
  ({ explanation }) =>
    reasons.includes(explanation.reason);

/** Changes the response after it was held against the contract. */
export const changeResponse =
  (when: When, change: (response: ResponseMessage, call: FaultyCall) => ResponseMessage): (() => Interceptor) =>
  () =>
  (call, next) => {
    const answer = next();
    return when(answer, call) ? { ...answer, response: change(answer.response, call) } : answer;
  };

/** Lets the engine see another request; undefined lets the call be. */
export const changeRequest =
  (change: (call: FaultyCall) => FaultyCall["request"] | undefined): (() => Interceptor) =>
  () =>
  (call, next) =>
    next(change(call));

/** Where a call was refused, tries again in another way; the first success counts. */
export const retry =
  (when: When, attempts: (call: FaultyCall, next: Next) => Iterable<() => Answer>): (() => Interceptor) =>
  () =>
  (call, next) => {
    const answer = next();
    if (!when(answer, call)) return answer;
    for (const attempt of attempts(call, next)) {
      const other = attempt();
      if (other.response.status < 400) return other;
    }
    return answer;
  };

/** Answers as usual, and keeps nothing of what the call changed. */
export const forget: () => Interceptor = () => (call, next) => {
  const { world } = call.api;
  const before = world.journal.at(-1);
  const answer = next();
  if (world.journal.at(-1) !== before) world.undoLast();
  return answer;
};

/** Does everything twice, and answers once. */
export const twice: () => Interceptor = () => (_call, next) => {
  const answer = next();
  if (answer.response.status < 400) next();
  return answer;
};

/** A memory that a reset clears. */
export function remembering<T>(fresh: () => T): (call: FaultyCall) => T {
  const memories = new WeakMap<World, T>();
  return ({ api: { world } }) => {
    const known = memories.get(world);
    if (known !== undefined) return known;
    const made = fresh();
    memories.set(world, made);
    return made;
  };
}

export const withStatus = (response: ResponseMessage, status: number): ResponseMessage => ({ ...response, status });

export const withoutHeader = (response: ResponseMessage, unwanted: string): ResponseMessage => ({
  ...response,
  headers: Object.fromEntries(Object.entries(response.headers).filter(([name]) => name.toLowerCase() !== unwanted)),
});

/** Ids of the operations that fulfil a condition. */
export const operationsWhere =
  (holds: (operation: Operation, contract: Contract) => boolean): ((contract: Contract) => readonly string[]) =>
  (contract) =>
    contract.operations.filter((operation) => holds(operation, contract)).map(({ id }) => id);

/** A fault that only one API can have; where it lacks one of the operations, none. */
export const inApi =
  (id: string, ...operations: readonly string[]): ((contract: Contract) => readonly string[]) =>
  (contract) =>
    contract.id === id && operations.every((wanted) => contract.operations.some((operation) => operation.id === wanted)) ? operations : [];

/** Documented under its own code, and reachable. */
export const reaches = ({ responses }: Operation, status: number): boolean => {
  const response = responseFor(responses, status);
  return response !== undefined && response.status !== "default" && response.unreachable === undefined;
};
