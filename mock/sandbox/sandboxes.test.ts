import { describe, expect, it } from "vitest";
import { SandboxClock } from "../state/clock.ts";
import { Sandboxes } from "./sandboxes.ts";

function crowd(most = 2) {
  let nowMs = 0;
  const limits = { most, expireMs: 1000, restMs: 100 };
  const sandboxes = new Sandboxes([], new SandboxClock({ now: () => new Date(0) }), limits, () => nowMs);
  return { sandboxes, names: () => sandboxes.list().map(({ name }) => name), pass: (ms: number) => (nowMs += ms) };
}

describe("sandboxes", () => {
  it("come by being named, and stay the same while they are used", () => {
    const { sandboxes, names } = crowd();

    const made = sandboxes.use("a");

    expect(sandboxes.use("a")).toBe(made);
    expect(names()).toEqual(["default", "a"]);
  });

  it("expire when nobody has used them for the time that they have", () => {
    const { sandboxes, names, pass } = crowd();
    const first = sandboxes.use("a");
    pass(600);
    sandboxes.use("b");
    pass(500);

    expect(names()).toEqual(["default", "b"]);
    expect(sandboxes.use("a")).not.toBe(first);
  });

  it("make room by the one that has rested longest", () => {
    const { sandboxes, names, pass } = crowd();
    sandboxes.use("a");
    sandboxes.use("b");
    sandboxes.use("a");
    pass(101);

    expect(sandboxes.use("c")?.name).toBe("c");
    expect(names()).toEqual(["default", "a", "c"]);
  });

  it("make no room where all are in use", () => {
    const { sandboxes, names, pass } = crowd();
    sandboxes.use("a");
    sandboxes.use("b");
    pass(100);

    expect(sandboxes.use("c")).toBeUndefined();
    expect(names()).toEqual(["default", "a", "b"]);
  });

  it("are looked up without being used", () => {
    const { sandboxes, pass } = crowd();
    sandboxes.use("a");
    pass(900);
    sandboxes.find("a");
    pass(200);

    expect(sandboxes.find("a")).toBeUndefined();
    expect(sandboxes.find("never")).toBeUndefined();
  });

  it("go when they are deleted, but for the default one", () => {
    const { sandboxes, names } = crowd();
    sandboxes.use("a");

    expect([sandboxes.delete("a"), sandboxes.delete("a"), sandboxes.delete("default")]).toEqual([true, false, false]);
    expect(names()).toEqual(["default"]);
  });
});
