import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Entry, OrderedList } from "./ordered.ts";

type Numbered = Entry<number>;

const entry = (rank: number, seq: number): Numbered => ({ value: seq, seq, rank });
const naive = (entries: readonly Numbered[]): number[] =>
  [...entries].sort((a, b) => Number(a.rank) - Number(b.rank) || a.seq - b.seq).map(({ value }) => value);

/** A bulk of additions, so that lists outgrow a chunk, or removals at relative places. */
type Step = { readonly add: readonly number[] } | { readonly removeAt: number; readonly times: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  // Ever higher ranks, as creation times are; equal ranks; and ranks in any order.
  fc.record({ from: fc.nat(5), count: fc.nat(1500) }).map(({ from, count }) => ({ add: Array.from({ length: count }, (_unused, index) => from + index) })),
  fc.record({ rank: fc.nat(50), count: fc.nat(800) }).map(({ rank, count }) => ({ add: Array<number>(count).fill(rank) })),
  fc.array(fc.integer({ min: -5, max: 2000 }), { maxLength: 300 }).map((add) => ({ add })),
  fc.record({ removeAt: fc.double({ min: 0, max: 1, noNaN: true }), times: fc.nat(1200) }),
);

function play(steps: readonly Step[]): { list: OrderedList<number>; model: Numbered[] } {
  const list = new OrderedList<number>();
  const model: Numbered[] = [];
  let seq = 0;
  for (const one of steps) {
    if ("add" in one) {
      for (const rank of one.add) {
        const added = entry(rank, seq);
        seq += 1;
        list.add(added);
        model.push(added);
      }
    } else {
      for (let time = 0; time < one.times && model.length > 0; time += 1) {
        const [gone] = model.splice(Math.min(model.length - 1, Math.floor(one.removeAt * model.length)), 1);
        if (gone) list.remove(gone);
      }
    }
  }
  return { list, model };
}

describe("an ordered list", () => {
  it("reads like a sorted array after any additions and removals", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.nat(6000), fc.nat(2500), (steps, offset, limit) => {
        const { list, model } = play(steps);
        const sorted = naive(model);

        expect(list.size).toBe(sorted.length);
        expect([...list]).toEqual(sorted);
        expect(list.slice(offset, limit)).toEqual(sorted.slice(offset, offset + limit));
        expect(list.at(offset)).toBe(sorted[offset]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("pages without a gap or a repetition while it grows and shrinks", () => {
    const { list, model } = play([{ add: Array.from({ length: 5000 }, (_unused, index) => index % 97) }, { removeAt: 0.3, times: 1700 }]);
    const pages = Array.from({ length: Math.ceil(list.size / 7) }, (_unused, page) => list.slice(page * 7, 7));

    expect(pages.flat()).toEqual(naive(model));
  });

  it.each([
    [-1, 5],
    [3, 5],
    [0, 0],
    [Number.MAX_SAFE_INTEGER, 1],
  ])("has nothing at offset %d with limit %d outside its three entries", (offset, limit) => {
    const { list } = play([{ add: [1, 2, 3] }]);

    expect(list.slice(offset, limit)).toEqual([]);
  });

  it("sorts texts by code unit, as ISO times are sorted", () => {
    const list = new OrderedList<string>();
    for (const [seq, rank] of ["2024-02", "2024-01", "2023-12"].entries()) list.add({ value: rank, seq, rank });

    expect([...list]).toEqual(["2023-12", "2024-01", "2024-02"]);
  });

  it("refuses to remove what it does not hold, and stays as it was", () => {
    const { list } = play([{ add: [1, 2, 3] }]);

    expect(() => list.remove(entry(2, 99))).toThrow("The entry is not in the list.");
    expect(() => new OrderedList<number>().remove(entry(1, 0))).toThrow("The entry is not in the list.");
    expect([...list]).toEqual([0, 1, 2]);
  });

  it("reads as many values for a page of a hundred thousand as for one of a hundred", () => {
    const readsFor = (size: number): number => {
      let reads = 0;
      const list = new OrderedList<number>();
      for (let seq = 0; seq < size; seq += 1) {
        list.add({
          seq,
          rank: 0,
          get value() {
            reads += 1;
            return seq;
          },
        });
      }
      list.slice(size - 15, 10);
      return reads;
    };

    expect([readsFor(100), readsFor(100_000)]).toEqual([10, 10]);
  });

  it("compares a handful of entries to add or remove one, whatever its size", () => {
    const readsFor = (size: number): number => {
      let reads = 0;
      const counted = (rank: number, seq: number): Numbered => ({
        value: seq,
        seq,
        get rank() {
          reads += 1;
          return rank;
        },
      });
      const list = new OrderedList<number>();
      for (let seq = 0; seq < size; seq += 1) list.add(counted(seq, seq));
      const middle = counted(size / 2 + 0.5, size);
      reads = 0;
      list.add(middle);
      list.remove(middle);
      return reads;
    };

    // Two binary searches over chunks and two inside one: about log2(100,000) comparisons each time.
    expect(readsFor(100_000)).toBeLessThan(160);
    expect(readsFor(100_000)).toBeLessThan(3 * readsFor(100));
  });
});
