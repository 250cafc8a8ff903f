/** What is stored is not what was said: lost, doubled, stale, or too much. */

import type { ResponseMessage } from "../message.ts";
import { changeResponse, failedWith, forget, operationsWhere, reaches, remembering, succeeded, twice } from "./combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "./fault.ts";
import { blankable, smallest } from "./lesser-bodies.ts";
import { bodyOf, withBody } from "./requests.ts";
import { alter, rowsOf } from "./rows.ts";
import { illustrated, illustrations, isCreation, isDeletion, isRead, isUpdate, readOf, shownNames, successOf } from "./shapes.ts";
import { pretendSuccess } from "./status.ts";
import { changedJson, isMembers, type Members, memberNamed, replaced } from "./values.ts";

const shows = (response: ReturnType<typeof illustrations>, name: RegExp): boolean =>
  response?.values.some((value) => memberNamed(value, name) !== undefined) ?? false;

const idShown = operationsWhere(
  (operation, contract) =>
    isCreation(operation, contract) &&
    (shows(illustrations(contract, successOf(operation)), /^id$/) || successOf(operation)?.headers.some(({ name }) => name === "location") === true),
);

const createdName = /^created(_?at)?$/i;

const inUpdates = (name: RegExp, change: (value: unknown) => unknown): Pick<Fault, "appliesTo" | "install"> => ({
  appliesTo: operationsWhere((operation, contract) => isUpdate(operation) && shows(illustrations(contract, successOf(operation)), name)),
  install: changeResponse(succeeded, (response) =>
    changedJson(response, (root) => {
      const site = memberNamed(root, name);
      return site && replaced(root, site.path, change(site.value));
    }),
  ),
});

const dayMs = 86_400_000;
const laterDay = (value: unknown): unknown => (typeof value === "string" ? new Date(Date.parse(value) + dayMs).toISOString() : Number(value) + dayMs);
const otherId = (value: unknown): unknown => (typeof value === "string" ? value.replace(/.$/, (last) => (last === "0" ? "1" : "0")) : Number(value) + 1);

/** The id that a creation gave, in its body or in Location. */
function idIn(response: ResponseMessage): string | undefined {
  let id: unknown;
  changedJson(response, (root) => {
    id = memberNamed(root, /^id$/)?.value;
    return undefined;
  });
  const location = response.headers["Location"];
  return typeof id === "string" ? id : typeof location === "string" ? location.slice(location.lastIndexOf("/") + 1) : undefined;
}

const renamedId = (response: ResponseMessage, from: string, to: string): ResponseMessage => ({
  ...response,
  headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value).replaceAll(from, to)])),
  body: typeof response.body === "string" ? response.body.replaceAll(from, to) : response.body,
});

/** Sends the same call a second time with other words, for its effect or its answer. */
const echoesOld: () => Interceptor = () => (call, next) => {
  const body = bodyOf(call);
  if (!body || body.violations.length > 0) return next();
  const before = next(withBody(call, smallest(call.operation.body?.content[0], body.value)));
  const answer = next();
  return answer.response.status < 400 && before.response.status < 400 ? { ...answer, response: before.response } : answer;
};

/** Members that name what a thing belongs to. */
const parentsOf = (row: Members): string[] => Object.keys(row).filter((name) => /^(organization|service)/.test(name) && typeof row[name] === "string");

/** Deletes one more thing of the kind that a call deleted, the newest of the same parent. */
const deletesMore: () => Interceptor = () => (call, next) => {
  const { world } = call.api;
  const last = world.journal.at(-1);
  const answer = next();
  const entry = world.journal.at(-1);
  const gone = entry === last ? [] : (entry?.changes ?? []).filter(({ after }) => after === undefined);
  const named = call.path.slice(call.path.lastIndexOf("/") + 1);
  // Of all that a deletion took along, what was deleted is the thing that the path names.
  const change = gone.find(({ before }) => isMembers(before) && String(before["id"]) === named && parentsOf(before).length > 0) ?? gone[0];
  if (!change || !isMembers(change.before)) return answer;
  const rows = rowsOf(call, change.collection);
  const { before } = change;
  const parents = parentsOf(before);
  const siblings = siblingKeys(call, change.collection, (row) => parents.some((name) => row[name] === before[name]));
  const key = siblings.at(-1) ?? siblingKeys(call, change.collection, () => true).at(-1);
  if (key !== undefined) alter(call, () => rows.delete(key));
  return answer;
};

/** Keys as the journal or the thing itself tells them. */
function siblingKeys(call: FaultyCall, collection: string, isSibling: (row: Members) => boolean): (string | number)[] {
  const rows = rowsOf(call, collection);
  return [...rows.all].filter(isSibling).flatMap((row) => {
    const key = Object.values(row).find(
      (value): value is string | number => (typeof value === "string" || typeof value === "number") && rows.get(value) === row,
    );
    return key === undefined ? [] : [key];
  });
}

/** Shows the first answer for as long as the thing is there. */
const staleReads: () => Interceptor = () => {
  const first = remembering(() => new Map<string, ResponseMessage>());
  return (call, next) => {
    const answer = next();
    if (answer.response.status >= 400) return answer;
    const known = first(call);
    const key = `${answer.explanation.principal} ${call.path}?${call.request.query}`;
    const response = known.get(key) ?? answer.response;
    known.set(key, response);
    return { ...answer, response };
  };
};

export const stateFaults: readonly Fault[] = [
  {
    id: "create-lost",
    family: "state",
    breaks: "A creation is answered with success, and nothing is stored.",
    knows: "S",
    caughtBy: ["read-after-create", "list-after-create"],
    appliesTo: operationsWhere(isCreation),
    install: forget,
  },
  {
    id: "create-twice",
    family: "state",
    breaks: "One creation stores two things.",
    knows: "S",
    caughtBy: ["list-after-create"],
    appliesTo: operationsWhere((operation, contract) => isCreation(operation, contract) && shows(illustrations(contract, successOf(operation)), /^id$/)),
    install: twice,
  },
  {
    id: "id-reused",
    family: "state",
    breaks: "Two creations give the same id.",
    knows: "S",
    caughtBy: ["distinct-ids"],
    appliesTo: idShown,
    install: () => {
      const ids = remembering(() => new Map<string, string>());
      return (call, next) => {
        const answer = next();
        const id = answer.response.status < 400 ? idIn(answer.response) : undefined;
        const first = ids(call).get(call.path) ?? id;
        if (id === undefined || first === undefined) return answer;
        ids(call).set(call.path, first);
        return { ...answer, response: renamedId(answer.response, id, first) };
      };
    },
  },
  {
    id: "update-lost",
    family: "state",
    breaks: "An update shows its change, and nothing is stored.",
    knows: "S",
    caughtBy: ["read-after-update"],
    appliesTo: operationsWhere(isUpdate),
    install: forget,
  },
  {
    id: "write-echoes-old",
    family: "state",
    breaks: "An update answers with the state before it.",
    knows: "S",
    caughtBy: ["read-after-update"],
    appliesTo: operationsWhere((operation, contract) => operation.method === "PATCH" && readOf(operation, contract) !== undefined),
    install: echoesOld,
  },
  {
    id: "patch-replaces",
    family: "state",
    breaks: "A partial update blanks what it does not name.",
    knows: "S",
    caughtBy: ["update-changes-only"],
    appliesTo: operationsWhere(
      ({ method, body }, contract) => method === "PATCH" && Object.keys(blankable(contract.document, body?.content[0], shownNames(contract))).length > 0,
    ),
    install: () => (call, next) => {
      const body = bodyOf(call);
      if (!body || body.violations.length > 0) return next();
      const blank = blankable(call.api.contract.document, call.operation.body?.content[0], shownNames(call.api.contract));
      return next(withBody(call, { ...blank, ...(isMembers(body.value) ? body.value : {}) }));
    },
  },
  {
    id: "put-creates",
    family: "state",
    breaks: "Replacing what does not exist succeeds.",
    knows: "S",
    caughtBy: ["unknown-resource", "deleted-resource"],
    appliesTo: operationsWhere((operation) => isUpdate(operation) && reaches(operation, 404)),
    install: pretendSuccess(failedWith(404)),
  },
  {
    id: "creation-time-moves",
    family: "state",
    breaks: "The time of creation moves with an update.",
    knows: "S",
    caughtBy: ["update-changes-only"],
    ...inUpdates(createdName, laterDay),
  },
  {
    id: "id-changes",
    family: "state",
    breaks: "An update answers with another id.",
    knows: "S",
    caughtBy: ["update-changes-only"],
    ...inUpdates(/^id$/, otherId),
  },
  {
    id: "delete-noop",
    family: "state",
    breaks: "What was deleted is still there.",
    knows: "H",
    caughtBy: ["delete-deletes"],
    appliesTo: operationsWhere(isDeletion),
    install: forget,
  },
  {
    id: "delete-too-much",
    family: "state",
    breaks: "A deletion takes a sibling along.",
    knows: "S",
    caughtBy: ["sibling-survives"],
    appliesTo: operationsWhere(isDeletion),
    install: deletesMore,
  },
  {
    id: "read-stale",
    family: "state",
    breaks: "A read shows the first state for ever.",
    knows: "S",
    caughtBy: ["read-after-update", "update-changes-only"],
    appliesTo: operationsWhere(isRead),
    install: staleReads,
  },
  {
    id: "read-wrong",
    family: "state",
    breaks: "A read shows another thing than the one asked for.",
    knows: "S",
    caughtBy: ["read-after-create"],
    appliesTo: operationsWhere((operation, contract) => isRead(operation) && illustrated(contract, operation) !== undefined),
    install: changeResponse(succeeded, (response, { api, operation }) => illustrated(api.contract, operation) ?? response),
  },
];
