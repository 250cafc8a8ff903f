/** Overrides of contracts that ship, overrides that a program gives, and behaviours that are whole. */
import { join } from "node:path";
import { expect, it } from "vitest";
import type { operations } from "../../generated/pulumi-services.ts";
import { createMock } from "../../mock/mock.ts";
import { overrideBehaviour } from "../../mock/override/override.ts";
import { Workplace } from "./workplace.ts";

const services = "/api/orgs/my-org/services";
const headers = { authorization: "token PULUMI_ACCESS_TOKEN" };

it("overrides one operation of a contract that ships, and keeps its module for the rest", async () => {
  const behaviour = `import { overrideBehaviour } from "@specimen-api/specimen";
export default overrideBehaviour()({
  operations: {
    createService: ({ body, next, reply, state }) =>
      body.name.startsWith("x") ? reply(409, { code: 409, message: state.services.size + " are enough" }) : next(),
  },
});
`;
  const place = await Workplace.with({ "ours.ts": behaviour });
  place.serve("ours.ts", { apis: ["pulumi-services"], as: "admin" });
  const wanted = { ownerType: "user", ownerName: "alice" };

  expect(await place.send("POST", services, { ...wanted, name: "x1" })).toEqual({ status: 409, body: { code: 409, message: "6 are enough" } });
  expect(await place.send("POST", services, { ...wanted, name: "y1" })).toMatchObject({ status: 200, body: { name: "y1" } });
  expect((await place.send("GET", services)).body.services.map(({ name }: { name: string }) => name)).toContain("y1");
});

it("takes overrides from a program, with a document of its own", async () => {
  const statuses: number[] = [];
  const behaviour = overrideBehaviour<operations>()({
    operations: {
      listServices({ next }) {
        const answer = next();
        statuses.push(answer.status);
        return answer;
      },
    },
    authorize: ({ operation }) => (operation === "headService" ? "forbidden" : undefined),
  });
  const mock = createMock({ apis: [{ document: join("spec", "pulumi-services", "openapi.yaml"), behaviour }] });

  const listed = await mock.fetch(services, { headers });

  expect(listed.status).toBe(200);
  expect(statuses).toEqual([200]);
});

it("takes a whole behaviour in place of what would be inferred", async () => {
  const whole = `import { collection, defineBehaviour } from "@specimen-api/specimen";
const message = { message: "no" };
export default defineBehaviour()({
  principals: [],
  anonymous: { id: "anyone", credentials: [] },
  state: () => ({ orders: collection({ key: ({ id }) => id }) }),
  operations: {
    listOrders: ({ state, reply }) => reply(200, [...state.orders.all]),
    createOrder: ({ body, state, reply }) => reply(201, state.orders.insert({ id: "one", item: body.item, status: "open" })),
    getOrder: ({ reply }) => reply(404, message),
    deleteOrder: ({ reply }) => reply(404, message),
    cancelOrder: ({ reply }) => reply(404, message),
    countRefunds: ({ reply }) => reply(200, { count: 0 }),
  },
  refuse: () => message,
});
`;
  const place = await Workplace.with({ "whole.js": whole });
  place.serve("whole.js");

  expect((await place.send("GET", "/orders")).body).toEqual([]);
  await place.send("POST", "/orders", { item: "lamp" });
  expect((await place.send("GET", "/orders")).body).toEqual([{ id: "one", item: "lamp", status: "open" }]);
});

it("knows nobody but the principals that are named", async () => {
  const text = `export default { principals: [{ id: "ann", credentials: [{ pulumiToken: "token ann" }], user: { name: "ann" } }] };\n`;
  const place = await Workplace.with({ "ours.js": text });
  const mock = place.serve("ours.js", { apis: ["pulumi-services"] });

  const [ann, admin] = await Promise.all([mock.fetch(services, { headers: { authorization: "token ann" } }), mock.fetch(services, { headers })]);

  expect([ann.status, admin.status]).toEqual([404, 401]);
});
