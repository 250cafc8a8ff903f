/** What is true of documents that nobody prepared. SPECIMEN_CORPUS names a folder of them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { DocumentError } from "../../contract/fault.ts";
import { loadDocument } from "../../contract/load.ts";
import type { Contract } from "../../contract/model.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import type { Resource, Resources } from "../../contract/resources/model.ts";

const folder = process.env["SPECIMEN_CORPUS"];
const reason = "needs a folder of foreign documents, named by SPECIMEN_CORPUS";

const loaded = new Map<string, Promise<Contract | undefined>>();

/** Undefined where the document is refused, which is another test's matter. */
async function load(file: string): Promise<Contract | undefined> {
  try {
    return compile(file, await loadDocument(join(folder ?? "", file)));
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

async function resourcesOf(word: string): Promise<Resources> {
  const file = documents().find((name) => name.includes(word)) ?? "";
  const contract = await (loaded.get(file) ?? loaded.set(file, load(file)).get(file));
  if (!contract) throw new Error(`${word} does not load`);
  return inferResources(contract);
}

const documents = (): string[] => readdirSync(folder ?? ".").filter((name) => /\.(?:json|ya?ml)$/.test(name) && !name.endsWith(".overlay.yaml"));

const find = ({ resources }: Resources, name: string): Resource | undefined => resources.find((resource) => resource.name === name);

const rolesOf = (resource: Resource | undefined): string => [...new Set(resource?.operations.map(({ role }) => role))].join(" ");

it.skipIf(!folder)(`no document of the corpus makes inference throw, and every operation has its place (${reason})`, { timeout: 120_000 }, async () => {
  for (const file of documents()) {
    const contract = await (loaded.get(file) ?? loaded.set(file, load(file)).get(file));
    if (!contract) continue;

    const { resources, loose, of } = inferResources(contract);

    const placed = [...resources.flatMap(({ operations }) => operations.map(({ operation }) => operation)), ...loose.map(({ operation }) => operation)];
    expect(placed).toHaveLength(contract.operations.length);
    expect(new Set(placed).size).toBe(contract.operations.length);
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
    expect(loose.every(({ operation }) => of(operation) === undefined)).toBe(true);
    expect(resources.every((one) => one.certainty === "name" || one.operations.some(({ evidence }) => evidence.some(({ kind }) => kind !== "name")))).toBe(
      true,
    );
  }
});

const facts: readonly [document: string, resource: string, roles: string, key: string | undefined][] = [
  ["train-travel", "bookings", "list create read delete action", "/id"],
  ["museum", "special-events", "list create read delete change", "/eventId"],
  ["museum", "tickets", "create action", "/ticketId"],
  ["scalar-galaxy", "planets", "list create read replace delete action", "/id"],
  ["stripe", "customers", "list create read change delete action", "/id"],
  ["stripe", "customers.tax_ids", "list create read delete", "/id"],
  ["octokit", "repos.issues", "list create read change action", "/number"],
  ["octokit", "repos.labels", "list create read delete change", "/name"],
  ["octokit", "gists", "list create read delete change action", "/id"],
  ["twilio", "Accounts.Calls", "list create read change delete", "/sid"],
  ["spotify", "playlists", "read replace list create action", "/id"],
  ["figma", "webhooks", "list create read replace delete", "/id"],
  ["discourse", "posts", "list create read replace delete action", "/id"],
  ["box", "folders", "create read replace change delete action", "/id"],
  ["resend", "domains", "list create read delete change action", "/id"],
];

it.skipIf(!folder).each(facts)(`of %s, %s can be known (${reason})`, { timeout: 60_000 }, async (document, name, roles, key) => {
  const resource = find(await resourcesOf(document), name);

  expect(rolesOf(resource)).toBe(roles);
  expect(resource?.key?.member).toBe(key);
});

it.skipIf(!folder)(`no page word of the corpus is a filter (${reason})`, { timeout: 60_000 }, async () => {
  for (const document of ["stripe", "twilio", "spotify", "museum", "box", "resend"]) {
    const { resources } = await resourcesOf(document);
    const filters = resources.flatMap(({ operations }) => operations.flatMap(({ list }) => [...(list?.filters.keys() ?? [])]));
    expect(filters.filter((name) => /^(?:limit|offset|page|cursor|after|before|starting_after|pagesize|sort|fields|expand)$/i.test(name))).toEqual([]);
  }
});
