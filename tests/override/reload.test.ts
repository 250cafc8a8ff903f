/** What is saved is served at once, with the state that there was; a broken save changes nothing but the report. */
import { rename, rm } from "node:fs/promises";
import { expect, it } from "vitest";
import type { ReloadEvent } from "../../mock/options.ts";
import { Workplace } from "./workplace.ts";

const counting = (count: string): string => `import { total } from "./count.js";
export default { operations: { countRefunds: ({ reply }) => reply(200, { count: total + ${count} }) } };
`;

const reloads = ({ events }: Workplace): ReloadEvent[] => events.filter((event) => event.event === "reload");

async function served(options = {}): Promise<Workplace> {
  const place = await Workplace.with({ "shop.ts": counting("1"), "count.ts": "export const total: number = 0;\n" });
  await place.serve("shop.ts", { watch: true, ...options }).ready();
  return place;
}

const count = async (place: Workplace): Promise<number> => (await place.send("GET", "/refunds/count")).body.count;

it("serves a changed behaviour, and what it imports, with the orders that there were", async () => {
  const place = await served();
  const { body: order } = await place.send("POST", "/orders", { item: "lamp" });
  await place.send("POST", "/~other/orders", { item: "chair" });

  await place.write("shop.ts", counting("41"));
  await place.reload();
  const first = await count(place);
  await place.write("count.ts", "export const total: number = 1;\n");
  await place.reload();

  expect([first, await count(place)]).toEqual([41, 42]);
  expect((await place.send("GET", `/orders/${order.id}`)).body).toEqual(order);
  expect((await place.send("GET", "/~other/orders")).body.map(({ item }: { item: string }) => item)).toContain("chair");
  // The watch may meet a file that is half written, and then again.
  expect(new Set(reloads(place).map(({ ok, message }) => `${ok} ${message}`))).toEqual(new Set(["true shop.ts changed", "true count.ts changed"]));
});

it("keeps the last good version through a broken save, names the line once, and recovers", async () => {
  const place = await served();

  await place.write("shop.ts", `${counting("2")}\nconst = 3;\n`);
  await place.reload();
  await place.reload();
  const during = await count(place);
  const trouble = await place.trouble();
  await place.write("shop.ts", counting("3"));
  await place.reload();

  expect([during, await count(place)]).toEqual([1, 3]);
  expect(trouble).toMatch(/shop\.ts:4:\d+ bad-behaviour: /);
  expect(await place.trouble()).toBeUndefined();
  expect(reloads(place).map(({ ok }) => ok)).toEqual([false, true]);
});

it("serves a changed document, keeps what is stored, and says what does not fit it any more", async () => {
  const place = await served();
  const { body: order } = await place.send("POST", "/orders", { item: "lamp" });

  await place.edit("shop.yaml", (text) =>
    text.replace(
      "id: { type: string, readOnly: true }\n        item: { type: string }",
      "id: { type: string, readOnly: true }\n        item: { type: string, minLength: 6 }",
    ),
  );
  await place.reload();
  const shown = await place.send("GET", `/orders/${order.id}`);
  await place.edit("shop.yaml", (text) => text.replace(", minLength: 6", ""));
  await place.reload();

  expect(shown.status).toBe(200);
  expect(shown.body.item.length).toBeGreaterThanOrEqual(6);
  expect((await place.send("GET", `/orders/${order.id}`)).body).toEqual(order);
  expect(reloads(place)[0]?.message).toMatch(/^shop\.yaml changed\n.*of orders do(es)? not fit any more, kept and shown as far as possible: /);
});

it("begins anew with the new examples where nothing was done, and drops what has no collection any more", async () => {
  const place = await served();
  await place.send("POST", "/~busy/orders", { item: "lamp" });

  await place.edit("shop.yaml", (text) => text.replaceAll("/orders", "/purchases"));
  await place.reload();

  expect((await place.send("GET", "/purchases")).status).toBe(200);
  expect((await place.send("GET", "/orders")).status).toBe(404);
  expect(reloads(place)[0]?.message).toMatch(/in the sandbox busy: orders is gone, and its \d+ things\./);
});

it("serves an overlay that appears beside the document, and a file that was replaced, removed and restored", async () => {
  const place = await served();
  await place.write("new.ts", counting("7"));

  await rename(place.path("new.ts"), place.path("shop.ts"));
  await place.reload();
  const replaced = await count(place);
  await rm(place.path("shop.ts"));
  await place.reload();
  const removed = await count(place);
  await place.write("shop.ts", counting("8"));
  await place.reload();
  await place.write("shop.overlay.yaml", 'overlay: 1.0.0\ninfo: { title: Ours, version: "1" }\nactions: [{ target: $.info, update: { title: Our shop } }]\n');
  await place.reload();

  expect([replaced, removed, await count(place)]).toEqual([7, 7, 8]);
  expect((await place.api()).contract.title).toBe("Our shop");
  expect(reloads(place).map(({ message }) => message.replaceAll(`${place.folder}/`, ""))).toEqual([
    "shop.ts changed",
    "shop.ts no-such-file: there is no such file; check the path.",
    "shop.ts changed",
    "shop.overlay.yaml changed",
  ]);
});

it("undoes a call of before the change afterwards", async () => {
  const place = await served();
  await place.send("POST", "/orders", { item: "lamp" });
  const { length } = (await place.send("GET", "/orders")).body;

  await place.write("shop.ts", counting("2"));
  await place.reload();
  (await place.api()).world.undo();

  expect((await place.send("GET", "/orders")).body).toHaveLength(length - 1);
});

it("hears of a save by itself", { timeout: 20_000 }, async () => {
  const place = await served();

  await place.write("shop.ts", counting("5"));
  await expect.poll(() => reloads(place).length, { timeout: 10_000 }).toBe(1);

  expect(await count(place)).toBe(5);
});

it("refuses to watch files while the state is kept", async () => {
  const place = await Workplace.with({ "shop.ts": counting("1") });

  await expect(place.serve("shop.ts", { watch: true, store: place.path("kept.db") }).ready()).rejects.toThrow("--watch and --store do not go together");
});
