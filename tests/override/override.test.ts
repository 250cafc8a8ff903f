/** Single operations in somebody's own words; what is inferred stays for the rest. */
import { expect, it } from "vitest";
import { Workplace } from "./workplace.ts";

const shop = `import { collection, overrideBehaviour } from "@specimen-api/specimen";
import type { operations } from "./types/shop.js";
import { reasonFor } from "./reason.js";

interface Refund { readonly order: string; readonly amount: number }

export default overrideBehaviour<operations, { orders: { id: string; status: string; price?: number } }>()({
  state: () => ({ refunds: collection<Refund>({ key: ({ order }) => order }) }),
  operations: {
    cancelOrder({ path, state, reply }) {
      const order = state.orders.get(path.orderId);
      if (order?.status === "shipped") return reply(409, { message: reasonFor(order.id) });
      const cancelled = state.orders.update(path.orderId, { status: "cancelled" });
      state.refunds.insert({ order: cancelled.id, amount: cancelled.price ?? 0 });
      return reply(200, cancelled);
    },
    createOrder({ body, next, reply, state }) {
      const answer = next({ body: { ...body, item: body.item.trim() } });
      if (answer.status === 201 && answer.body.item === "express") return reply(201, state.orders.update(answer.body.id, { status: "shipped" }));
      return answer;
    },
    countRefunds: ({ state, reply }) => reply(200, { count: state.refunds.size }),
  },
  admit: {
    deleteOrder: ({ path, state, reply }) => (state.orders.get(path.orderId)?.status === "shipped" ? reply(403, { message: "It is on its way." }) : undefined),
  },
  refuse: ({ reason, next }) => (reason === "unknown-thing" ? { message: "No such order." } : next()),
});
`;
const reason = `export const reasonFor = (id: string): string => "Order " + id + " has left.";\n`;

const place = await Workplace.with({ "shop.ts": shop, "reason.ts": reason });
place.serve("shop.ts");

it("changes inferred things by their resource's name, and keeps collections of its own", async () => {
  const { body: order } = await place.send("POST", "/orders", { item: "lamp", price: 12.5 });

  const cancelled = await place.send("POST", `/orders/${order.id}/cancel`);

  expect(cancelled).toEqual({ status: 200, body: { ...order, status: "cancelled" } });
  expect((await place.send("GET", `/orders/${order.id}`)).body.status).toBe("cancelled");
  expect((await place.send("GET", "/refunds/count")).body).toEqual({ count: 1 });
});

it("asks the default with another request, and changes what it answered", async () => {
  const plain = await place.send("POST", "/orders", { item: "  chair " });
  const express = await place.send("POST", "/orders", { item: " express " });

  expect(plain).toMatchObject({ status: 201, body: { item: "chair", status: "open" } });
  expect(express).toMatchObject({ status: 201, body: { item: "express", status: "shipped" } });
  expect((await place.send("POST", `/orders/${express.body.id}/cancel`)).body.message).toBe(`Order ${express.body.id} has left.`);
});

it("admits by the state, before the default is asked", async () => {
  const { body: shipped } = await place.send("POST", "/orders", { item: "express" });
  const { body: open } = await place.send("POST", "/orders", { item: "table" });

  expect(await place.send("DELETE", `/orders/${shipped.id}`)).toEqual({ status: 403, body: { message: "It is on its way." } });
  expect((await place.send("DELETE", `/orders/${open.id}`)).status).toBe(204);
});

it("ends a call about an unknown thing as the default would, in the words of the override", async () => {
  expect(await place.send("POST", "/orders/none/cancel")).toEqual({ status: 404, body: { message: "No such order." } });
});

it("leaves every other operation and refusal as they are", async () => {
  expect((await place.send("GET", "/orders")).status).toBe(200);
  expect(await place.send("POST", "/orders", {})).toMatchObject({ status: 422, body: { message: expect.stringContaining("item") } });
});

it("undoes what a failed override changed, and says which line threw", async () => {
  const broken = await Workplace.with({
    "shop.js":
      'export default {\n  operations: {\n    cancelOrder({ path, state }) {\n      state.orders.update(path.orderId, { status: "cancelled" });\n      throw new Error("stop");\n    },\n  },\n};\n',
  });
  broken.serve("shop.js");
  const { body: order } = await broken.send("POST", "/orders", { item: "lamp" });

  const failed = await broken.send("POST", `/orders/${order.id}/cancel`);

  expect(failed).toMatchObject({ status: 500, body: { detail: expect.stringMatching(/stop \(.*shop\.js:5:\d+\)$/) } });
  expect((await broken.send("GET", `/orders/${order.id}`)).body.status).toBe("open");
});

it.each([
  ["undefined", "() => undefined", "cancelOrder returned nothing"],
  ["a promise", "async ({ next }) => next()", "cancelOrder is asynchronous"],
  ["an undocumented status", "({ reply }) => reply(418)", "cancelOrder documents no status 418"],
  ["a body outside the schema", '({ reply }) => reply(200, { id: "7" })', "breaks its schema"],
  ["a collection that is not there", '({ state }) => state.order.get("7")', 'Did you mean "orders"?'],
])("answers 500 with a reason where a handler returns %s", async (_what, handler, detail) => {
  const broken = await Workplace.with({ "shop.mjs": `export default { operations: { cancelOrder: ${handler} } };\n` });
  broken.serve("shop.mjs");
  const { body: order } = await broken.send("POST", "/orders", { item: "lamp" });

  expect(await broken.send("POST", `/orders/${order.id}/cancel`)).toMatchObject({ status: 500, body: { detail: expect.stringContaining(detail) } });
});
