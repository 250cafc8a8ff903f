/** Reloading again and again costs no memory that stays. */
import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { Workplace } from "./workplace.ts";

setFlagsFromString("--expose-gc");
// The flag gives every context that is made from here on its own.
const collect = runInNewContext("gc") as () => void;

function heapMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

it("reloads a document fifty times in bounded memory", { timeout: 60_000 }, async () => {
  const place = await Workplace.with({ "shop.ts": "export default { operations: {} };\n" });
  await place.serve("shop.ts", { watch: true }).ready();
  await place.send("POST", "/orders", { item: "lamp" });
  const text = await readFile(place.path("shop.yaml"), "utf8");
  const reload = async (turn: number): Promise<void> => {
    await place.write("shop.yaml", `${text}${"\n".repeat(turn)}`);
    await place.reload();
    await place.send("GET", "/orders");
  };
  for (let turn = 1; turn <= 10; turn += 1) await reload(turn);
  const before = heapMegabytes();

  for (let turn = 11; turn <= 50; turn += 1) await reload(turn);

  expect(place.events.filter(({ event }) => event === "reload").length).toBeGreaterThanOrEqual(50);
  expect(heapMegabytes() - before).toBeLessThan(3);
});

it("reloads two hundred times in bounded memory and time", { timeout: 120_000 }, async () => {
  const ballast = `const ballast = Array.from({ length: 20_000 }, (_unused, index) => "entry " + index);\n`;
  const textOf = (turn: number): string =>
    `${ballast}export default { operations: { countRefunds: ({ reply }) => reply(200, { count: ballast.length + ${turn} }) } };\n`;
  const place = await Workplace.with({ "shop.ts": textOf(0) });
  await place.serve("shop.ts", { watch: true }).ready();
  await place.send("POST", "/orders", { item: "lamp" });
  const reload = async (turn: number): Promise<void> => {
    await place.write("shop.ts", textOf(turn));
    await place.reload();
  };
  for (let turn = 1; turn <= 20; turn += 1) await reload(turn);
  const before = heapMegabytes();
  const cpu = process.cpuUsage();

  for (let turn = 21; turn <= 220; turn += 1) await reload(turn);

  const { user, system } = process.cpuUsage(cpu);
  expect((await place.send("GET", "/refunds/count")).body.count).toBe(20_220);
  expect(heapMegabytes() - before).toBeLessThan(10);
  expect((user + system) / 1000 / 200).toBeLessThan(300);
});
