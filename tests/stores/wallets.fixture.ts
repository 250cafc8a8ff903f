/** An API whose totals tell of every call that was lost or done twice. */
import type { ApiSource } from "../../mock/options.ts";
import { collection } from "../../mock/state/collection.ts";

interface Wallet {
  readonly id: string;
  readonly total: number;
}

interface Charge {
  readonly id: string;
  readonly name: string;
}

type State = { wallets: ReturnType<typeof wallets>; charges: ReturnType<typeof charges> };

const wallets = () => collection({ key: ({ id }: Wallet) => id });
const charges = () => collection({ key: ({ id }: Charge) => id });

const whole = { type: "integer" };
const text = { type: "string" };
const json = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
const id = { name: "id", in: "path", required: true, schema: text };
const wallet = json(object({ id: text, total: whole }));
const body = (properties: object) => ({ required: true, content: { "application/json": { schema: object(properties) } } });

const document = {
  openapi: "3.1.0",
  paths: {
    "/wallets/{id}": {
      parameters: [id],
      get: { operationId: "readWallet", responses: { "200": wallet, "404": { description: "" } } },
      patch: { operationId: "setTotal", requestBody: body({ total: whole }), responses: { "200": wallet, "404": { description: "" } } },
    },
    "/wallets/{id}/charges": {
      parameters: [id],
      post: {
        operationId: "charge",
        requestBody: body({ name: text }),
        responses: { "201": json(object({ id: text, total: whole })), "404": { description: "" } },
      },
    },
    "/charges": { get: { operationId: "listCharges", responses: { "200": json({ type: "array", items: object({ id: text, name: text }) }) } } },
  },
};

interface Call {
  readonly path: { readonly id: string };
  readonly body: { readonly name: string; readonly total: number };
  readonly state: State;
  newId(prefix: string): string;
  reply(status: number, body?: unknown): never;
}

export interface WalletsOptions {
  /** Of the contract. */
  readonly version?: string;
  /** Wallets that are there at the start; one, `main`, unless said. */
  readonly first?: readonly string[];
  /** Whether charges are kept; without them there is no such collection. */
  readonly keepsCharges?: boolean;
}

export const walletsApi = ({ version = "1", first = ["main"], keepsCharges = true }: WalletsOptions = {}): ApiSource => ({
  id: "wallets",
  document: { ...document, info: { title: "Wallets", version } } as never,
  behaviour: {
    principals: [],
    anonymous: { id: "anyone", credentials: [] },
    state: () => {
      const state = { wallets: wallets(), ...(keepsCharges && { charges: charges() }) };
      for (const name of first) state.wallets.insert({ id: name, total: 0 });
      return state;
    },
    operations: {
      readWallet: (({ path, state, reply }: Call) => {
        const found = state.wallets.get(path.id);
        return found ? reply(200, found) : reply(404);
      }) as never,
      setTotal: (({ path, body: { total }, state, reply }: Call) =>
        state.wallets.has(path.id) ? reply(200, state.wallets.update(path.id, { total })) : reply(404)) as never,
      charge: (({ path, body: { name }, state, newId, reply }: Call) => {
        const found = state.wallets.get(path.id);
        if (!found) return reply(404);
        const made = state.charges.insert({ id: newId("charge_"), name });
        return reply(201, { id: made.id, total: state.wallets.update(path.id, { total: found.total + 1 }).total });
      }) as never,
      listCharges: (({ state, reply }: Call) => reply(200, [...state.charges.all])) as never,
    },
    refuse: () => undefined,
  },
});
