import { expect, it } from "vitest";
import type { Exchange } from "../exchange.ts";
import type { Profile, Target } from "../target.ts";
import { curlOf } from "./curl.ts";

const principals: Profile["principals"] = { ann: { credentials: [{ key: "hush-hush" }], variables: {} } };
const target = { baseUrl: "http://localhost", profile: { api: "pets", principals } } as unknown as Target;

function exchange(method: string, body?: string): Exchange {
  const request = {
    method,
    target: "/pets",
    headers: [["X-Key", "hush-hush"]] as const,
    body: body === undefined ? undefined : new TextEncoder().encode(body),
  };
  return { operation: undefined, principal: "ann", request, response: undefined, failure: undefined, elapsedMs: 1, waitedMs: 0 };
}

it("a request is pasted with its body, and with a variable for its credential", () => {
  const command = curlOf(exchange("POST", `{"name":"it's"}`), target);

  expect(command).toContain(`curl -i -X POST "$BASE_URL"'/pets'`);
  expect(command).toContain(`-H 'X-Key: '"$PETS_ANN_KEY"''`);
  expect(command).toContain(`--data-binary '{"name":"it'\\''s"}'`);
  expect(command).not.toContain("hush");
});

it("HEAD is asked in the way in which curl waits for no body", () => {
  const command = curlOf(exchange("HEAD"), target);

  expect(command).toMatch(/^curl --head "\$BASE_URL"'\/pets'/);
  expect(command).not.toContain("-X");
});
