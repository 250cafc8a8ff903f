/** Health, start state, and what is there. */
import type { ServedApi } from "../../served-api.ts";
import type { ControlHandlers, Desk } from "../desk.ts";

type Things = Record<string, Record<string, never>>;

export const mockOperations = (desk: Desk): ControlHandlers<"getHealth" | "reset" | "getState" | "getOutbox"> => ({
  getHealth({ reply }) {
    const store = desk.storeHealth;
    return reply(200, { status: "ok", apis: desk.apis.map(({ contract }) => contract.id), ...(store && { store }) });
  },

  reset({ reply }) {
    desk.sandbox.reset();
    return reply(204);
  },

  // The generated type takes an object of any members for one of none.
  getState: ({ reply }) =>
    reply(
      200,
      byApi(desk, (api) => api.world.snapshot() as Record<string, object> as Things),
    ),

  getOutbox: ({ reply }) =>
    reply(
      200,
      byApi(desk, ({ behaviour, world }) => (behaviour.outbox?.(world.state) ?? []) as Record<string, never>[]),
    ),
});

const byApi = <T>({ apis, sandbox }: Desk, read: (api: ServedApi) => T): Record<string, T> =>
  Object.fromEntries(apis.map((api) => [api.contract.id, read(sandbox.api(api))]));
