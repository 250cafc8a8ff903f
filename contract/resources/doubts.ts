/** What stays unclear about resources that are known, and what to write to make it clear. */

import type { Doubt, Resource, ResourceOperation, Resources } from "./model.ts";
import { isPageWord } from "./page-parameters.ts";
import { isSortWord } from "./sorting.ts";

export function doubtsAbout(resources: readonly Resource[], loose: Resources["loose"]): Doubt[] {
  return [
    ...resources.flatMap((resource) => [...keyDoubt(resource), ...resource.operations.flatMap((part) => listDoubts(resource, part))]),
    ...listsNotFound(resources, loose),
  ];
}

function keyDoubt({ kind, itemPath, key, name, operations }: Resource): Doubt[] {
  if (kind === "singleton" || itemPath === undefined || key) return [];
  const reading = operations.find(({ operation }) => operation.path === itemPath)?.operation;
  const parameter = /\{([^{}]+)\}[^{}]*$/.exec(itemPath)?.[1] ?? "";
  const says = `No member of ${name} fits {${parameter}} of ${itemPath}; the mock keeps that name beside the thing.`;
  return [{ pointer: reading?.pointer ?? "", says, remedy: `Write "x-resource: {key: id}" on the path ${itemPath}, with the member that it takes.` }];
}

function listDoubts({ name }: Resource, { role, list, operation }: ResourceOperation): Doubt[] {
  if (role !== "list") return [];
  if (!list)
    return [
      {
        pointer: operation.pointer,
        says: `${operation.method} ${operation.path} lists ${name}, but not where.`,
        remedy: 'Write "x-resource: {items: /data}" on the operation.',
      },
    ];
  const needed = operation.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const unknown = needed.filter(
    (parameter) => !isPageWord(parameter.name) && !isSortWord(parameter.name) && ![...list.filters.keys()].some((filter) => filter.startsWith(parameter.name)),
  );
  return unknown.map(
    (parameter): Doubt => ({
      pointer: parameter.pointer,
      says: `${operation.method} ${operation.path} must be asked \`${parameter.name}\`, and nothing says what it picks: it is ignored.`,
      remedy: `Write "x-resource: {filters: {${parameter.name}: member}}" on the operation.`,
    }),
  );
}

/** GET on the path of a collection whose answer holds no array that could be meant. */
function listsNotFound(resources: readonly Resource[], loose: Resources["loose"]): Doubt[] {
  return loose.flatMap(({ operation }) => {
    const resource = resources.find(({ collectionPath, kind }) => kind === "collection" && collectionPath === operation.path);
    if (!resource || operation.method !== "GET") return [];
    const says = `GET ${operation.path} stands where ${resource.name} would be listed, but its answer shows no array of them.`;
    return [{ pointer: operation.pointer, says, remedy: 'Write "x-resource: {items: /data}" on the operation, with the place of the array.' }];
  });
}
