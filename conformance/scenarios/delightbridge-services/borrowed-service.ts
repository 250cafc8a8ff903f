/** Services can be neither created nor deleted: a story borrows them, and puts them back when the run ends. */
import { isDeepStrictEqual } from "node:util";
import type { components, operations } from "../../../generated/delightbridge-services.ts";
import type { ActorFacade, Tools } from "../../scenario.ts";

export type Actor = ActorFacade<operations>;
type Schemas = components["schemas"];
export type Update = Schemas["UpdateServiceRequest"];
/** What an update may change. */
export type Content = Required<Update>;

export const list = "/api/services";
export const targetOf = (id: string | number): string => `${list}/${encodeURIComponent(id)}`;

export interface Borrowed {
  readonly id: string;
  readonly path: { readonly id: string };
  /** For raw calls. */
  readonly target: string;
  readonly before: Schemas["Service"];
  /** As it was, with these changes. */
  with(changes: Update): Content;
}

export const everyService = (actor: Actor) => actor.listServices().answers(200, "delightbridge-services/6.listServices.200");

/** Registers the way back. Names are those of fixtures. */
export async function borrow(actor: Actor, { fixture, afterwards, cannot }: Pick<Tools, "fixture" | "afterwards" | "cannot">, name: string): Promise<Borrowed> {
  const id = String(fixture(name).id);
  const before = (await everyService(actor)).find((service) => service.id === id) ?? cannot(`The list holds no "${id}", which fixture "${name}" names.`);
  afterwards(async () => {
    await actor
      .updateService({ path: { id }, body: { ...contentOf(before), categories: before.categories.map(declared) } })
      .answers(200, "delightbridge-services/6.updateService.200");
  });
  return { id, path: { id }, target: targetOf(id), before, with: (changes) => contentOf({ ...before, ...changes }) };
}

/** To be compared: categories by id, because their order is a rule of its own. */
export const contentOf = ({ name, email, color, signature, document, categories }: Content): Content => ({
  name,
  email,
  color,
  signature,
  document,
  categories: categories.map(declared).sort((a, b) => (a.id < b.id ? -1 : 1)),
});

export const declared = ({ id, name, color, textColor }: Schemas["Category"]): Schemas["Category"] => ({ id, name, color, textColor });

/** What the list says of a service, at the latest when changes must be visible. */
export async function contentSeen(actor: Actor, { eventually }: Pick<Tools, "eventually">, id: string, expected: Content): Promise<Content | undefined> {
  const read = async (): Promise<Content | undefined> => (await everyService(actor)).filter((service) => service.id === id).map(contentOf)[0];
  return eventually(read, (found) => isDeepStrictEqual(found, expected));
}
