import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { workingCurl } from "../../cli/working-call.ts";
import { shippedIds } from "../../mock/load-apis.ts";
import { createMock } from "../../mock/mock.ts";
import { startMock } from "./command.ts";

const run = promisify(execFile);
const curlPresent = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

/** Pastes the command into a shell; where there is no curl, sends what it says. */
async function paste(command: string): Promise<unknown> {
  if (curlPresent) return JSON.parse((await run("sh", ["-c", command.replace(/^\s*curl/, "curl --fail --silent")])).stdout);
  const headers = [...command.matchAll(/-H '([^:]+): ([^']*)'/g)].map(([, name = "", value = ""]): [string, string] => [name, value]);
  const cookie = /--cookie '([^']*)'/.exec(command)?.[1];
  const response = await fetch(/'(http[^']*)'$/.exec(command.trim())?.[1] ?? "", { headers: cookie ? [...headers, ["Cookie", cookie]] : headers });
  expect(response.status).toBe(200);
  return response.json();
}

describe("the welcome in the terminal", () => {
  it("is the golden text, its command works, and the log that follows holds no credentials", async () => {
    const { origin, stdout, stop } = await startMock();
    const command = /Try it:\n\n([\s\S]*?)\n\n/.exec(stdout())?.[1] ?? "";

    const answer = await paste(command);
    const ended = await stop();

    const port = new URL(origin).port;
    const [welcome, log] = ended.stdout.split(/(?<=Ctrl-C stops\.\n)/);
    await expect(welcome?.replaceAll(port, "4010")).toMatchFileSnapshot("../../cli/golden/welcome.txt");
    expect(answer).toMatchObject({ data: expect.any(Array) });
    expect(log?.replace(/[\d.]+ ms/, "1 ms")).toBe(
      "200 GET /datadog-services/api/v2/services GetServices as admin 1 ms\nStopping: open requests have five seconds to finish.\n",
    );
    expect(ended.stderr).toBe("");
  });
});

describe("the command to paste", () => {
  it.each(shippedIds)("works for %s", async (id) => {
    const mock = createMock({ apis: [id] });
    const listening = await mock.listen({ port: 0 });
    const [api] = (await mock.ready()).dispatcher.apis;

    const answer = await paste((api && workingCurl(api, listening.origin)) ?? "");
    await listening.close();

    expect(answer).toEqual(expect.any(Object));
  });
});
