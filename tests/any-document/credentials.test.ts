/** `--token` and `--header` instead of a profile: what they state is sent, and only then the refusals are judged. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { defaults, type VerifyOptions, verify } from "../../conformance/verify.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-credentials-"));
const document = join(folder, "motd.json");
const text = { content: { "application/json": { schema: { type: "string" } } } };
const described = {
  openapi: "3.1.0",
  info: { title: "Message of the day", version: "1" },
  security: [{ token: [] }],
  paths: { "/motd": { get: { operationId: "motd", responses: { 200: { description: "It.", ...text }, 401: { description: "Who are you?" } } } } },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
};
writeFileSync(document, JSON.stringify(described));

/** Knows one token, and nobody without a tenant. */
const server = createServer(({ headers }, response) => {
  const isKnown = headers.authorization === "Bearer s3cret-token" && headers["x-tenant"] === "acme";
  response.writeHead(isKnown ? 200 : 401, isKnown ? { "Content-Type": "application/json" } : { "WWW-Authenticate": "Bearer" });
  response.end(isKnown ? '"Hello"' : undefined);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const judged = (given: Partial<VerifyOptions>): Promise<RunResult> =>
  // A server that listens on a port has such an address.
  verify({
    ...defaults,
    api: document,
    target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    only: ["motd/motd/200/**", "motd/motd/401/**"],
    ...given,
  });
const verdicts = ({ cases }: RunResult): Record<string, string> =>
  Object.fromEntries(cases.map(({ case: { id }, verdict }) => [id.replace("motd/motd/", ""), verdict]));

describe("a document of somebody else", () => {
  it.each<[string, Partial<VerifyOptions>]>([
    ["a token and a header", { token: "s3cret-token", headers: ["X-Tenant: acme"] }],
    ["headers alone", { headers: ["Authorization: Bearer s3cret-token", "X-Tenant: acme"] }],
  ])("is judged whole with %s", async (_what, given) => {
    expect(verdicts(await judged(given))).toEqual({
      "200/valid/minimal": "pass",
      "401/no-credentials": "pass",
      "401/unknown-credentials": "pass",
      "401/unknown-credentials/longer": "pass",
      "401/malformed-credentials": "pass",
      "401/malformed-credentials/other-word": "pass",
    });
  });

  it("without either leaves open what needs somebody whom the target knows, and says what to state", async () => {
    const result = await judged({ headers: ["X-Tenant: acme"] });

    expect(verdicts(result)).toMatchObject({ "200/valid/minimal": "inconclusive", "401/no-credentials": "pass", "401/unknown-credentials": "skipped" });
    expect(result.cases.flatMap(({ reason }) => reason ?? []).every((reason) => /made up.*--token, --header or a profile/.test(reason))).toBe(true);
  });
});
