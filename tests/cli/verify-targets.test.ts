import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { shippedProfile } from "../../conformance/profile.ts";
import type { Report } from "../../conformance/report/report.ts";
import { specimen, temporary } from "./command.ts";
import { certificate, key } from "./self-signed.ts";
import { closeAtEnd, front, mockOf, serve } from "./targets.ts";

// Whole runs, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const api = "pulumi-services";
const verify = (target: string, ...words: string[]) => specimen("verify", api, "--target", target, ...words);
const reportOf = (stdout: string): Report => JSON.parse(stdout) as Report;

describe("a target that cannot be judged ends verify with 3, and says why", () => {
  it.each([
    ["never answers", () => undefined, ["--timeout", "300ms"], "No whole answer within 300 ms. Raise --timeout"],
    ["answers without end", "endless", ["--timeout", "20s"], "The answer is longer than 10485760 bytes. It may be endless"],
    ["has moved", "moved", [], "It redirects to https://elsewhere.example.com/v2 (301); name the new base URL with --target."],
    ["knows nobody", "stranger", [], 'The target refuses the credentials of "admin" (401 to GET '],
  ] as const)("one that %s", async (_what, behaviour, words, expected) => {
    const chunk = Buffer.alloc(1024 * 1024, "x");
    const { url } = await serve((_request, response) => {
      if (behaviour === "endless") {
        const pour = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once("drain", pour);
        };
        pour();
      }
      if (behaviour === "moved") response.writeHead(301, { Location: "https://elsewhere.example.com/v2" }).end();
      if (behaviour === "stranger") response.writeHead(401).end();
    });

    const { code, stderr, stdout } = await verify(url, ...words);

    expect(stderr).toContain(expected);
    expect([code, stdout]).toEqual([3, ""]);
  });

  it("one that speaks no HTTP", async () => {
    const server = createTcpServer((socket) => socket.on("error", () => undefined).end("SSH-2.0-OpenSSH_9.2\r\n")).listen(0, "127.0.0.1");
    await once(server, "listening");

    const { code, stderr } = await verify(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();

    expect(stderr).toContain("What came is not HTTP");
    expect(code).toBe(3);
  });
});

it("waits for a target that is still starting", async () => {
  const started = Date.now();
  const behind = await mockOf(api);
  const { url } = await front(behind, (incoming) => {
    if (Date.now() - started > 4000) return false;
    incoming.socket.destroy();
    return true;
  });

  const { code } = await verify(url, "--wait", "60s", "--only", `${api}/getService/200/valid/minimal`, "--allow-incomplete");

  expect(code).toBe(0);
});

it("trusts a certificate that signs itself only where the profile names it", async () => {
  const server = createServer({ cert: certificate, key }, (_request, response) => response.writeHead(404).end()).listen(0, "127.0.0.1");
  closeAtEnd(server as never);
  await once(server, "listening");
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const folder = await temporary({ "ca.pem": certificate });
  await writeFile(`${folder}/own.yaml`, `${await readFile(shippedProfile(api), "utf8")}\ntls: {caFile: ${folder}/ca.pem}\n`);

  const [refused, trusted] = await Promise.all([
    verify(url),
    verify(url, "--profile", `${folder}/own.yaml`, "--only", "**/no-credentials", "--format", "json"),
  ]);

  expect(refused.stderr).toContain("The TLS connection failed: self-signed certificate. Name the authority's certificate as tls.caFile in the profile");
  expect(refused.code).toBe(3);
  expect(reportOf(trusted.stdout).volatile.requests).toBeGreaterThan(0);
  expect(trusted.code).toBe(1);
});

describe("a target that dies midway", () => {
  it.each([
    ["ends the run with 2 and the last request", false, 2],
    ["ends it with 1 where something had failed", true, 1],
  ])("%s", async (_what, broken, expected) => {
    const behind = await mockOf(api);
    let count = 0;
    const { url, server } = await front(behind, (incoming, outgoing) => {
      count += 1;
      if (count > 60) {
        server.close();
        server.closeAllConnections();
        return true;
      }
      if (!broken || incoming.method !== "HEAD") return false;
      outgoing.writeHead(299).end();
      return true;
    });

    const words = !broken ? [] : ["--only", "**/headService/**", "**/valid/**"];
    const { code, stdout } = await verify(url, "--format", "json", ...words);

    const report = reportOf(stdout);
    const reasons = report.cases.flatMap(({ reason }) => (reason?.startsWith("The target fell silent after ") ? [reason] : []));
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons[0]).toMatch(/^The target fell silent after [A-Z]+ \/\S+\.$/);
    expect(report.totals.fail > 0).toBe(expected === 1);
    expect(code).toBe(expected);
  });
});

it("waits where a target limits its rate, counts the time, and blames nobody", async () => {
  const behind = await mockOf(api);
  let count = 0;
  const { url } = await front(behind, (_incoming, outgoing) => {
    count += 1;
    if (count % 20 !== 0) return false;
    outgoing.writeHead(429, { "Retry-After": "1" }).end();
    return true;
  });

  const { code, stdout } = await verify(url, "--only", "**/valid/**", "--format", "json", "--allow-incomplete");

  const { totals, volatile, causes } = reportOf(stdout);
  expect(causes).toEqual([]);
  expect(totals.pass).toBeGreaterThan(0);
  expect(volatile.waitedMs).toBeGreaterThanOrEqual(1000);
  expect(code).toBe(0);
});

it("judges an answer of nine megabytes", async () => {
  const behind = await mockOf(api);
  const { url } = await front(behind, (incoming, outgoing) => {
    if (incoming.method !== "GET") return false;
    outgoing.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify("x".repeat(9_000_000)));
    return true;
  });

  const { code, stdout } = await verify(url, "--only", `${api}/getService/200/valid/minimal`, "--format", "json");

  expect(reportOf(stdout).causes.map(({ check }) => check)).toContain("body-schema");
  expect(code).toBe(1);
});
