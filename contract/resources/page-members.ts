/** Which members of a list's envelope tell about the page. */
import type { Json } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import type { ListShape, Paging } from "./model.ts";
import { isList, type ShapeOf } from "./shape.ts";
import { plain } from "./words.ts";

type Meaning = keyof ListShape["envelope"];
type Kind = "number" | "text" | "boolean";

const meanings: readonly [Meaning, Kind, RegExp][] = [
  [
    "total",
    "number",
    /^(?:total|totalcount|totalitems|totalresults|totalelements|totalrecords|totalentries|totalhits|totalrows|itemcount|resultcount|recordcount)$/,
  ],
  ["pages", "number", /^(?:pages|totalpages|pagecount|lastpage|pagetotal|numpages)$/],
  ["page", "number", /^(?:page|currentpage|pagenumber|pageindex)$/],
  ["size", "number", /^(?:limit|pagesize|perpage|size|itemsperpage)$/],
  ["offset", "number", /^(?:offset|start|startindex|skip)$/],
  ["hasMore", "boolean", /^(?:hasmore|hasnext|hasnextpage|more|istruncated|hasnextpages)$/],
  [
    "nextCursor",
    "text",
    /^(?:nextcursor|nextpagetoken|nexttoken|nextmarker|continuationtoken|nextcontinuationtoken|endcursor|cursor|after|nextpage|pagetoken)$/,
  ],
  ["nextUrl", "text", /^(?:next|nexturl|nextpageurl|nexthref|nextpageuri|nextlink|odatanextlink)$/],
];
const holders = new Set([
  "meta",
  "metadata",
  "pagination",
  "paging",
  "page",
  "pageinfo",
  "links",
  "cursor",
  "cursors",
  "responsemetadata",
  "resultinfo",
  "self",
  "info",
]);

/** Pointers into the body; the outermost member of a meaning counts. */
export function pageMembers(body: Json, shapeOf: ShapeOf, paging: Paging | undefined): ListShape["envelope"] {
  const found = new Map<Meaning, string>();
  const root = shapeOf(body);
  if (isList(root)) return {};
  const look = (schema: Json, at: string, depth: number): void => {
    for (const [name, member] of shapeOf(schema).members) {
      const pointer = `${at}/${escapeToken(name)}`;
      const meaning = meaningOf(name, member, pointer, shapeOf, paging);
      if (meaning && !found.has(meaning)) found.set(meaning, pointer);
    }
    if (depth >= 2) return;
    for (const [name, member] of shapeOf(schema).members)
      if (holders.has(plain(name)) && shapeOf(member).members.size > 0) look(member, `${at}/${escapeToken(name)}`, depth + 1);
  };
  look(body, "", 0);
  countAsTotal(body, shapeOf, found);
  return Object.fromEntries(found);
}

function meaningOf(name: string, member: Json, pointer: string, shapeOf: ShapeOf, paging: Paging | undefined): Meaning | undefined {
  const shape = shapeOf(member);
  const kind = kindOf(shape.types);
  const meaning = meanings.find(([, wanted, words]) => wanted === kind && words.test(plain(name)))?.[0];
  if (meaning === "nextUrl" && paging?.style === "cursor" && shape.format === undefined && !/links|url|uri/i.test(pointer)) return "nextCursor";
  if (meaning === "nextCursor" && (shape.format === "uri" || /\/_?links\//i.test(pointer))) return "nextUrl";
  return meaning;
}

function kindOf(types: ReadonlySet<string>): Kind | undefined {
  if (types.has("integer") || types.has("number")) return "number";
  if (types.has("string")) return "text";
  return types.has("boolean") ? "boolean" : undefined;
}

/** `count` is the total only where nothing better is. */
function countAsTotal(body: Json, shapeOf: ShapeOf, found: Map<Meaning, string>): void {
  if (found.has("total")) return;
  const [name] = [...shapeOf(body).members].find(([member, schema]) => plain(member) === "count" && kindOf(shapeOf(schema).types) === "number") ?? [];
  if (name !== undefined) found.set("total", `/${escapeToken(name)}`);
}
