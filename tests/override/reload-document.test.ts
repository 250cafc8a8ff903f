/** Documents change, too: what is saved is served, and what is broken is named by file and line until it is mended. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { ReloadEvent } from "../../mock/options.ts";
import { Workplace } from "./workplace.ts";

const reloads = ({ events }: Workplace): string[] =>
  events.filter((event): event is ReloadEvent => event.event === "reload").map(({ ok, message }) => `${ok} ${message}`);

async function served(files: Readonly<Record<string, string>> = {}): Promise<Workplace> {
  const place = await Workplace.with({ "shop.ts": "export default { operations: {} };\n", ...files });
  await place.serve("shop.ts", { watch: true }).ready();
  return place;
}

it.each([
  ["is no YAML", (text: string) => `${text}\tx: [`, /shop\.yaml:\d+:\d+ not-yaml: it is not valid YAML: /],
  ["is empty", () => "", /shop\.yaml empty-document: /],
  [
    "refers to another host",
    (text: string) => text.replace("#/components/schemas/Order", "https://example.com/o.yaml"),
    /shop\.yaml:\d+:\d+ remote-reference at /,
  ],
  ["is of another version", (text: string) => text.replace(/^openapi: .*$/m, "openapi: 4.0.0"), /shop\.yaml unsupported-version: /],
])("a document that %s leaves what was served, with its state, and is told once", async (_what, broken, told) => {
  const place = await served();
  const { body: order } = await place.send("POST", "/orders", { item: "lamp" });

  const sound = await readFile(place.path("shop.yaml"), "utf8");
  await place.write("shop.yaml", broken(sound));
  await place.reload();
  await place.reload();
  const during = await place.send("GET", `/orders/${order.id}`);
  const trouble = await place.trouble();
  await place.write("shop.yaml", sound);
  await place.reload();

  expect(during).toEqual({ status: 200, body: order });
  expect(trouble).toMatch(told);
  expect([await place.trouble(), (await place.send("GET", `/orders/${order.id}`)).body]).toEqual([undefined, order]);
  expect(reloads(place)).toEqual([expect.stringMatching(told), expect.stringMatching(/^true /)]);
});

it("a file that the document refers to is watched like the document, and named where it is broken", async () => {
  const place = await served({ "parts.yaml": "Title: {type: string, const: first}\n" });
  await place.edit("shop.yaml", (text) => text.replace("item: { type: string }", "item: { $ref: 'parts.yaml#/Title' }"));
  await place.reload();

  const before = await place.send("POST", "/orders", { item: "second" });
  await place.write("parts.yaml", "Title: {type: string\n");
  await place.reload();
  const trouble = await place.trouble();
  await place.write("parts.yaml", "Title: {type: string, const: second}\n");
  await place.reload();
  const after = await place.send("POST", "/orders", { item: "second" });

  expect([before.status, after.status]).toEqual([422, 201]);
  expect(trouble).toMatch(/parts\.yaml:\d+:\d+ not-yaml: /);
});
