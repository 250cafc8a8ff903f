/** Walks through a list: by its own Link, else by the names of its paging parameters. */
import type { Operation, Parameter } from "../../../contract/model.ts";
import { templateNames } from "../../../contract/parameters.ts";
import { isObject, valueAt } from "../../../contract/pointer.ts";
import { inferResources } from "../../../contract/resources/infer.ts";
import { bodyOf } from "../../body.ts";
import { pagingOf } from "../../derive/paging.ts";
import type { Exchange } from "../../exchange.ts";
import { Inconclusive } from "../../session.ts";
import type { PathValues } from "../arrange.ts";
import { evaluate } from "../expression.ts";
import { itemsIn } from "../items.ts";
import { linksOf } from "../producers.ts";
import { canonical } from "./shown.ts";
import type { Stage } from "./stage.ts";

export type Page = readonly unknown[];

const mostPages = 40;

/** All pages, the last one short or without a successor. `limit`: asked for with every page. */
export async function walk(stage: Stage, lister: Operation, path: PathValues, limit: number | undefined): Promise<readonly Page[]> {
  const { limit: limiter } = pagingOf(lister);
  const pages: Page[] = [];
  let query: Record<string, unknown> = limiter && limit !== undefined ? { [limiter.name]: limit } : {};
  while (pages.length < mostPages) {
    const exchange = await stage.call(lister, { path, query });
    // Some servers answer beyond the last page with an error.
    if (exchange.response && exchange.response.status >= 400 && pages.length > 0) return pages;
    stage.succeeded(exchange, lister);
    const body = exchange.response && bodyOf(exchange.response);
    const items = itemsOf(body, lister);
    pages.push(items);
    // A server that ignores where to go on would be asked for ever.
    if (pages.length > 1 && repeats(pages.at(-2) ?? [], items)) return pages;
    const next = successor(stage, lister, exchange, { path, query, body: undefined }, items.length, pages.length);
    if (!next || items.length === 0 || (limit !== undefined && items.length < limit && !next.certain)) return pages;
    query = { ...query, ...next.query };
  }
  throw new Inconclusive(`${lister.id} has more than ${mostPages} pages; use a target, or a page size, that holds them in fewer.`);
}

/** Two pages that hold the same, and more than copies of one item. */
export const repeats = (page: Page, next: Page): boolean => new Set(page.map(keyOf)).size > 1 && canonical(page) === canonical(next);

interface Next {
  readonly query: Readonly<Record<string, unknown>>;
  /** The answer itself says that there is more. */
  readonly certain: boolean;
}

type Origin = Parameters<typeof evaluate>[2];

function successor(stage: Stage, lister: Operation, exchange: Exchange, origin: Origin, received: number, count: number): Next | undefined {
  const link = linksOf(stage.recorder.session.contract, lister).get(lister.id);
  const inPath = new Set(templateNames(lister.path));
  const linked = Object.entries(link ?? {}).filter(([name]) => !inPath.has(name.replace(/^query\./, "")));
  if (linked.length > 0) {
    const query = Object.fromEntries(linked.map(([name, expression]) => [name.replace(/^query\./, ""), evaluate(expression, exchange, origin)]));
    return Object.values(query).every(isToken) ? { query, certain: true } : undefined;
  }
  const { pager } = pagingOf(lister);
  if (!pager) return undefined;
  const { kind, parameter } = pager;
  if (kind === "token") {
    const body = exchange.response && bodyOf(exchange.response);
    const token = tokenIn(body, parameter.name);
    return isToken(token) ? { query: { [parameter.name]: token }, certain: true } : afterKey(stage, lister, parameter.name, body);
  }
  const next = kind === "offset" ? Number(origin.query[parameter.name] ?? 0) + received : firstPage(parameter) + count;
  return { query: { [parameter.name]: next }, certain: false };
}

/** Whether the document says where an answer names the page after it, or what a plain number asks for. */
export function tellsNext(stage: Stage, lister: Operation): boolean {
  const { contract } = stage.recorder.session;
  const shown = inferResources(contract).of(lister)?.part.list?.envelope.nextCursor;
  return pagingOf(lister).pager?.kind !== "token" || shown !== undefined || linksOf(contract, lister).has(lister.id);
}

/** Where the cursor is the key of the last item. Throws Inconclusive where there is more, and nothing says how to ask for it. */
function afterKey(stage: Stage, lister: Operation, cursor: string, body: unknown): Next | undefined {
  const { part, resource } = inferResources(stage.recorder.session.contract).of(lister) ?? {};
  const { envelope, paging } = part?.list ?? {};
  // What is received came as JSON.
  const more = envelope?.hasMore === undefined ? undefined : valueAt(body as never, envelope.hasMore);
  if (more === false || envelope?.nextCursor !== undefined) return undefined;
  const isKey = paging?.style === "cursor" && paging.cursor === cursor && paging.takes === "key" && resource?.key !== undefined;
  const key = isKey ? valueAt(itemsOf(body, lister).at(-1) as never, resource.key?.member ?? "") : undefined;
  if (isToken(key)) return { query: { [cursor]: key }, certain: more === true };
  if (more === true) throw new Inconclusive(`${lister.id} says that there is more, and nothing of what ${cursor} takes to show it; state it with a Link.`);
  return undefined;
}

const isToken = (value: unknown): boolean => (typeof value === "string" && value !== "") || typeof value === "number";

const firstPage = ({ schema }: Parameter): number => {
  const { default: first, minimum } = typeof schema === "object" ? schema : {};
  return typeof first === "number" ? first : typeof minimum === "number" ? minimum : 1;
};

/** The first member, outer ones first, that is named as a next token is. */
function tokenIn(body: unknown, name: string): unknown {
  const plain = (text: string): string => text.replace(/[^a-z]/gi, "").toLowerCase();
  const wanted = new Set([name, `next${name}`, "nextcursor", "nexttoken", "nextpagetoken", "next"].map(plain));
  for (let level = [body], depth = 0; depth < 3; depth += 1) {
    const objects = level.filter(isObject);
    for (const object of objects) for (const [member, value] of Object.entries(object)) if (wanted.has(plain(member)) && isToken(value)) return value;
    level = objects.flatMap((object) => Object.values(object));
  }
  return undefined;
}

/** Throws Inconclusive where there is no list. */
export function itemsOf(body: unknown, lister: Operation): Page {
  const items = itemsIn(body, lister);
  if (!items) throw new Inconclusive(`No list was found in what ${lister.id} answers.`);
  return items;
}

/** What tells an item from the others: its id, else the whole of it. */
export const keyOf = (item: unknown): string => (isObject(item) && isToken(item["id"]) ? `id ${String(item["id"])}` : canonical(item));
