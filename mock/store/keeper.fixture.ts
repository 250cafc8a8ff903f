/** A replica of the pets, without a socket. */
import { message } from "../message.ts";
import { ann, petsMock } from "../pets.fixture.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { Keeper } from "./keeper.ts";
import type { MemoryStore } from "./memory-store.fixture.ts";

export type Replica = Awaited<ReturnType<typeof replicaOn>>;

export async function replicaOn(store: MemoryStore) {
  const { dispatcher } = await petsMock({ now: "2026-01-01T00:00:00Z" }).ready();
  const keeper = new Keeper(dispatcher, store, "strong");
  const json = { host: "localhost", "content-type": "application/json" };
  const ask = async (...request: Parameters<typeof message>): Promise<Answer | undefined> => keeper.dispatch(message(...request), { loopback: true });
  const list = (at = ""): Promise<Answer | undefined> => ask("GET", `${at}/v1/pets?limit=100`, ann);
  return {
    dispatcher,
    keeper,
    make: (name: string, at = "", tag = "") => ask("POST", `${at}/v1/pets`, { ...ann, ...json }, JSON.stringify({ name, ...(tag !== "" && { tags: [tag] }) })),
    names: async (at = ""): Promise<string[]> => (bodyOf(await list(at)) as { pets: { name: string }[] }).pets.map(({ name }) => name),
    statusOfList: async () => (await list())?.response.status,
    /** What the control API answers. */
    control: async (method: string, path: string, body?: object, at = ""): Promise<unknown> =>
      bodyOf(await ask(method, `${at}/_specimen/v1${path}`, json, body && JSON.stringify(body))),
    whole: () => JSON.stringify(dispatcher.apis.map(({ world }) => [world.snapshot(), world.mark, world.position])),
  };
}

const bodyOf = (answer: Answer | undefined): unknown => JSON.parse(String(answer?.response.body ?? "null"));
