import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LayeredMap } from "./layered-map.ts";

const value = (text: string) => ({ text });

describe("a fork", () => {
  it("has what was there, and what either side changes stays on that side", () => {
    const left = new LayeredMap<string, object>();
    left.set("a", value("one"));
    left.set("b", value("two"));

    const right = left.fork();
    left.set("a", value("left"));
    right.delete("b");

    expect([left.get("a"), left.get("b")]).toEqual([value("left"), value("two")]);
    expect([right.get("a"), right.get("b"), right.has("b")]).toEqual([value("one"), undefined, false]);
  });

  it("tells what it has set itself from what it shares", () => {
    const left = new LayeredMap<string, object>();
    left.set("a", value("one"));
    const right = left.fork();

    right.set("b", value("two"));

    expect([right.own("a"), right.own("b"), left.own("a")]).toEqual([undefined, value("two"), undefined]);
  });
});

it("Any mix of changes and forks is as if every fork had copied everything", () => {
  const step = fc.record({ of: fc.nat(5), act: fc.constantFrom("set", "delete", "fork"), key: fc.nat(12), text: fc.string({ maxLength: 2 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const maps = [new LayeredMap<number, object>()];
      const copies = [new Map<number, object>()];
      for (const { of, act, key, text } of steps) {
        const index = of % maps.length;
        const [map, copy] = [maps[index] as LayeredMap<number, object>, copies[index] as Map<number, object>];
        if (act === "fork" && maps.length < 6) {
          maps.push(map.fork());
          copies.push(new Map(copy));
        } else if (act === "delete") {
          map.delete(key);
          copy.delete(key);
        } else {
          map.set(key, value(text));
          copy.set(key, value(text));
        }
      }
      const read = ({ get }: { get(key: number): object | undefined }) => Array.from({ length: 13 }, (_, key) => get(key));
      expect(maps.map((map) => read({ get: (key) => map.get(key) }))).toEqual(copies.map((copy) => read({ get: (key) => copy.get(key) })));
    }),
  );
});
