/** What a server of Dreams' organizations can get wrong although every answer fits its schema. */
import { changeResponse, failedWith, forget, retry, succeeded } from "../combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "../fault.ts";
import { alter, rowsOf } from "../rows.ts";
import { changedJson, isMembers, type Members, replaced } from "../values.ts";
import { asAdministrator, dreams, empty, error, lastOf, newestMember, organizationOf, sentBy } from "./dreams-calls.ts";

const organizationUpdate = ["updateOrganization"];
const list = ["listOrganizationMembers"];

const inPagination = (change: (pagination: Members, root: Members) => Members): (() => Interceptor) =>
  changeResponse(succeeded, (response) =>
    changedJson(response, (root) =>
      isMembers(root) && isMembers(root["pagination"]) ? replaced(root, ["pagination"], change(root["pagination"], root)) : undefined,
    ),
  );

/** After a success, changes the stored organization, and shows the change in the answer. */
const thenStores =
  (changes: (before: Members, call: FaultyCall) => Members): (() => Interceptor) =>
  () =>
  (call, next) => {
    const organizations = rowsOf(call, "organizations");
    const before = organizations.get(organizationOf(call));
    const answer = next();
    const stores = before && answer.response.status < 400 ? changes(before, call) : {};
    if (Object.keys(stores).length === 0) return answer;
    alter(call, () => organizations.update(organizationOf(call), stores));
    return { ...answer, response: changedJson(answer.response, (root) => (isMembers(root) ? { ...root, ...stores } : undefined)) };
  };

const memberAnywhere: () => Interceptor = () => (call, next) => {
  const answer = next();
  const member = rowsOf(call, "members").get(Number(lastOf(call)));
  if (answer.response.status !== 404 || !member) return answer;
  return next(asAdministrator(call), call.path.replace(organizationOf(call), String(member["organizationId"])));
};

/** Keeps what a member had beside what was sent. */
const mergesLists: () => Interceptor = () => (call, next) => {
  const members = rowsOf(call, "members");
  const before = members.get(Number(lastOf(call)));
  const answer = next();
  const after = members.get(Number(lastOf(call)));
  if (answer.response.status >= 400 || !before || !after) return answer;
  const union = (name: string): unknown[] => [...new Set([before, after].flatMap((row) => (Array.isArray(row[name]) ? row[name] : [])))];
  const merged = { roles: union("roles"), workspaces: union("workspaces") };
  alter(call, () => members.update(Number(lastOf(call)), merged));
  return {
    ...answer,
    response: changedJson(answer.response, (root) =>
      isMembers(root) && isMembers(root["data"]) ? { ...root, data: { ...root["data"], ...merged } } : undefined,
    ),
  };
};

export const dreamsFaults: readonly Fault[] = [
  dreams(
    "dreams-foreign-member-found",
    ["updateOrganizationMember", "deleteOrganizationMember"],
    "A member of another organization is found under this one.",
    memberAnywhere,
    "foreign-principal",
  ),
  dreams(
    "dreams-charge-open-to-owners",
    ["chargeOrganizationWallet"],
    "Owners charge their wallets themselves.",
    retry(failedWith(403), (call, next) => [() => next(asAdministrator(call))]),
    "weak-principal",
  ),
  dreams(
    "dreams-access-key-charges",
    ["chargeOrganizationWallet"],
    "An access key will do where a bearer token is asked for.",
    retry(failedWith(401, 403), (call, next) => {
      const key = call.request.header("authorization")?.startsWith("AccessKey ak_") ?? false;
      return key ? [() => next(asAdministrator(call))] : [];
    }),
    "alternative-credentials",
  ),
  dreams(
    "dreams-positions-from-zero",
    list,
    "from and to count from 0.",
    inPagination((pagination) =>
      pagination["from"] === null ? pagination : { ...pagination, from: Number(pagination["from"]) - 1, to: Number(pagination["to"]) - 1 },
    ),
    "pages",
  ),
  dreams(
    "dreams-last-page-wrong",
    list,
    "last_page is one too few.",
    inPagination((pagination) => ({ ...pagination, last_page: Number(pagination["last_page"]) - 1 })),
    "pages",
  ),
  dreams(
    "dreams-total-of-page",
    list,
    "total counts the page instead of all members.",
    inPagination((pagination, { data }) => ({ ...pagination, total: Array.isArray(data) ? data.length : 0 })),
    "pages",
  ),
  dreams(
    "dreams-beyond-end-zeros",
    list,
    "Beyond the end from and to are 0 instead of null.",
    inPagination((pagination) => (pagination["from"] === null ? { ...pagination, from: 0, to: 0 } : pagination)),
    "pages",
  ),
  dreams(
    "dreams-beyond-end-last-page",
    list,
    "A page beyond the end says that it is the last one.",
    inPagination((pagination) => ({ ...pagination, current_page: Math.min(Number(pagination["current_page"]), Number(pagination["last_page"])) })),
    "pages",
  ),
  dreams(
    "dreams-invited-hidden",
    list,
    "Invited members are not in the list.",
    changeResponse(succeeded, (response) =>
      changedJson(response, (root) =>
        isMembers(root) && Array.isArray(root["data"]) ? { ...root, data: root["data"].filter((member) => member.status !== "invited") } : undefined,
      ),
    ),
    "list-after-create",
  ),
  dreams(
    "dreams-put-merges",
    ["updateOrganizationMember"],
    "Roles and workspaces are added to the old ones instead of replacing them.",
    mergesLists,
    "read-after-update",
  ),
  dreams(
    "dreams-update-activates",
    ["updateOrganizationMember"],
    "Changing an invited member makes it active.",
    newestMember(() => ({ status: "active" })),
    "update-changes-only",
  ),
  dreams(
    "dreams-status-reason-shown",
    organizationUpdate,
    "The reason of a status is shown.",
    changeResponse(succeeded, (response, call) =>
      changedJson(response, (root) =>
        isMembers(root) && sentBy(call)["statusReason"] !== undefined ? { ...root, statusReason: sentBy(call)["statusReason"] } : undefined,
      ),
    ),
  ),
  dreams(
    "dreams-owner-writable",
    organizationUpdate,
    "An update changes the owner.",
    thenStores((_before, call) => (typeof sentBy(call)["owner"] === "string" ? { owner: sentBy(call)["owner"] } : {})),
    "update-changes-only",
  ),
  dreams(
    "dreams-type-writable",
    organizationUpdate,
    "An update changes the kind of an organization.",
    thenStores((_before, call) => (typeof sentBy(call)["type"] === "string" ? { type: sentBy(call)["type"] } : {})),
    "update-changes-only",
  ),
  dreams(
    "dreams-update-clears-avatar",
    organizationUpdate,
    "An update that names no avatar takes it away.",
    thenStores((_before, call) => (sentBy(call)["avatarUrl"] === undefined ? { avatarUrl: null } : {})),
    "update-changes-only",
  ),
  dreams(
    "dreams-banned-is-locked",
    ["getOrganization", "updateOrganization"],
    "A banned organization can no longer be read or changed.",
    () => (call, next) => {
      const banned = rowsOf(call, "organizations").get(organizationOf(call))?.["status"] === "banned";
      const answer = next();
      if (!banned || answer.response.status >= 400) return answer;
      if (call.operation.id === "updateOrganization") call.api.world.undoLast();
      return { ...answer, response: error(403, "The organization is banned.") };
    },
  ),
  dreams(
    "dreams-avatar-constant",
    ["uploadOrganizationAvatar"],
    "Every upload gives the same address.",
    thenStores(() => ({ avatarUrl: "https://avatars.example.com/avatar" })),
  ),
  dreams("dreams-avatar-lost", ["uploadOrganizationAvatar"], "An uploaded avatar is not kept.", forget),
  dreams(
    "dreams-any-file-accepted",
    ["uploadOrganizationAvatar"],
    "A file that is no image is accepted.",
    changeResponse(
      (answer) => answer.response.status === 400,
      () => empty,
    ),
    "invalid",
  ),
  dreams(
    "dreams-creator-not-owner",
    ["createOrganization"],
    "A new organization belongs to the administrator instead of its creator.",
    () => (call, next) => {
      const answer = next();
      const made = call.api.world.journal.at(-1)?.changes.find(({ collection }) => collection === "organizations");
      if (answer.response.status < 400 && made)
        alter(call, () => rowsOf(call, "organizations").update(made.key, { owner: "923e4567-e89b-12d3-a456-426614174001" }));
      return answer;
    },
    "read-after-create",
  ),
  dreams(
    "dreams-location-other-prefix",
    ["createOrganization"],
    "Location lacks the prefix of the API.",
    changeResponse(succeeded, (response) => ({
      ...response,
      headers: { ...response.headers, Location: String(response.headers["Location"]).replace("/api", "") },
    })),
    "location",
    "headers",
  ),
];
