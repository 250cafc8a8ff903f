/** What a server of DelightBridge's services can get wrong although every answer fits its schema. */
import { changeRequest, changeResponse, failedWith, remembering, retry, succeeded } from "../combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "../fault.ts";
import { bodyOf, withBody } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { changedJson, isMembers, type Members, withItems } from "../values.ts";
import { proseFault } from "./prose-fault.ts";

const delightbridge = proseFault("delightbridge-services");
const update = ["updateService"];

const idOf = ({ path }: FaultyCall): string => path.split("/").at(-1) ?? "";
const stored = (call: FaultyCall): Members | undefined => rowsOf(call, "services").get(idOf(call));
const sentBy = (call: FaultyCall): Members | undefined => {
  const value = bodyOf(call)?.value;
  return isMembers(value) ? value : undefined;
};

const rewritten = (change: (body: Members, call: FaultyCall) => Members): (() => Interceptor) =>
  changeRequest((call) => {
    const body = sentBy(call);
    return body && bodyOf(call)?.violations.length === 0 ? withBody(call, change(body, call)) : undefined;
  });

const without = (body: Members, unwanted: (name: string, value: unknown) => boolean): Members =>
  Object.fromEntries(Object.entries(body).filter(([name, value]) => !unwanted(name, value)));

const categoriesOf = (row: Members | undefined): Members[] => (Array.isArray(row?.["categories"]) ? row["categories"].filter(isMembers) : []);

/** After a success, changes what is stored. */
const thenStores =
  (changes: (before: Members, call: FaultyCall) => Members): (() => Interceptor) =>
  () =>
  (call, next) => {
    const before = stored(call);
    const answer = next();
    const stores = before ? changes(before, call) : {};
    if (answer.response.status < 400 && before && Object.keys(stores).length > 0) alter(call, () => rowsOf(call, "services").update(idOf(call), stores));
    return answer;
  };

const refuse =
  (status: number, text: string, when: (call: FaultyCall) => boolean): (() => Interceptor) =>
  () =>
  (call, next) => {
    const refused = when(call);
    const answer = next();
    if (!refused || answer.response.status >= 400) return answer;
    call.api.world.undoLast();
    return { ...answer, response: { ...answer.response, status, body: JSON.stringify({ error: text }) } };
  };

const others = (call: FaultyCall): Members[] => [...rowsOf(call, "services").all].filter(({ id }) => id !== idOf(call));

export const delightbridgeFaults: readonly Fault[] = [
  delightbridge(
    "delightbridge-categories-merged",
    update,
    "New categories are added to the old ones instead of replacing them.",
    rewritten((body, call) => {
      const sent = categoriesOf(body);
      const kept = categoriesOf(stored(call)).filter(({ id }) => !sent.some((one) => one["id"] === id));
      return body["categories"] === undefined ? body : { ...body, categories: [...kept, ...sent] };
    }),
    "read-after-update",
  ),
  delightbridge(
    "delightbridge-empty-categories-ignored",
    update,
    "An empty list of categories removes none.",
    rewritten((body) => without(body, (_name, value) => Array.isArray(value) && value.length === 0)),
    "read-after-update",
  ),
  delightbridge(
    "delightbridge-categories-sorted",
    update,
    "Categories are stored by name instead of in the order given.",
    rewritten((body) =>
      body["categories"] === undefined ? body : { ...body, categories: categoriesOf(body).sort((a, b) => String(a["name"]).localeCompare(String(b["name"]))) },
    ),
    "read-after-update",
  ),
  delightbridge(
    "delightbridge-duplicates-accepted",
    update,
    "Two categories with one id are accepted.",
    retry(failedWith(400), (call, next) => {
      const body = sentBy(call);
      if (!body || bodyOf(call)?.violations.length !== 0) return [];
      const unique = new Map(categoriesOf(body).map((category) => [category["id"], category]));
      return [() => next(withBody(call, { ...body, categories: [...unique.values()] }))];
    }),
  ),
  delightbridge(
    "delightbridge-email-clash-accepted",
    update,
    "The address of another service is accepted.",
    retry(failedWith(409), (call, next) => [
      () =>
        next(
          withBody(
            call,
            without(sentBy(call) ?? {}, (name) => name === "email"),
          ),
        ),
    ]),
  ),
  delightbridge(
    "delightbridge-email-case-insensitive",
    update,
    "An address that differs from another one in case only is refused.",
    refuse(409, "Email already in use", (call) =>
      others(call).some(({ email }) => String(email).toLowerCase() === String(sentBy(call)?.["email"]).toLowerCase()),
    ),
  ),
  delightbridge(
    "delightbridge-own-email-refused",
    update,
    "A service's own address is a conflict.",
    refuse(409, "Email already in use", (call) => sentBy(call)?.["email"] !== undefined && stored(call)?.["email"] === sentBy(call)?.["email"]),
  ),
  delightbridge(
    "delightbridge-category-ids-global",
    update,
    "A category id that another service uses is refused.",
    refuse(400, "Invalid request body: the category id is taken", (call) => {
      const taken = new Set(others(call).flatMap((row) => categoriesOf(row).map(({ id }) => id)));
      return categoriesOf(sentBy(call)).some(({ id }) => taken.has(id));
    }),
  ),
  delightbridge(
    "delightbridge-category-taken-over",
    update,
    "A category id that another service uses is taken away from it.",
    () => (call, next) => {
      const ids = categoriesOf(sentBy(call)).map(({ id }) => id);
      const answer = next();
      if (answer.response.status >= 400) return answer;
      const losers = others(call).filter((row) => categoriesOf(row).some(({ id }) => ids.includes(id)));
      if (losers.length > 0)
        alter(call, () => {
          for (const row of losers) rowsOf(call, "services").update(String(row["id"]), { categories: categoriesOf(row).filter(({ id }) => !ids.includes(id)) });
        });
      return answer;
    },
    "sibling-survives",
  ),
  delightbridge(
    "delightbridge-unread-count-writable",
    update,
    "A client writes the number of unread messages.",
    thenStores((_before, call) => (typeof sentBy(call)?.["unreadCount"] === "number" ? { unreadCount: sentBy(call)?.["unreadCount"] } : {})),
  ),
  delightbridge(
    "delightbridge-gmail-writable",
    update,
    "A client writes whether the account is connected.",
    thenStores((_before, call) => (typeof sentBy(call)?.["gmailConnected"] === "boolean" ? { gmailConnected: sentBy(call)?.["gmailConnected"] } : {})),
  ),
  delightbridge(
    "delightbridge-email-disconnects",
    update,
    "A new address disconnects the account.",
    thenStores(({ email }, call) => (sentBy(call)?.["email"] !== undefined && sentBy(call)?.["email"] !== email ? { gmailConnected: false } : {})),
    "update-changes-only",
  ),
  delightbridge(
    "delightbridge-empty-text-ignored",
    update,
    "An empty text does not clear the old one.",
    rewritten((body) => without(body, (_name, value) => value === "")),
    "read-after-update",
  ),
  delightbridge(
    "delightbridge-update-needs-a-field",
    update,
    "An update without a known field is refused.",
    refuse(
      400,
      "Invalid request body: nothing to change",
      (call) => !["name", "email", "color", "signature", "document", "categories"].some((name) => sentBy(call)?.[name] !== undefined),
    ),
    "valid",
  ),
  delightbridge(
    "delightbridge-categories-need-a-scalar",
    update,
    "Categories alone change nothing.",
    rewritten((body) => (Object.keys(body).join() === "categories" ? {} : body)),
    "read-after-update",
  ),
  delightbridge(
    "delightbridge-extra-category-members-kept",
    ["updateService", "listServices"],
    "Categories show whose they are.",
    changeResponse(succeeded, (response) =>
      withItems(response, (items) =>
        items.map((item) => (isMembers(item) ? { ...item, categories: categoriesOf(item).map((category) => ({ ...category, accountId: item["id"] })) } : item)),
      ),
    ),
  ),
  delightbridge(
    "delightbridge-update-moves-to-end",
    ["updateService", "listServices"],
    "A changed service moves to the end of the list.",
    () => {
      const changed = remembering(() => new Set<string>());
      return (call, next) => {
        const answer = next();
        if (answer.response.status >= 400) return answer;
        if (call.operation.id === "updateService") changed(call).add(idOf(call));
        const ids = [...changed(call)];
        const response = withItems(answer.response, (items) => [...items].sort((a, b) => placeOf(a, ids) - placeOf(b, ids)));
        return { ...answer, response };
      };
    },
    "order-stable",
  ),
  delightbridge("delightbridge-object-answered", update, "An update answers the changed service beside ok.", () => (call, next) => {
    const answer = next();
    const response =
      answer.response.status < 400 ? changedJson(answer.response, (root) => (isMembers(root) ? { ...root, ...stored(call) } : undefined)) : answer.response;
    return { ...answer, response };
  }),
  delightbridge("delightbridge-sessions-see-own-changes", ["updateService", "listServices"], "A change shows only to the session that made it.", () => {
    const start = remembering(() => new Map<string, Members[]>());
    return (call, next) => {
      const before = start(call).get("start") ?? [...rowsOf(call, "services").all];
      start(call).set("start", before);
      const answer = next();
      const stranger = answer.explanation.principal !== "user" && call.operation.id === "listServices" && answer.response.status < 400;
      return stranger ? { ...answer, response: withItems(answer.response, () => before) } : answer;
    };
  }),
];

const placeOf = (item: unknown, ids: readonly string[]): number => (isMembers(item) ? ids.indexOf(String(item["id"])) : -1);
