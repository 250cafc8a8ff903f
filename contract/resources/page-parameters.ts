/** Which query parameters cut a list into pages, by their names and types. */
import type { Operation, Parameter } from "../model.ts";
import type { Evidence, Paging } from "./model.ts";
import { isList, type ShapeOf } from "./shape.ts";
import { plain } from "./words.ts";

const sizes =
  /^(?:limit|pagesize|perpage|size|count|maxresults|maxitems|max|top|first|take|itemsperpage|resultsperpage|pagelimit|pageperpage|numresults|hitsperpage|rows)$/;
const offsets = /^(?:offset|skip|start|startindex|startat|pageoffset|from)$/;
const pages = /^(?:page|pagenumber|pageno|pagenum|pageindex|currentpage|p)$/;
const cursors =
  /^(?:cursor|pagecursor|after|pageafter|startingafter|startafter|pagetoken|pagepagetoken|nexttoken|nextpagetoken|nextcursor|continuationtoken|continuation|continue|marker|exclusivestartkey|bookmark|sinceid|since_id)$/;
const byKey = /^(?:startingafter|startafter|sinceid|after)$/;

export interface Pages {
  readonly paging: Paging | undefined;
  readonly sizeMaximum: number | undefined;
  readonly sizeDefault: number | undefined;
  readonly evidence: readonly Evidence[];
}

/** `limit` and its like are never filters: every name here is claimed. */
export const isPageWord = (name: string): boolean => {
  const word = plain(name);
  return sizes.test(word) || offsets.test(word) || pages.test(word) || cursors.test(word) || /^(?:before|endingbefore|pagebefore|pagestate)$/.test(word);
};

/** `opaque`: the answer gives the text that asks for the next page. */
export function pagesOf(operation: Operation, shapeOf: ShapeOf, opaque: boolean): Pages {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const find = (words: RegExp, fits: (parameter: Parameter) => boolean): Parameter | undefined =>
    query.find((parameter) => words.test(plain(parameter.name)) && fits(parameter));
  const number = ({ schema }: Parameter): boolean => {
    const { types } = shapeOf(schema);
    return types.size === 0 || types.has("integer") || types.has("number");
  };
  const token = ({ schema }: Parameter): boolean => {
    const shape = shapeOf(schema);
    return !isList(shape) && shape.members.size === 0 && !shape.format?.startsWith("date") && !types(shape.types);
  };
  const types = (found: ReadonlySet<string>): boolean => found.has("boolean") && found.size === 1;
  const size = find(sizes, number);
  const offset = find(offsets, number);
  const page = find(pages, number);
  const cursor = find(cursors, token) ?? find(/^page$/, token);
  const paging = pagingOf(size, offset, page, cursor, opaque, shapeOf);
  const { maximum, default: preset } = limitsOf(size);
  const said = new Set([cursor, offset, page, size].filter((parameter) => parameter && paging && Object.values(paging).includes(parameter.name)));
  const [first] = said;
  const names = [...said].map((parameter) => `\`${parameter?.name}\``).join(", ");
  const says = `${names} ${said.size === 1 ? "is a word" : "are words"} of paging`;
  const evidence: Evidence[] = first ? [{ kind: "name", says, pointer: first.pointer }] : [];
  return { paging, sizeMaximum: maximum, sizeDefault: preset, evidence };
}

function pagingOf(
  size: Parameter | undefined,
  offset: Parameter | undefined,
  page: Parameter | undefined,
  cursor: Parameter | undefined,
  opaque: boolean,
  shapeOf: ShapeOf,
): Paging | undefined {
  const sized = { size: size?.name };
  // A document that has a cursor besides a page means the cursor to be used.
  if (cursor && cursor !== page) return { style: "cursor", cursor: cursor.name, takes: byKey.test(plain(cursor.name)) && !opaque ? "key" : "opaque", ...sized };
  if (offset) return { style: "offset", offset: offset.name, ...sized };
  if (page) return { style: "page", page: page.name, first: firstPage(page, shapeOf), ...sized };
  return size && { style: "size", size: size.name };
}

function firstPage({ schema }: Parameter, shapeOf: ShapeOf): 0 | 1 {
  if (typeof schema === "boolean") return 1;
  const shape = shapeOf(schema);
  if (schema["minimum"] === 0 || schema["default"] === 0) return schema["default"] === 1 ? 1 : 0;
  return shape.enum?.[0] === 0 ? 0 : 1;
}

function limitsOf(size: Parameter | undefined): { maximum: number | undefined; default: number | undefined } {
  const schema = size && typeof size.schema === "object" ? size.schema : {};
  const { maximum, default: preset } = schema;
  return { maximum: typeof maximum === "number" ? maximum : undefined, default: typeof preset === "number" && preset > 0 ? preset : undefined };
}
