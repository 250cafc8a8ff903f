/** Which operations make, show, change and remove the same thing. Nothing is computed before it is asked for. */
import type { Contract, Operation } from "../model.ts";
import { ownersOf } from "./bindings.ts";
import { doubtsAbout } from "./doubts.ts";
import type { Draft, Findings } from "./draft.ts";
import { finish, keyOf } from "./finish.ts";
import { fold } from "./fold.ts";
import { type Grouping, groupAt } from "./group.ts";
import { join } from "./join.ts";
import { birthsIn, keysFromLinks } from "./link-facts.ts";
import { type Link, linksOf } from "./links.ts";
import type { Doubt, Key, Resource, ResourceOperation, Resources } from "./model.ts";
import { setNames, setParents } from "./names.ts";
import { override } from "./override.ts";
import { nodesOf, type PathNode, pathTree } from "./path-tree.ts";
import { attachRemainder } from "./remainder.ts";
import { type ShapeOf, shapesOf } from "./shape.ts";
import { statedOn } from "./stated.ts";

/** Never throws; a contract's answer is remembered. */
export function inferResources(contract: Contract): Resources {
  const before = known.get(contract);
  if (before) return before;
  let found: Found | undefined;
  const now = (): Found => (found ??= infer(contract));
  const resources: Resources = {
    get resources() {
      return now().resources;
    },
    get loose() {
      return now().loose;
    },
    get doubts() {
      return now().doubts();
    },
    of: (operation) => now().byOperation.get(operation),
  };
  known.set(contract, resources);
  return resources;
}

const known = new WeakMap<Contract, Resources>();

interface Found {
  readonly resources: readonly Resource[];
  readonly loose: Resources["loose"];
  doubts(): readonly Doubt[];
  readonly byOperation: ReadonlyMap<Operation, { readonly resource: Resource; readonly part: ResourceOperation }>;
}

function infer(contract: Contract): Found {
  const shapeOf = shapesOf(contract.document);
  const root = pathTree(contract.operations);
  const links = linksOf(contract);
  const findings = group(root, links, shapeOf);
  override(root, findings, statedOn(contract), shapeOf);
  attachRemainder(root, findings, shapeOf);
  setParents(findings.drafts);
  setNames(findings.drafts, new Set(findings.drafts.map(({ name }) => name).filter((name) => name !== "")));
  restateParents(findings.drafts);
  const nodes = new Map([...nodesOf(root)].flatMap((node) => [...node.operations, ...node.variants].map((operation) => [operation, node] as const)));
  keysFromLinks(links, findings.drafts, (operation) => nodes.get(operation), shapeOf);
  const keys = new Map<Draft, Key | undefined>(findings.drafts.map((draft) => [draft, keyOf(draft, shapeOf)]));
  const owners = ownersOf(findings.drafts, (draft) => keys.get(draft)?.member, shapeOf);
  const resources = findings.drafts.map((draft) => finish(draft, keys.get(draft), owners, shapeOf, findings.doubts));
  const loose = contract.operations.flatMap((operation) => {
    const reason = findings.loose.get(operation);
    return reason === undefined ? [] : [{ operation, reason }];
  });
  let doubts: readonly Doubt[] | undefined;
  const byOperation = new Map(resources.flatMap((resource) => resource.operations.map((part) => [part.operation, { resource, part }] as const)));
  return { resources, loose, doubts: () => (doubts ??= [...findings.doubts, ...doubtsAbout(resources, loose)]), byOperation };
}

function group(root: PathNode, links: readonly Link[], shapeOf: ShapeOf): Findings {
  const grouping: Grouping = { shapeOf, born: birthsIn(links) };
  const drafts: Draft[] = [];
  for (const node of nodesOf(root)) {
    const draft = groupAt(node, grouping);
    if (draft) drafts.push(draft);
  }
  return { drafts: fold(join(drafts, shapeOf)), loose: new Map(), doubts: [] };
}

/** `x-resource.parent` by name; a name that nothing bears leaves the path's word. */
function restateParents(drafts: readonly Draft[]): void {
  for (const draft of drafts)
    for (const { stated } of draft.operations) {
      if (stated?.parent === null) draft.parent = undefined;
      else if (stated?.parent !== undefined) draft.parent = drafts.find(({ name }) => name === stated.parent) ?? draft.parent;
    }
}
