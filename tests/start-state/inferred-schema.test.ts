/** The schema that an editor reads for start states of somebody's own document. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it, vi } from "vitest";
import { inspectCommand } from "../../cli/inspect-command.ts";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/mock.ts";

const shop = "tests/override/shop.yaml";

async function schema(): Promise<object> {
  let text = "";
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((part) => Boolean((text += String(part))));
  await inspectCommand(() => undefined)
    .parseAsync([shop, "--state-schema"], { from: "user" })
    .finally(() => stdout.mockRestore());
  return JSON.parse(text) as object;
}

it("takes what the mock takes, and refuses what it refuses", async () => {
  const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(await schema());
  const mock = async (state: object): Promise<boolean> =>
    createMock({ apis: [shop], state: structuredClone(state) as JsonObject })
      .ready()
      .then(
        () => true,
        () => false,
      );

  const states: [boolean, object][] = [
    [true, { orders: [{ item: "lamp" }, { id: "o1", item: "chair", price: 3, status: "shipped" }] }],
    [true, { orders: [{ $path: { orderId: "o2" }, item: "lamp" }] }],
    [true, { orders: { keep: true, generate: 3, like: { item: "lamp" }, things: [] } }],
    [false, { dogs: [] }],
    [false, { orders: [{ item: 5 }] }],
    [false, { orders: [{ item: "lamp", price: -1 }] }],
    [false, { orders: { make: 3 } }],
    [false, { orders: { generate: -3 } }],
    [false, { orders: [{ $path: { id: "o2" }, item: "lamp" }] }],
  ];

  for (const [fits, state] of states) expect([takes(state), await mock(state), JSON.stringify(state)]).toEqual([fits, fits, JSON.stringify(state)]);
});
