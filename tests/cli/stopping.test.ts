import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { type Running, started, startMock } from "./command.ts";

/** A call that takes a second; resolves once the mock has it. */
async function slowCall({ origin, stdout }: Running): Promise<{ status: Promise<number | undefined> }> {
  const call = request(`${origin}/api/v2/services`, { headers: { Prefer: "wait=1" } });
  const status = once(call, "response").then(([response]) => {
    response.resume();
    return response.statusCode as number;
  });
  call.end();
  while (!stdout().includes('"event":"exchange"')) await new Promise((resolve) => setTimeout(resolve, 20));
  return { status };
}

describe("a signal", () => {
  it("lets an open request finish, says so, and gives 0", async () => {
    const running = await startMock("datadog-services", "--as", "admin", "--log", "json");
    const { status } = await slowCall(running);

    running.child.kill("SIGTERM");
    expect(await status).toBe(200);
    const answeredMs = performance.now();
    const { code, stdout, stderr } = await running.ended;

    // A connection that the client keeps alive would hold the end back for the five seconds of grace.
    expect(performance.now() - answeredMs).toBeLessThan(4000);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\{"event":"stopping"\}\n$/);
    expect(stderr).toBe("");
  });

  it("sent twice does not wait", async () => {
    const running = await startMock("datadog-services", "--as", "admin", "--log", "json");
    const { status } = await slowCall(running);
    const cut = expect(status).rejects.toThrow();

    running.child.kill("SIGINT");
    while (!running.stdout().includes("stopping")) await new Promise((resolve) => setTimeout(resolve, 20));
    running.child.kill("SIGINT");

    expect((await running.ended).code).toBe(0);
    await cut;
  });

  it("reaches the command through npm run, which gives 0 too", async () => {
    const npm = ["run", "-s", "specimen", "--", "mock", "datadog-services", "--port", "0", "--as", "admin", "--log", "json"];
    const running = await started("npm", npm);

    const { status } = await fetch(`${running.origin}/api/v2/services`);
    const exit = once(running.child, "exit");
    running.child.kill("SIGTERM");
    const [code] = await exit;

    expect(status).toBe(200);
    expect(code).toBe(0);
    const { stdout } = await running.ended;
    expect(stdout).toMatch(/^\{"event":"ready",.*\n(?:\{.*\n)*\{"event":"stopping"\}\n$/);
  });
});

describe("a reader that goes away", () => {
  it("is no failure", async () => {
    const running = await startMock("datadog-services", "--as", "admin");

    running.child.stdout?.destroy();
    await fetch(`${running.origin}/api/v2/services`);

    expect((await running.ended).code).toBe(0);
  });
});
