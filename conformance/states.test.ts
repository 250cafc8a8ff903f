import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { petsProfile } from "./pets-run.ts";
import { bringAbout } from "./states.ts";

const email = "it's me@example.com";

it("An endpoint is told the values in its URL, encoded, and its answer is what comes of it", async () => {
  const server = createServer(({ method, url }, response) => void response.end(`${method} ${url}\n`));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const profile = petsProfile({ states: { invitation: { url: "/tokens/{email}?of={other}", method: "GET", headers: {} } } });

  const answer = await bringAbout({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, profile }, "invitation", async () => ({ email }));

  expect(answer).toBe("GET /tokens/it's%20me%40example.com?of={other}");
});

it("A command finds the values in its environment, and what it prints is what comes of it", async () => {
  const profile = petsProfile({ states: { invitation: { command: 'printf "%s" "$SPECIMEN_EMAIL"' } } });

  expect(await bringAbout({ baseUrl: "http://localhost", profile }, "invitation", async () => ({ email }))).toBe(email);
});

it("A state that the profile does not offer makes nothing and asks nobody", async () => {
  let prepared = false;
  const prepare = async () => {
    prepared = true;
    return {};
  };

  expect(await bringAbout({ baseUrl: "http://localhost", profile: petsProfile() }, "invitation", prepare)).toBeUndefined();
  expect(prepared).toBe(false);
});
