/** Sandboxes and control below a path of somebody's Express app. */
import express from "express";
import { expect, it } from "vitest";
import { createControlClient } from "../../mock/index.ts";
import { createService, listServices, pulumi } from "./fixture.ts";

it("a mounted mock is steered, and has sandboxes, below its mount path", async () => {
  const mock = pulumi();
  const server = express().use("/mock", mock.middleware()).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/mock`;
  const send = (prefix: string) => (path: string, init?: RequestInit) => fetch(`${baseUrl}${prefix}${path}`, init);
  const inSandbox = send("/~ci") as typeof mock.fetch;
  try {
    const control = createControlClient({ baseUrl, sandbox: "ci" });
    await control.snapshot("before");
    expect((await createService(inSandbox, "inside")).status).toBe(200);

    expect(await (await listServices(inSandbox)).text()).toContain('"inside"');
    expect(await (await listServices(send("") as typeof mock.fetch)).text()).not.toContain('"inside"');
    expect((await control.log()).map(({ path }) => path)).toEqual(["/~ci/api/orgs/my-org/services", "/~ci/api/orgs/my-org/services"]);
    await createControlClient({ baseUrl: `${baseUrl}/~ci` }).restore("before");
    expect(await (await listServices(inSandbox)).text()).not.toContain('"inside"');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
