/** `specimen inspect` for a terminal of 80 columns: a tree of resources, what stands alone, what is in doubt. */
import pc from "picocolors";
import { visible } from "../conformance/report/visible.ts";
import { wrapped } from "../conformance/report/wrap.ts";
import { listLines } from "./inspect-list.ts";
import type { InspectView, NoticeView, OperationView, PartView, ResourceView, SaidEvidence } from "./inspect-view.ts";

export type Colours = ReturnType<typeof pc.createColors>;

const width = 80;

export function inspectText(view: InspectView, colours: Colours = pc): string {
  const sections = [
    heading(view, colours),
    ...treeOf(view.resources).map(({ resource, depth }) => resourceText(resource, depth, colours)),
    looseText(view, colours),
    noticeText(view, colours),
    doubtText(view, colours),
    ...(view.secured ? [credentialText(colours)] : []),
    footer(view, colours),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

function heading({ title, file, resources, operations, loose, doubts }: InspectView, colours: Colours): string {
  const belong = operations - loose.length;
  const said = `${count(operations, "operation")}: ${belong} ${belong === 1 ? "belongs" : "belong"} to ${count(resources.length, "resource")}, ${loose.length} to none. ${count(doubts.length, "doubt")}.`;
  return [colours.bold(visible(title)), visible(file), "", wrapped(said, width)].join("\n");
}

/** Parents before their children. */
function treeOf(resources: readonly ResourceView[]): { resource: ResourceView; depth: number }[] {
  const names = new Set(resources.map(({ name }) => name));
  const below = grouped(resources);
  const seen = new Set<ResourceView>();
  const tree: { resource: ResourceView; depth: number }[] = [];
  const grow = (resource: ResourceView, depth: number): void => {
    if (seen.has(resource)) return;
    seen.add(resource);
    tree.push({ resource, depth });
    for (const child of below.get(resource.name) ?? []) grow(child, depth + 1);
  };
  for (const resource of resources) if (resource.parent === null || !names.has(resource.parent)) grow(resource, 0);
  // Parents in a circle, as an author may say, have no top.
  for (const resource of resources) grow(resource, 0);
  return tree;
}

function grouped(resources: readonly ResourceView[]): Map<string | null, ResourceView[]> {
  const groups = new Map<string | null, ResourceView[]>();
  for (const resource of resources) groups.set(resource.parent, [...(groups.get(resource.parent) ?? []), resource]);
  return groups;
}

function resourceText(resource: ResourceView, depth: number, colours: Colours): string {
  const indent = "  ".repeat(Math.min(depth, 4));
  const kind = resource.kind === "singleton" ? "one thing" : "many things";
  const under = resource.parent === null ? "" : `, under ${resource.parent}`;
  const lines = [`${indent}${colours.bold(visible(resource.name))}  ${colours.dim(`${kind}${visible(under)}`)}`];
  const inner = `${indent}  `;
  if (resource.key) {
    const given = resource.key.assignedBy === "client" ? "the client gives it" : "the server gives it";
    lines.push(fact(inner, "key", `{${resource.key.parameter}} takes ${resource.key.member}; ${given}`), ...because(inner, resource.key.evidence, colours));
  }
  if (resource.unique.length > 0) lines.push(fact(inner, "unique", resource.unique.join(", ")));
  if (resource.sharing === "owner") lines.push(fact(inner, "owner", "seen only by the principal that made it"));
  lines.push(...because(inner, resource.evidence, colours));
  for (const part of resource.operations) lines.push(...partLines(part, inner, colours));
  return lines.join("\n");
}

const label = (word: string): string => word.padEnd(8);

const fact = (indent: string, word: string, text: string): string => wrapped(visible(text), width, `${indent}${label(word)}`, indent + label(""));

const line = (number: number | null): string => (number === null ? "" : `:${number}`);

function partLines(part: PartView, indent: string, colours: Colours): string[] {
  const inner = indent + label("");
  const head = `${indent}${colours.bold(label(part.role))}${colours.green(part.method)} ${visible(part.path)} ${colours.dim(line(part.line))}`.trimEnd();
  const facts = part.list ? listLines(part.list) : bodyLines(part);
  return [
    head,
    ...facts.map((text) => wrapped(visible(text), width, inner, `${inner}  `)),
    ...because(indent, telling(part.evidence), colours),
    ...because(indent, part.list?.evidence ?? [], colours),
  ];
}

/** A method's usual meaning is worth a line only where nothing else speaks. */
function telling(evidence: readonly SaidEvidence[]): readonly SaidEvidence[] {
  const strong = evidence.filter(({ kind }) => kind !== "name");
  return strong.length > 0 ? strong : evidence;
}

function bodyLines({ requestItem, responseItem }: PartView): string[] {
  const wraps = [...new Set(Object.values(responseItem).filter((pointer) => pointer !== ""))];
  return [...(requestItem ? [`sent at ${requestItem}`] : []), ...(wraps.length > 0 ? [`shown at ${wraps.join(", ")}`] : [])];
}

const paints = { stated: "green", link: "green", shape: "cyan", name: "yellow" } as const;

/** Kind, clause, line of each reason. */
function because(indent: string, evidence: readonly SaidEvidence[], colours: Colours): string[] {
  return evidence.map(({ kind, says, line: at }) => {
    const inner = indent + label("");
    const text = wrapped(`${visible(says)} ${line(at)}`.trimEnd(), width, `${inner}${kind.padEnd(7)}`, `${inner}${" ".repeat(7)}`);
    return text.replace(kind, colours[paints[kind]](kind));
  });
}

const operationText = ({ method, path, line: at }: OperationView): string => `${method} ${visible(path)} ${line(at)}`.trimEnd();

function looseText({ loose }: InspectView, colours: Colours): string {
  if (loose.length === 0) return "";
  const byReason = new Map<string, OperationView[]>();
  for (const one of loose) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  const groups = [...byReason].flatMap(([reason, operations]) => [
    wrapped(visible(reason), width, "  ", "  "),
    ...operations.map((operation) => `    ${operationText(operation)}`),
  ]);
  return [colours.bold("Of no resource: an example or a sample answers, the same for the same input"), ...groups].join("\n");
}

function noticeText({ notices, file }: InspectView, colours: Colours): string {
  const told = (heading: string, some: readonly NoticeView[]): string[] => {
    const lines = some.map(({ message, file: source, line: at }) => {
      const place = source === file ? line(at) : visible(`${source}${line(at)}`);
      return wrapped(`${visible(message)} ${place}`.trimEnd(), width, "  ", "  ");
    });
    return lines.length === 0 ? [] : [[colours.bold(colours.red(heading)), ...lines].join("\n")];
  };
  const isStated = ({ code }: NoticeView): boolean => code === "bad-resource";
  const odd = notices.filter((notice) => !isStated(notice));
  return [...told("Not served as it is written", odd), ...told("Not understood in x-resource", notices.filter(isStated))].join("\n\n");
}

function doubtText({ doubts }: InspectView, colours: Colours): string {
  const lines = doubts.flatMap(({ says, remedy, line: at }) => [
    wrapped(`${visible(says)} ${line(at)}`.trimEnd(), width, "  ", "  "),
    ...(remedy === "" ? [] : [colours.dim(wrapped(visible(remedy), width, "    ", "    "))]),
  ]);
  return lines.length === 0 ? "" : [colours.bold("In doubt"), ...lines].join("\n");
}

const credentialText = (colours: Colours): string =>
  [
    colours.bold("Credentials, as the mock takes them"),
    wrapped(
      "Any well-formed credential is a principal of its own with all rights. The values unknown and expired are answered 401, forbidden 403. Everybody sees what anybody made, unless x-resource says owner.",
      width,
      "  ",
      "  ",
    ),
  ].join("\n");

function footer({ file }: InspectView, colours: Colours): string {
  const overlay = `${file.replace(/\.(?:ya?ml|json)$/i, "")}.overlay.yaml`;
  const text = `Evidence: stated by the author, by a Link, by shape, by name alone. ":12" is line 12 of the document. What is wrong or missing is said by x-resource there, or in ${visible(overlay)} beside it.`;
  return colours.dim(wrapped(text, width));
}
