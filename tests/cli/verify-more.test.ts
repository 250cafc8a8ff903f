/** What a vendor meets on the way: a first profile, garbage, refused credentials. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { Report } from "../../conformance/report/report.ts";
import { specimen, temporary } from "./command.ts";
import { front, mockOf, serve } from "./targets.ts";

// Whole runs, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const api = "pulumi-services";

it("writes a commented profile to a new file, which loads once its variables are set", async () => {
  const file = join(await temporary({}), "our-server.yaml");

  const written = await specimen("verify", api, "--init-profile", file);
  const unset = await specimen("verify", api, "--target", "http://127.0.0.1:1", "--profile", file);

  const variables = ["PULUMI_ADMIN_PULUMITOKEN", "PULUMI_MEMBER_PULUMITOKEN", "PULUMI_OUTSIDER_PULUMITOKEN"].join(", ");
  expect([written.code, written.stdout, written.stderr]).toEqual([0, `Wrote ${file}. It reads ${variables} from the environment.\n`, ""]);
  expect(await readFile(file, "utf8")).toContain(`api: ${api}`);
  expect(unset.stderr).toContain(`needs environment variables that are not set: ${variables}.`);
  expect(unset.code).toBe(3);
});

it("judges garbage as garbage: everything fails, and nothing breaks", async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", ETag: 'W/"\\', Location: "http://[" }).end(randomBytes(500));
  });

  const { code, stderr, stdout } = await specimen("verify", api, "--target", url, "--format", "json");

  const { causes, totals } = JSON.parse(stdout) as Report;
  expect(totals.error).toBe(0);
  expect(totals.fail).toBeGreaterThan(50);
  expect(causes.some(({ found }) => found.includes("UTF-8"))).toBe(true);
  expect(stderr).toBe("");
  expect(code).toBe(1);
});

it("stops before the first case where a profile's credentials are wrong, having asked twice at most", async () => {
  const behind = await mockOf(api);
  let asked = 0;
  const { url } = await front(behind, (incoming) => {
    asked += 1;
    incoming.headers.authorization = "token nobody-has-this";
    return false;
  });

  const { code, stderr, stdout } = await specimen("verify", api, "--target", url);

  expect(stderr).toContain('The target refuses the credentials of "admin" (401 to GET ');
  expect(asked).toBeLessThanOrEqual(2);
  expect([code, stdout]).toEqual([3, ""]);
});

it("sends several requests at a time where it is told to, but tells its stories alone", async () => {
  const behind = await mockOf("clerk-organizations");
  let open = 0;
  let most = 0;
  const { url } = await front(behind, (_incoming, outgoing) => {
    open += 1;
    most = Math.max(most, open);
    outgoing.on("close", () => {
      open -= 1;
    });
    return false;
  });

  const { code, stdout } = await specimen("verify", "clerk-organizations", "--target", url, "--concurrency", "8", "--format", "json");

  expect((JSON.parse(stdout) as Report).causes.map(({ cases, message }) => `${cases[0]}: ${message}`)).toEqual([]);
  expect(most).toBeGreaterThan(2);
  expect(code).toBe(0);
});
