/** XML (fifth edition) to elements: well-formed or refused, no document types, no entities but the five that are built in. */
import { UnreadableBody } from "./json.ts";

export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Text is unescaped; neighbours may both be text. */
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: (XmlElement | string)[];
}

const maxXmlDepth = 100;
const maxElements = 100_000;
const maxAttributes = 1_000;
const name = "[:A-Z_a-z\\u00c0-\\ufffd][-.\\w:\\u00b7-\\ufffd]*";
const tag = new RegExp(`<(/?)(${name})((?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')){0,${maxAttributes}})\\s*(/?)>`, "y");
const attribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");

/** Other constructs: what begins one, what ends it, and whether what lies between is text. */
const constructs = [
  { open: "<!--", close: "-->", text: false },
  { open: "<![CDATA[", close: "]]>", text: true },
  { open: "<?", close: "?>", text: false },
] as const;

/** The root element. Throws {@link UnreadableBody}. */
export function parseXml(text: string): XmlElement {
  const document: OpenElement = { name: "", attributes: new Map(), children: [] };
  const open: OpenElement[] = [document];
  let elements = 0;
  for (let at = 0; at < text.length; ) {
    const parent = open.at(-1) ?? document;
    if (text[at] !== "<") {
      const end = text.indexOf("<", at);
      const until = end < 0 ? text.length : end;
      addText(parent, document, unescapeXml(text.slice(at, until)));
      at = until;
      continue;
    }
    const construct = constructs.find((entry) => text.startsWith(entry.open, at));
    if (construct) {
      const end = text.indexOf(construct.close, at + construct.open.length);
      if (end < 0) throw broken(`"${construct.open}" is not closed`);
      if (construct.text) addText(parent, document, text.slice(at + construct.open.length, end));
      at = end + construct.close.length;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (!found) throw broken(text.startsWith("<!", at) ? "document types are not read" : `there is a broken tag at character ${at + 1}`);
    elements += 1;
    if (elements > 2 * maxElements) throw broken(`it has more than ${maxElements} elements`);
    at = tag.lastIndex;
    enter(open, found);
  }
  const [root] = document.children;
  if (open.length > 1) throw broken(`<${open.at(-1)?.name}> is not closed`);
  if (root === undefined || typeof root === "string") throw broken("it has no element");
  return root;
}

const broken = (why: string): UnreadableBody => new UnreadableBody(`the body is not XML: ${why}`);

function addText(parent: OpenElement, document: OpenElement, text: string): void {
  if (parent !== document) parent.children.push(text);
  else if (text.trim().replace(/^\ufeff/, "") !== "") throw broken("there is text outside the root element");
}

function enter(open: OpenElement[], [, closing, named = "", attributes = "", empty]: RegExpExecArray): void {
  const parent = open.at(-1);
  if (closing) {
    if (open.length < 2 || parent?.name !== named || attributes !== "") throw broken(`</${named}> closes nothing`);
    open.pop();
    return;
  }
  if (open.length > maxXmlDepth) throw broken(`it is nested deeper than ${maxXmlDepth} levels`);
  if (open.length === 1 && parent && parent.children.length > 0) throw broken("it has more than one root element");
  const element: OpenElement = { name: named, attributes: attributesOf(attributes), children: [] };
  parent?.children.push(element);
  if (!empty) open.push(element);
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, key = "", double, single] of text.matchAll(attribute)) {
    if (found.has(key)) throw broken(`the attribute ${key} stands twice in one element`);
    found.set(key, unescapeXml(double ?? single ?? ""));
  }
  return found;
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (whole, hex?: string, decimal?: string, entity?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined;
    if (code !== undefined && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const known = entity !== undefined && Object.hasOwn(entities, entity) ? entities[entity] : undefined;
    if (known === undefined) throw broken(`the reference "${whole}" is not known`);
    return known;
  });
}
