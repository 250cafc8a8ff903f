/** Everything about one resource that is worked out once, on its first use. */
import type { Operation } from "../../contract/model.ts";
import type { Resource, ResourceOperation } from "../../contract/resources/model.ts";
import { plain, singular } from "../../contract/resources/words.ts";
import { responseFor } from "../../contract/status.ts";
import { sentContent } from "../pipeline/prepared.ts";
import type { Anatomy } from "./anatomy.ts";
import { requestForms } from "./request-form.ts";
import { memberAt, View } from "./view.ts";

/** Shows a thing where it shows most of it. */
const telling: Readonly<Record<ResourceOperation["role"], number>> = { read: 0, create: 1, replace: 2, change: 3, list: 4, action: 5, delete: 6 };

export class ResourcePlan {
  readonly resource: Resource;
  readonly anatomy: Anatomy;
  readonly parent: ResourcePlan | undefined;
  readonly children: ResourcePlan[] = [];
  /** Names of the path parameters of an item, in order. */
  readonly parameters: readonly string[];
  /** How many of them name a thing of this resource. */
  readonly ownCount: number;
  #views: ReadonlyMap<string, View> | undefined;
  #scopeMembers: readonly (string | undefined)[] | undefined;
  #bindings: ReadonlyMap<string, string | undefined> | undefined;

  constructor(resource: Resource, anatomy: Anatomy, parent: ResourcePlan | undefined) {
    this.resource = resource;
    this.anatomy = anatomy;
    this.parent = parent;
    parent?.children.push(this);
    const path = resource.itemPath ?? resource.collectionPath ?? resource.operations[0]?.operation.path ?? "";
    this.parameters = templatesOf(path);
    this.ownCount = resource.kind === "singleton" ? 0 : resource.itemPath === undefined ? 0 : Math.max(1, this.#boundHere(resource.itemPath));
  }

  get name(): string {
    return this.resource.name;
  }

  /** Names of the parameters that say what a thing stands under. */
  get scopeParameters(): readonly string[] {
    return this.parameters.slice(0, this.parameters.length - this.ownCount);
  }

  /** Resource that each of the parameters names; undefined for what names nothing known. */
  get bindings(): ReadonlyMap<string, string | undefined> {
    this.#bindings ??= new Map(this.parameters.map((name) => [name, this.#partAt(this.resource.itemPath)?.binds.get(name)?.resource]));
    return this.#bindings;
  }

  /** Member of a thing that repeats each of its own parameters. */
  get keyMembers(): readonly (string | undefined)[] {
    const own = this.parameters.slice(this.parameters.length - this.ownCount);
    const binds = this.#partAt(this.resource.itemPath)?.binds;
    return own.map((name) => (name === this.resource.key?.parameter ? this.resource.key.member : binds?.get(name)?.member));
  }

  /** Member of a thing that repeats each of its scope parameters. */
  get scopeMembers(): readonly (string | undefined)[] {
    const binds = this.#partAt(this.resource.itemPath ?? this.resource.collectionPath)?.binds;
    this.#scopeMembers ??= this.scopeParameters.map((name) => binds?.get(name)?.member ?? this.#memberNaming(name));
    return this.#scopeMembers;
  }

  /** `team_slug` repeats the `slug` of a team. */
  #memberNaming(parameter: string): string | undefined {
    const owner = this.bindings.get(parameter)?.split(".").at(-1);
    if (owner === undefined) return undefined;
    const wanted = singular(plain(owner)) + plain(parameter);
    const found = this.views.flatMap((view) => [...view.declared]).find((name) => plain(name) === wanted);
    return found === undefined ? undefined : memberAt(found);
  }

  /** Whether the path of this resource begins with that of an item of the other. */
  isUnder(other: ResourcePlan): boolean {
    const path = other.resource.itemPath ?? other.resource.collectionPath ?? "";
    const own = this.resource.itemPath ?? this.resource.collectionPath ?? this.resource.operations[0]?.operation.path ?? "";
    return other.parameters.length > 0 && other.parameters.length <= this.scopeParameters.length && own.startsWith(`${path}/`);
  }

  /** The places that show a thing, the most telling first. */
  get views(): readonly View[] {
    return [...this.#allViews().values()];
  }

  /** Where the answer of an operation with a status shows the thing; undefined where it does not. */
  view(operation: Operation, status: number): View | undefined {
    const key = responseFor(operation.responses, status)?.status;
    return key === undefined ? undefined : this.#allViews().get(`${operation.id} ${key}`);
  }

  #allViews(): ReadonlyMap<string, View> {
    if (this.#views) return this.#views;
    const views = new Map<string, View>();
    for (const part of [...this.resource.operations].sort((one, other) => telling[one.role] - telling[other.role])) {
      for (const response of part.operation.responses) {
        const mediaType = sentContent(response);
        const isList = part.role === "list";
        const pointer = isList ? part.list?.items : part.responseItem.get(response.status);
        if (!mediaType || pointer === undefined || (isList && !/^2|^default$/.test(response.status))) continue;
        const view = new View(this.anatomy, mediaType, pointer, isList);
        if (this.anatomy.shape(view.schema).items === undefined && view.maySpeakOfThings) views.set(`${part.operation.id} ${response.status}`, view);
      }
    }
    const known = new Set([...views.values()].flatMap((view) => [...view.declared]));
    for (const { members } of requestForms(this)) for (const name of members.keys()) known.add(name);
    for (const view of views.values()) {
      const own = new Set(view.declared);
      if (own.size > 0) view.foreign = new Set([...known].filter((name) => !own.has(name)));
    }
    this.#views = views;
    return views;
  }

  #partAt(path: string | undefined): ResourceOperation | undefined {
    return this.resource.operations.find(({ operation }) => operation.path === path) ?? this.resource.operations[0];
  }

  #boundHere(path: string): number {
    const item = this.#partAt(path);
    const names = templatesOf(path);
    let count = 0;
    for (const name of names.toReversed()) {
      if (item?.binds.get(name)?.resource !== this.resource.name) break;
      count += 1;
    }
    return Math.min(count, names.length);
  }
}

/** Names of a path's templates, in order. */
export const templatesOf = (path: string): readonly string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
