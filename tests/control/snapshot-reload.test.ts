/** A snapshot that was taken before the document changed. */
import { expect, it } from "vitest";
import { Workplace } from "../override/workplace.ts";

const usual = "export default { operations: { countRefunds: ({ reply }) => reply(200, { count: 1 }) } };\n";

it("brings its things back into what is served since, and what is new is as at the start", async () => {
  const place = await Workplace.with({ "shop.ts": usual });
  await place.serve("shop.ts", { watch: true }).ready();
  const { body: order } = await place.send("POST", "/orders", { item: "lamp" });
  await place.send("PUT", "/_specimen/v1/snapshots/before");
  await place.send("POST", "/orders", { item: "chair" });

  await place.edit("shop.yaml", (text) => {
    const { paths = "" } = /(?<paths> {2}\/orders:[\s\S]*?) {2}\/orders\/\{orderId\}\/cancel/.exec(text)?.groups ?? {};
    const wishes = paths.replaceAll("/orders", "/wishes").replaceAll(/operationId: (\w+?)Order(s?)\b/g, "operationId: $1Wish$2");
    return text.replace("  /refunds/count:", `${wishes}  /refunds/count:`);
  });
  await place.reload();
  const restored = await place.send("POST", "/_specimen/v1/snapshots/before/restore");
  const { body: orders } = await place.send("GET", "/orders");

  expect(restored.status).toBe(200);
  expect(orders).toContainEqual(order);
  expect(JSON.stringify(orders)).not.toContain("chair");
  expect((await place.send("GET", "/wishes")).status).toBe(200);
  expect((await place.send("POST", "/wishes", { item: "moon" })).status).toBe(201);
  expect((await place.send("GET", "/_specimen/v1/diff?from=before")).body.apis.shop.wishes.added).toHaveLength(1);
});
