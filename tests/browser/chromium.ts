/** Debian's Chromium, and pages of other origins for it to visit. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { afterAll, describe, it } from "vitest";

const executablePath = "/usr/bin/chromium";
const present = existsSync(executablePath);

if (!present) it.skip(`Chromium is not installed (${executablePath}), so browser tests do not run.`, () => undefined);

/** `describe` where there is a browser. */
export const describeInBrowser = describe.skipIf(!present);

/** A name that is not this machine's, and leads to it all the same. */
export const strangersHost = "evil.example";

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--headless=new",
      "--disable-gpu",
      "--disable-background-networking",
      "--no-first-run",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=MAP ${strangersHost} 127.0.0.1`,
    ],
  });

/** An empty page on a port of its own; gives the port. */
export async function servePage(): Promise<number> {
  const server = createServer((_request, response) =>
    response.setHeader("Content-Type", "text/html").end("<!doctype html><title>App</title><link rel=icon href=data:,>"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.closeAllConnections());
  afterAll(() => void server.close());
  return (server.address() as AddressInfo).port;
}
