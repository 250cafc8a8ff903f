/** What a server of Pulumi's services can get wrong although every answer fits its schema. */
import { changeRequest, changeResponse, failedWith, remembering, retry, succeeded, withStatus } from "../combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "../fault.ts";
import { asMethod, bodyOf, withBody, withQueryValue } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { changedJson, isMembers, type Members, memberNamed, replaced, sitesIn } from "../values.ts";
import { proseFault } from "./prose-fault.ts";

const pulumi = proseFault("pulumi-services");
const onService = ["headService", "getService", "updateService", "deleteService", "addServiceItems", "removeServiceItem"];

/** `/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}/…`, decoded. */
const partsOf = (path: string): string[] => path.split("/").slice(3).map(decodeURIComponent);
const servicePath = (path: string): string => path.split("/").slice(0, 8).join("/");

function serviceAt(call: FaultyCall): Members | undefined {
  const [organization, , type, owner, name] = partsOf(call.path);
  return [...rowsOf(call, "services").all].find(
    (row) =>
      row["organizationName"] === organization &&
      row["name"] === name &&
      isMembers(row["owner"]) &&
      row["owner"]["type"] === type &&
      row["owner"]["name"] === owner,
  );
}

/** Changes the JSON body of a readable request. */
const rewritten = (change: (body: Members, call: FaultyCall) => Members): (() => Interceptor) =>
  changeRequest((call) => {
    const body = bodyOf(call);
    return body?.violations.length === 0 && isMembers(body.value) ? withBody(call, change(body.value, call)) : undefined;
  });

const error = (status: number, message: string) => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ code: status, message }),
});

const inSummaries = (change: (summary: Members, root: unknown) => Members): (() => Interceptor) =>
  changeResponse(succeeded, (response) =>
    changedJson(response, (root) =>
      sitesIn(root)
        .filter(({ path, value }) => path.at(-1) === "itemCountSummary" && isMembers(value))
        .reduce((changed, { path, value }) => replaced(changed, path, change(value as Members, root)), root),
    ),
  );

/** Old names lead to where a service is now. */
const aliases: () => Interceptor = () => {
  const moved = remembering(() => new Map<string, string>());
  return (call, next) => {
    const body = call.operation.id === "updateService" ? bodyOf(call)?.value : undefined;
    const answer = next();
    const from = servicePath(call.path);
    if (isMembers(body) && typeof body["name"] === "string" && answer.response.status < 400) {
      const to = from.replace(/[^/]*$/, encodeURIComponent(body["name"]));
      if (to !== from) moved(call).set(from, to);
    }
    const to = moved(call).get(from);
    return answer.response.status === 404 && to !== undefined ? next(call.request, to + call.path.slice(from.length)) : answer;
  };
};

const doublesItems: () => Interceptor = () => (call, next) => {
  const service = serviceAt(call);
  const items = rowsOf(call, "items");
  const present = service ? [...items.all].filter((row) => row["service"] === service["id"]) : [];
  const body = bodyOf(call)?.value;
  const answer = next();
  const added = isMembers(body) && Array.isArray(body["items"]) && answer.response.status < 400 ? body["items"] : [];
  const again = added.flatMap((one) => present.filter(({ item }) => isMembers(item) && item["name"] === one.name && item["type"] === one.type));
  if (again.length === 0) return answer;
  alter(call, () => {
    for (const row of again) items.insert({ ...row, key: `${row["key"]} ${items.size}` });
  });
  return next(asMethod(call.request, "GET"), servicePath(call.path));
};

export const pulumiFaults: readonly Fault[] = [
  pulumi(
    "pulumi-protection-ignored",
    ["deleteService"],
    "A service with further members is deleted without force.",
    retry(failedWith(412), (call, next) => [() => next(withQueryValue(call.request, "force", "true"))]),
  ),
  pulumi("pulumi-rename-leaves-old-name", onService, "After a rename the old name still works.", aliases, "deleted-resource"),
  pulumi(
    "pulumi-rename-loses-items",
    ["updateService"],
    "A rename takes the items from a service.",
    () => (call, next) => {
      const before = serviceAt(call);
      const answer = next();
      const renamed = before && rowsOf(call, "services").get(String(before["id"]));
      if (renamed && renamed["name"] !== before["name"]) {
        const lost = [...rowsOf(call, "items").all].filter(({ service }) => service === before["id"]);
        alter(call, () => {
          for (const { key } of lost) rowsOf(call, "items").delete(String(key));
        });
      }
      return answer;
    },
    "update-changes-only",
  ),
  pulumi("pulumi-items-not-a-set", ["addServiceItems"], "An item that is there already is added a second time.", doublesItems),
  pulumi(
    "pulumi-head-200",
    ["headService"],
    "HEAD answers 200 instead of 204.",
    changeResponse(succeeded, (response) => withStatus(response, 200)),
    "status-documented",
  ),
  pulumi(
    "pulumi-items-newest-first",
    ["getService", "addServiceItems", "removeServiceItem"],
    "Items come in the reverse of the order in which they were added.",
    changeResponse(succeeded, (response) =>
      changedJson(response, (root) => (isMembers(root) && Array.isArray(root["items"]) ? { ...root, items: root["items"].reverse() } : undefined)),
    ),
  ),
  pulumi(
    "pulumi-properties-sorted",
    ["createService", "updateService"],
    "Properties come sorted by their order instead of as sent.",
    rewritten((body) =>
      Array.isArray(body["properties"])
        ? { ...body, properties: [...body["properties"]].map((one, index) => ({ order: index, ...one })).sort((a, b) => Number(a.order) - Number(b.order)) }
        : body,
    ),
  ),
  pulumi(
    "pulumi-properties-merged",
    ["updateService"],
    "New properties are added to the old ones instead of replacing them.",
    rewritten((body, call) => {
      const old = serviceAt(call)?.["properties"];
      return Array.isArray(body["properties"]) && Array.isArray(old) ? { ...body, properties: [...old, ...body["properties"]] } : body;
    }),
    "read-after-update",
  ),
  pulumi(
    "pulumi-empty-description-ignored",
    ["updateService"],
    "An empty description does not clear the old one.",
    rewritten(({ description, ...body }) => (description === "" || description === undefined ? body : { ...body, description })),
    "read-after-update",
  ),
  pulumi("pulumi-name-unique-in-organization", ["createService"], "The name of another owner's service is refused.", () => (call, next) => {
    const body = bodyOf(call)?.value;
    const [organization] = partsOf(call.path);
    const taken = isMembers(body) && [...rowsOf(call, "services").all].some((row) => row["organizationName"] === organization && row["name"] === body["name"]);
    const answer = next();
    if (!taken || answer.response.status >= 400) return answer;
    call.api.world.undoLast();
    return { ...answer, response: error(409, "Conflict: the name is taken") };
  }),
  pulumi("pulumi-duplicate-overwrites", ["createService"], "Creating what exists replaces it silently.", () => (call, next) => {
    const answer = next();
    const body = bodyOf(call)?.value;
    if (answer.response.status !== 409 || !isMembers(body)) return answer;
    const old = serviceAt({
      ...call,
      path: [call.path, body["ownerType"], body["ownerName"], body["name"]]
        .map(String)
        .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
        .join("/"),
    });
    if (old) alter(call, () => rowsOf(call, "services").delete(String(old["id"])));
    return next();
  }),
  pulumi(
    "pulumi-foreign-403",
    ["listServices", "getService", "createService"],
    "Who is no member learns by a 403 that the organization exists.",
    () => (call, next) => {
      const answer = next();
      const [organization] = partsOf(call.path);
      const exists = [...rowsOf(call, "owners").all].some((row) => row["organization"] === organization);
      const member = answer.explanation.principal === (organization === "other-org" ? "outsider" : "admin") || answer.explanation.principal === "member";
      return answer.response.status === 404 && exists && !member ? { ...answer, response: error(403, "Forbidden: no member") } : answer;
    },
    "status-documented",
  ),
  pulumi(
    "pulumi-summary-with-zeros",
    ["listServices", "getService", "createService", "updateService"],
    "The summary counts item types of which there are none.",
    inSummaries((summary) => ({ stack: 0, environment: 0, ...summary })),
  ),
  pulumi(
    "pulumi-summary-of-page",
    ["getService"],
    "The summary counts the items of the page instead of all.",
    inSummaries((summary, root) => {
      const items = isMembers(root) && Array.isArray(root["items"]) ? root["items"] : [];
      const counted = Object.keys(summary).map((type) => [type, items.filter((item) => item.type === type).length]);
      return Object.fromEntries(counted.filter(([, count]) => count !== 0));
    }),
    "pages",
  ),
  pulumi(
    "pulumi-service-missing-on-later-pages",
    ["getService"],
    "On later pages of items the service has no properties and no members.",
    changeResponse(
      (answer, call) => succeeded(answer, call) && call.request.query.includes("continuationToken="),
      (response) =>
        changedJson(response, (root) =>
          isMembers(root) && isMembers(root["service"]) ? { ...root, service: { ...root["service"], members: [], properties: [] } } : undefined,
        ),
    ),
    "pages",
  ),
  pulumi(
    "pulumi-removal-silent",
    ["removeServiceItem"],
    "Removing an item that is not there succeeds.",
    retry(failedWith(404), (call, next) => [() => next(asMethod(call.request, "GET"), servicePath(call.path))]),
    "unknown-resource",
  ),
  pulumi(
    "pulumi-raw-slash-refused",
    ["removeServiceItem"],
    "Item names with raw slashes are not found.",
    () => (call, next) => (call.path.split("/").length > 11 ? next(call.request, `${servicePath(call.path)}/items/stack/no-such-item`) : next()),
  ),
  pulumi(
    "pulumi-added-by-owner",
    ["addServiceItems", "getService"],
    "Items are shown as added by the first user of the organization, whoever added them.",
    changeResponse(succeeded, (response) =>
      changedJson(response, (root) => {
        if (!isMembers(root) || !Array.isArray(root["items"])) return undefined;
        const first = memberNamed(root["items"], /^addedByUser$/)?.value;
        return { ...root, items: root["items"].map((item) => ({ ...item, addedByUser: first })) };
      }),
    ),
  ),
];
