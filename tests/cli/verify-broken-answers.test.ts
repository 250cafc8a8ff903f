/** A target that is alive, and answers one operation with what nobody can judge: a failure of that case, told with what came. */
import type { ServerResponse } from "node:http";
import { expect, it, vi } from "vitest";
import { defaults, verify } from "../../conformance/verify.ts";
import { front, mockOf } from "./targets.ts";

// A whole start of a contract, perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const api = "pulumi-services";

function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

it.each<[string, (response: ServerResponse) => void, RegExp]>([
  ["never answers", () => undefined, /^No whole answer within 1000 ms\.$/],
  ["cuts the connection", ({ socket }) => socket?.destroy(), /^The connection broke/],
  ["ends before its answer is whole", (response) => response.writeHead(200, { "Content-Length": "9" }).write("half", () => response.destroy()), /connection/],
  ["speaks no HTTP", ({ socket }) => socket?.end("SSH-2.0-OpenSSH_9.2\r\n\r\n"), /^What came is not HTTP/],
  ["answers without end", pour, /^(?:The answer is longer than 10485760 bytes|No whole answer within 1000 ms)\.$/],
])("an operation that %s fails, and the next case is judged as ever", async (_what, answer, expected) => {
  const { url } = await front(await mockOf(api), ({ method }, response) => {
    if (method !== "DELETE") return false;
    answer(response);
    return true;
  });
  const only = [`${api}/deleteService/204/valid/minimal`, `${api}/headService/204/valid/minimal`];

  const { cases, causes, exitCode, leftovers } = await verify({ ...defaults, api, target: url, only, timeoutMs: 1000 });

  expect(causes.map(({ cases: ids, finding, verdict }) => [verdict, finding.message, ids])).toEqual([
    ["fail", "No answer came, while the target is alive.", [only[0]]],
  ]);
  expect(causes[0]?.finding.found).toMatch(expected);
  expect(cases.map(({ case: { id }, verdict }) => [id, verdict])).toEqual([
    [only[0], "fail"],
    [only[1], "pass"],
  ]);
  // What it made cannot be taken away either, and that is said.
  expect(leftovers).toEqual([expect.stringMatching(/^DELETE \S+\/specimen-run-1: ./)]);
  expect(exitCode).toBe(1);
});
