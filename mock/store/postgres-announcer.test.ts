import { describe, expect, it } from "vitest";
import { PostgresAnnouncer } from "./postgres-announcer.ts";

describe("an announcer", () => {
  it("tells of many writes at once, of each sandbox once", async () => {
    const told: (readonly string[])[] = [];
    const announcer = new PostgresAnnouncer(async (names) => told.push(names));

    for (const name of ["a", "b", "a", "a"]) announcer.wrote([name]);
    await announcer.end();
    announcer.wrote(["a"]);
    await announcer.end();

    expect(told).toEqual([["a", "b"], ["a"]]);
  });

  it("fits into messages of 8000 bytes", async () => {
    const told: (readonly string[])[] = [];
    const announcer = new PostgresAnnouncer(async (names) => told.push(names));
    const names = Array.from({ length: 250 }, (_nothing, index) => String(index).padStart(63, "x"));

    announcer.wrote(names);
    await announcer.end();

    expect(told.flat()).toEqual(names);
    expect(Math.max(...told.map((some) => some.join(" ").length))).toBeLessThan(7000);
  });

  it("goes on where it could not tell", async () => {
    const told: (readonly string[])[] = [];
    const announcer = new PostgresAnnouncer(async (names) => {
      told.push(names);
      if (told.length === 1) throw new Error("away");
    });

    announcer.wrote(["lost"]);
    await announcer.end();
    announcer.wrote(["heard"]);
    await announcer.end();

    expect(told).toEqual([["lost"], ["heard"]]);
  });
});
