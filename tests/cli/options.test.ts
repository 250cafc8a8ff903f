import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { startMock } from "./command.ts";

const json = { "Content-Type": "application/json" };
const service = (name: string) => JSON.stringify({ data: { type: "services", attributes: { name } } });
const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === "IPv4")?.address;

const allowedOrigin = async (url: string, origin: string): Promise<[string | null, string | null]> => {
  const { headers } = await fetch(url, { headers: { Origin: origin } });
  return [headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")];
};

describe("options of one API at the root", () => {
  it("--as, --validate warn, --latency, --body-limit, and --cors with a list that an API follows", async () => {
    const words = ["--as", "editor", "--validate", "warn", "--latency", "60-80", "--body-limit", "1KiB"];
    const { origin, stop } = await startMock(...words, "--cors", "https://app.example,http://localhost:3000/", "datadog-services");
    const url = `${origin}/api/v2/services`;

    const startedMs = performance.now();
    const made = await fetch(url, { method: "POST", headers: json, body: service("") });
    const elapsedMs = performance.now() - startedMs;
    const wrongType = await fetch(url, { method: "POST", headers: json, body: JSON.stringify({ data: { type: "services", attributes: { name: 7 } } }) });
    const large = await fetch(url, { method: "POST", headers: json, body: service("x".repeat(1024)) });
    const origins = [
      await allowedOrigin(url, "https://app.example"),
      await allowedOrigin(url, "http://localhost:3000"),
      await allowedOrigin(url, "http://localhost:3001"),
    ];
    const { stdout } = await stop();

    expect(made.status).toBe(201);
    expect(elapsedMs).toBeGreaterThanOrEqual(60);
    expect(wrongType.status).toBe(400);
    expect(large.status).toBe(413);
    expect(origins).toEqual([
      ["https://app.example", "true"],
      ["http://localhost:3000", "true"],
      [null, null],
    ]);
    expect(stdout).toMatch(
      /201 POST \/api\/v2\/services CreateService as editor [\d.]+ ms\n {4}let through: \/data\/attributes\/name: expected at least 1 character, found ""\n/,
    );
  });

  it("--cors * opens to every origin without cookies; credentials that are sent count, whatever --as says", async () => {
    const { origin, stop } = await startMock("--cors", "*", "--as", "admin", "datadog-services");
    const url = `${origin}/api/v2/services`;

    const anyone = await allowedOrigin(url, "https://anywhere.example");
    const wrong = await fetch(url, { headers: { "DD-API-KEY": "wrong", "DD-APPLICATION-KEY": "wrong" } });
    await stop();

    expect(anyone).toEqual(["*", null]);
    expect(wrong.status).toBe(401);
  });

  it("--cors off tells no browser that it may read", async () => {
    const { origin, stop } = await startMock("--cors", "off", "datadog-services");

    const answers = [await allowedOrigin(`${origin}/api/v2/services`, "http://localhost:3000"), await allowedOrigin(`${origin}/api/v2/services`, origin)];
    await stop();

    expect(answers).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe("--seed and --now", () => {
  it("give the same bytes in every run", async () => {
    const run = async (...words: string[]): Promise<string> => {
      const { origin, stop } = await startMock("datadog-services", "--as", "admin", ...words);
      const url = `${origin}/api/v2/services`;
      const texts: string[] = [];
      for (const name of ["one", "two"]) texts.push(await (await fetch(url, { method: "POST", headers: json, body: service(name) })).text());
      texts.push(await (await fetch(url)).text(), await (await fetch(url, { headers: { Prefer: "dynamic=true" } })).text());
      await stop();
      return texts.join("\n");
    };
    const fixed = ["--seed", "7", "--now", "2026-01-31T09:00:00Z"];

    const [first, again, other] = [await run(...fixed, "--log", "json"), await run(...fixed), await run("--seed", "8", "--now", "2026-01-31T09:00:00Z")];

    expect(again).toBe(first);
    expect(first).toContain("2026-01-31T09:00:00");
    expect(other).not.toBe(first);
  });
});

describe.skipIf(ownAddress === undefined)("--host and --control-token (skipped where the machine has no address but loopback)", () => {
  it("open the control API to another machine's caller with the token, and health without", async () => {
    const { origin, stop } = await startMock("datadog-services", "--host", "0.0.0.0", "--control-token", "s3cret", "--log", "json");
    const base = `http://${ownAddress}:${new URL(origin).port}/_specimen/v1`;
    const status = async (path: string, method: string, headers: Record<string, string> = {}) => (await fetch(base + path, { method, headers })).status;

    const without = await status("/reset", "POST");
    const wrong = await status("/reset", "POST", { "Specimen-Token": "guess" });
    const withToken = await status("/reset", "POST", { "Specimen-Token": "s3cret" });
    const health = await status("/health", "GET");
    await stop();

    expect([without, wrong, withToken, health]).toEqual([403, 403, 204, 200]);
  });
});
