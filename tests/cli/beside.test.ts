import { describe, expect, it } from "vitest";
import { program } from "../program.ts";
import { specimen, started } from "./command.ts";

const beside = (words: string[], ...command: string[]) => specimen("mock", "--port", "0", ...words, "--", ...command);
const node = (script: string): string[] => [process.execPath, "-e", script];

describe("a command beside the mock", () => {
  it("finds the only API at SPECIMEN_URL, has stdout for itself, and gives its exit code", async () => {
    const script = 'fetch(process.env.SPECIMEN_URL + "/api/v2/services").then(({ status }) => { console.log(status); process.exit(7); })';

    const { code, stdout, stderr } = await beside(["datadog-services", "--as", "admin"], ...node(script));

    expect(stderr).toContain("Specimen serves one API on http://localhost:");
    expect(stderr).toContain("200 GET /api/v2/services GetServices as admin");
    expect(stdout).toBe("200\n");
    expect(code).toBe(7);
  });

  it("finds several APIs below SPECIMEN_URL", async () => {
    const { code, stdout, stderr } = await beside(["datadog-services", "pulumi-services", "--log", "json"], ...node("console.log(process.env.SPECIMEN_URL)"));

    const ready = JSON.parse(stderr.split("\n")[0] ?? "") as { apis: { baseUrl: string }[] };
    expect(ready.apis.map(({ baseUrl }) => baseUrl)).toEqual([`${stdout.trim()}/datadog-services`, `${stdout.trim()}/pulumi-services`]);
    expect(code).toBe(0);
  });

  it("gives 128 and the number of the signal that ended it", async () => {
    const { code } = await beside(["datadog-services", "--log", "silent"], ...node('process.kill(process.pid, "SIGKILL")'));

    expect(code).toBe(137);
  });

  it("keeps its own options, those of the mock's names too", async () => {
    const { stdout } = await beside(["datadog-services", "--log", "silent"], ...node("console.log(process.argv.slice(1).join())"), "--", "--port", "x");

    expect(stdout).toBe("--port,x\n");
  });

  it("gets the signals that the mock gets", async () => {
    const script = 'process.on("SIGTERM", () => process.exit(9)); console.error("up"); setInterval(() => {}, 1000);';
    const words = [...program, "mock", "datadog-services", "--port", "0", "--", ...node(script)];
    const running = await started(process.execPath, words);
    while (!running.stderr().endsWith("up\n")) await new Promise((resolve) => setTimeout(resolve, 20));

    const { code } = await running.stop();

    expect(code).toBe(9);
  });

  it("is told apart from a program that there is not", async () => {
    const { code, stdout, stderr } = await beside(["datadog-services", "--log", "silent"], "no-such-program");

    expect(stderr).toBe('specimen: The command "no-such-program" could not be started: there is no such program.\n');
    expect(stdout).toBe("");
    expect(code).toBe(3);
  });
});
