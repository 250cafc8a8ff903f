/** What a server of Datadog's services can get wrong although every answer fits its schema. */
import { changeRequest, changeResponse, failedWith, retry, succeeded, withStatus } from "../combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "../fault.ts";
import { asMethod, bodyOf, queryValue, withBody, withQueryValue } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { arrayIn, changedJson, gone, isMembers, type Members, replaced } from "../values.ts";
import { proseFault } from "./prose-fault.ts";

const datadog = proseFault("datadog-services");
const one = ["GetService", "UpdateService", "DeleteService"];

const idOf = ({ path }: FaultyCall): string => (path.split("/").at(-1) ?? "").toLowerCase();
const stored = (call: FaultyCall): Members | undefined => rowsOf(call, "services").get(idOf(call));
const errors = (text: string) => JSON.stringify({ errors: [text] });

/** After a success, changes what is stored, and answers what is then stored. */
const thenStores =
  (changes: (before: Members, after: Members) => Members): (() => Interceptor) =>
  () =>
  (call, next) => {
    const before = stored(call);
    const answer = next();
    const after = stored(call);
    if (answer.response.status >= 400 || !before || !after) return answer;
    alter(call, () => rowsOf(call, "services").update(idOf(call), changes(before, after)));
    const shown = next(withQueryValue(asMethod(call.request, "GET"), "include", "users"));
    return { ...answer, response: { ...answer.response, body: shown.response.body } };
  };

const included = (change: (users: readonly unknown[]) => unknown): (() => Interceptor) =>
  changeResponse(succeeded, (response) =>
    changedJson(response, (root) => (isMembers(root) && Array.isArray(root["included"]) ? replaced(root, ["included"], change(root["included"])) : undefined)),
  );

const inPagination = (change: (pagination: Members, root: unknown) => Members): (() => Interceptor) =>
  changeResponse(succeeded, (response) =>
    changedJson(response, (root) => {
      const meta = isMembers(root) && isMembers(root["meta"]) ? root["meta"]["pagination"] : undefined;
      return isMembers(meta) ? replaced(root, ["meta", "pagination"], change(meta, root)) : undefined;
    }),
  );

const sizeOf = (root: unknown): number => (arrayIn(root)?.value as readonly unknown[] | undefined)?.length ?? 0;

export const datadogFaults: readonly Fault[] = [
  datadog(
    "datadog-include-alias-ignored",
    ["GetServices", "GetService"],
    "Only one of the two spellings of include works.",
    changeRequest(({ request }) => withQueryValue(request, "include", undefined)),
    "includes-honoured",
  ),
  datadog(
    "datadog-users-always-included",
    ["GetServices", "GetService"],
    "Users are included without being asked for.",
    changeRequest(({ request }) => (queryValue(request, "include") === undefined ? withQueryValue(request, "include", "users") : undefined)),
    "includes-honoured",
  ),
  datadog(
    "datadog-users-repeated",
    ["GetServices", "GetService"],
    "Users who are related twice are included twice.",
    included((users) => [...users, ...users]),
    "includes-honoured",
  ),
  datadog(
    "datadog-editors-not-included",
    ["GetServices", "GetService"],
    "Only the creators of services are included, not who changed them last.",
    included((users) => users.slice(0, 1)),
    "includes-honoured",
  ),
  datadog(
    "datadog-next-offset-wrong",
    ["GetServices"],
    "next_offset counts what the page holds instead of its size.",
    inPagination((pagination, root) => ({ ...pagination, next_offset: Number(pagination["offset"]) + sizeOf(root) })),
    "pages",
  ),
  datadog(
    "datadog-next-offset-zero-at-end",
    ["GetServices"],
    "On the last page next_offset is 0.",
    inPagination((pagination, root) => (sizeOf(root) < Number(pagination["size"]) ? { ...pagination, next_offset: 0 } : pagination)),
    "pages",
  ),
  datadog(
    "datadog-size-of-page",
    ["GetServices"],
    "size is what the page holds instead of the size in force.",
    inPagination((pagination, root) => ({ ...pagination, size: sizeOf(root) })),
    "pages",
  ),
  datadog(
    "datadog-beyond-end-400",
    ["GetServices"],
    "An offset beyond the end is refused.",
    () => (_call, next) => {
      const answer = next();
      let empty = false;
      changedJson(answer.response, (root) => {
        empty = sizeOf(root) === 0 && answer.response.status === 200;
        return undefined;
      });
      return empty ? { ...answer, response: { ...answer.response, status: 400, body: errors("Bad Request: the offset is too large") } } : answer;
    },
    "pages",
  ),
  datadog(
    "datadog-modified-not-moved",
    ["UpdateService"],
    "An update leaves the time of the last change.",
    thenStores(({ modified }) => ({ modified })),
    "read-after-update",
  ),
  datadog(
    "datadog-editor-not-kept",
    ["UpdateService"],
    "An update leaves who changed a service last.",
    thenStores(({ lastModifiedBy }) => ({ lastModifiedBy })),
  ),
  datadog(
    "datadog-creator-changes",
    ["UpdateService"],
    "An update makes the caller the creator.",
    thenStores((_before, { lastModifiedBy }) => ({ createdBy: lastModifiedBy })),
    "update-changes-only",
  ),
  datadog("datadog-no-op-counts-as-change", ["UpdateService"], "An update that names nothing moves the time of the last change.", () => (call, next) => {
    const before = stored(call);
    const touch = thenStores(() => ({ modified: call.api.world.now().toISOString() }));
    const body = bodyOf(call)?.value;
    const attributes = isMembers(body) && isMembers(body["data"]) ? body["data"]["attributes"] : undefined;
    return before && !(isMembers(attributes) && "name" in attributes) ? touch()(call, next) : next();
  }),
  datadog("datadog-creator-is-first-user", ["CreateService"], "Whoever creates a service, its creator is the first user.", () => (call, next) => {
    const answer = next();
    const newest = call.api.world.journal.at(-1)?.changes.at(-1);
    if (answer.response.status >= 400 || newest?.before !== undefined || !isMembers(newest?.after)) return answer;
    const [first] = rowsOf(call, "users").all;
    const { id } = newest.after;
    alter(call, () => rowsOf(call, "services").update(String(id), { createdBy: first?.["id"] }));
    const response = changedJson(answer.response, (root) => replaced(root, ["data", "relationships", "created_by", "data", "id"], first?.["id"]));
    return { ...answer, response };
  }),
  datadog(
    "datadog-names-unique",
    ["CreateService"],
    "A second service of the same name is refused.",
    () => (call, next) => {
      const body = bodyOf(call)?.value;
      const data = isMembers(body) ? body["data"] : undefined;
      const name = isMembers(data) && isMembers(data["attributes"]) ? data["attributes"]["name"] : undefined;
      const taken = [...rowsOf(call, "services").all].some((row) => row["name"] === name);
      const answer = next();
      if (!taken || answer.response.status >= 400) return answer;
      call.api.world.undoLast();
      return { ...answer, response: { ...withStatus(answer.response, 400), body: errors("Bad Request: the name is taken") } };
    },
    "valid",
  ),
  datadog(
    "datadog-other-id-accepted",
    ["UpdateService"],
    "A body that names another service is accepted.",
    retry(failedWith(400), (call, next) => {
      const body = bodyOf(call);
      return body?.violations.length === 0 ? [() => next(withBody(call, replaced(body.value, ["data", "id"], gone)))] : [];
    }),
  ),
  datadog("datadog-body-before-id", ["UpdateService"], "Whether the body is valid is decided before whether there is such a service.", () => (call, next) => {
    const answer = next();
    const invalid = (bodyOf(call)?.violations.length ?? 1) > 0;
    return answer.response.status === 404 && invalid ? { ...answer, response: { ...withStatus(answer.response, 400), body: errors("Bad Request") } } : answer;
  }),
  datadog("datadog-id-case-sensitive", one, "An id in capitals is not found.", () => (call, next) => {
    const id = call.path.split("/").at(-1) ?? "";
    return id === id.toLowerCase() ? next() : next(call.request, call.path.replace(/[^/]*$/, "ffffffff-ffff-4fff-8fff-ffffffffffff"));
  }),
  datadog(
    "datadog-writers-cross-organizations",
    one,
    "Whoever may write reaches the services of every organization.",
    () => (call, next) => {
      const answer = next();
      const row = stored(call);
      if (answer.response.status !== 404 || !row) return answer;
      const own = call.api.behaviour.principals.find(({ id }) => id === answer.explanation.principal);
      const organization = (own as { organization?: string } | undefined)?.organization;
      const moved = row["organization"];
      alter(call, () => rowsOf(call, "services").update(idOf(call), { organization }));
      const reached = next();
      if (stored(call)) alter(call, () => rowsOf(call, "services").update(idOf(call), { organization: moved }));
      return reached;
    },
    "foreign-principal",
  ),
];
