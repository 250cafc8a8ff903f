import { describe, expect, it } from "vitest";
import { mockCommand } from "../../cli/mock-command.ts";
import packageJson from "../../package.json" with { type: "json" };
import { specimen } from "./command.ts";

describe("help", () => {
  it("of the mock names every option, its value and a sentence, within 80 columns", async () => {
    const { options } = mockCommand(undefined, () => undefined);

    const { code, stdout, stderr } = await specimen("mock", "--help");

    expect(code).toBe(0);
    expect(stderr).toBe("");
    const described = options.filter(
      ({ flags, description }) => description !== "" && new RegExp(`^  ${flags.replace(/[.<>]/g, "\\$&")}\\s+\\S`, "m").test(stdout),
    );
    expect(described.map(({ flags }) => flags)).toEqual(options.map(({ flags }) => flags));
    expect(options.length).toBeGreaterThanOrEqual(11);
    expect(stdout).toContain("Usage: specimen mock [options] [api|document...] [-- command...]");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("of the program names its commands", async () => {
    const { code, stdout } = await specimen("--help");

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}mock .*serve contracts/m);
  });

  it("is shown, and 3 given, where nothing is asked", async () => {
    const { code, stdout, stderr } = await specimen();

    expect(code).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^Usage: specimen /);
  });

  it("leaves the version to --version", async () => {
    const { code, stdout } = await specimen("--version");

    expect(code).toBe(0);
    expect(stdout).toBe(`${packageJson.version}\n`);
  });
});
