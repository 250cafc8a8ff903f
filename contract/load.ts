/** A file or an object to one sound OpenAPI 3.1 document. Every fault of a broken one at once, with its place. */
import { type Bundle, bundle } from "./bundle.ts";
import { DocumentError, type Fault } from "./fault.ts";
import { identify } from "./identify.ts";
import type { StructuralFault } from "./mending.ts";
import type { JsonObject } from "./model.ts";
import { overlaid } from "./overlay-file.ts";
import { type Position, positionsIn } from "./position.ts";
import { type ReadFile, readDocument, refuse, unfolded } from "./read.ts";
import { statedFaults } from "./resources/stated-faults.ts";
import { mendDocument } from "./soundness.ts";

export { documentId } from "./document-id.ts";
export { readDocument } from "./read.ts";

/** More places of one fault than these are counted, not listed. */
const severalPlaces = 3;
/** More faults than these are counted, not listed. */
const maxFaults = 200;

// Most documents need neither; a look at the text is cheaper than a walk through the tree.
const namesFiles = /\$ref["']?\s*:\s*["']?[^#"'\s]|\bmapping\b/;
const namesItself = /\$(?:id|anchor|self|dynamic)/;

export interface LoadedDocument {
  readonly document: JsonObject;
  readonly file: string | undefined;
  /** What is odd but can be served around. */
  readonly notices: readonly Fault[];
}

/** Throws {@link DocumentError}. */
export async function loadDocument(source: string | JsonObject): Promise<LoadedDocument> {
  const read: ReadFile = typeof source === "string" ? await readDocument(source) : { text: "", value: unfolded(source, "document"), notices: [] };
  const file = typeof source === "string" ? source : undefined;
  const document = read.value;
  const overlay = file === undefined ? undefined : await overlaid(document, file);
  const originOf = await asVersion3(document, file ?? "document");
  const bundled = file === undefined || !namesFiles.test(read.text) ? undefined : await bundle(file, document, read.text);
  if (bundled || read.text === "" || namesItself.test(read.text)) identify(document);
  const faults = gathered([...mendDocument(document), ...statedFaults(document).map((fault) => ({ ...fault, fatal: false }))]);
  const placed = listed(placedIn({ file, text: read.text, bundled, originOf }, faults));
  if (faults.some(({ fatal }) => fatal)) throw new DocumentError([...read.notices, ...placed]);
  return { document, file, notices: [...read.notices, ...(overlay?.notices ?? []), ...placed] };
}

/** Gives where in the text a pointer comes from. */
async function asVersion3(document: JsonObject, name: string): Promise<(pointer: string) => string> {
  if (document["swagger"] === "2.0") return (await import("./swagger2.ts")).upgradeSwagger(document);
  const version = document["openapi"];
  if (document["swagger"] !== undefined && version === undefined)
    refuse("unsupported-version", name, `expected Swagger 2.0 or OpenAPI 3.x, found Swagger ${String(document["swagger"])}.`);
  const found = version === undefined ? "none" : typeof version === "number" ? `the number ${version}; write it in quotes` : "something else";
  if (typeof version !== "string") refuse("not-openapi", name, `expected a member "openapi" that is a version such as "3.1.0", found ${found}.`);
  if (!/^3\.[012]\./.test(`${version}.`)) refuse("unsupported-version", name, `expected OpenAPI 3.0, 3.1 or 3.2, found ${version}.`);
  return (pointer) => pointer;
}

interface Texts {
  readonly file: string | undefined;
  readonly text: string;
  readonly bundled: Bundle | undefined;
  originOf(pointer: string): string;
}

/** Faults in the order of their lines, each in its file. */
function placedIn({ file, text, bundled, originOf }: Texts, faults: readonly StructuralFault[]): Fault[] {
  const finders = new Map<string, (pointer: string) => Position | undefined>();
  const finderOf = (name: string, text: string): ((pointer: string) => Position | undefined) => {
    const finder = finders.get(name) ?? positionsIn(text);
    finders.set(name, finder);
    return finder;
  };
  const placed = faults.map(({ fatal, ...fault }): Fault => {
    const pointer = fault.pointer ?? "";
    const elsewhere = bundled?.sourceOf(pointer);
    if (elsewhere) {
      const { source } = elsewhere;
      return { ...fault, pointer: elsewhere.pointer, file: source.file, ...finderOf(source.file, source.text)(elsewhere.pointer) };
    }
    const origin = originOf(pointer);
    return { ...fault, pointer: origin, file: file ?? "document", ...(file !== undefined && finderOf(file, text)(origin)) };
  });
  return placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function listed(faults: readonly Fault[]): readonly Fault[] {
  const last = faults[maxFaults - 1];
  if (faults.length <= maxFaults || !last) return faults;
  return [...faults.slice(0, maxFaults - 1), { ...last, message: `${last.message} This is not all: ${faults.length - maxFaults} faults more are not listed.` }];
}

/** What is said of many places in the same words is said of the first, with their number. */
function gathered(faults: readonly StructuralFault[]): StructuralFault[] {
  const alike = new Map<string, StructuralFault[]>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.message}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.fatal || group.length <= severalPlaces) return group;
    return [{ ...first, message: `${first.message.replace(/\.$/, "")} (and so in ${group.length - 1} more places).` }];
  });
}
