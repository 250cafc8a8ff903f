import { describe, expect, it } from "vitest";
import { logLines, startMock, temporary } from "./command.ts";

const secrets = [
  "api-key-org-one",
  "app-key-admin",
  "pul-member",
  "token-admin",
  "YOUR_SESSION_TOKEN",
  "OWNER_TOKEN",
  "t0ken-of-control",
  "wr0ng-credential",
  "inv1tation",
  "s3cret-in-a-query",
];

describe("the JSON log", () => {
  it("begins with ready, tells each exchange, and keeps every credential to itself", async () => {
    const { origin, stop } = await startMock("--log", "json", "--control-token", "t0ken-of-control");
    const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

    await get("/datadog-services/api/v2/services", { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin" });
    await get("/pulumi-services/api/orgs/my-org/services", { Authorization: "token wr0ng-credential" });
    await get("/clerk-organizations/v1/organizations/x?__dev_session=token-admin&token=s3cret-in-a-query");
    await get("/delightbridge-services/api/services", { Cookie: "authjs.session-token=YOUR_SESSION_TOKEN" });
    await fetch(`${origin}/dreams-organizations/api/organizations/invite/inv1tation/accept`, {
      method: "POST",
      headers: { Authorization: "Bearer OWNER_TOKEN" },
    });
    await get("/_specimen/v1/state", { "Specimen-Token": "t0ken-of-control" });
    await get("/_specimen/v1/state", { "Specimen-Token": "wr0ng-credential" });
    await get("/nowhere");
    const { code, stdout, stderr } = await stop();

    const [ready, ...lines] = logLines(stdout);
    const port = Number(new URL(origin).port);
    const ids = ["datadog-services", "pulumi-services", "clerk-organizations", "delightbridge-services", "dreams-organizations"];
    expect(ready).toEqual({ event: "ready", port, apis: ids.map((id) => ({ id, baseUrl: `${origin}/${id}` })) });
    expect(lines.map(({ event, api, operation, status, principal }) => [event, api, operation, status, principal])).toEqual([
      ["exchange", "datadog-services", "GetServices", 200, "admin"],
      ["exchange", "pulumi-services", expect.any(String), 401, undefined],
      ["exchange", "clerk-organizations", "getOrganization", 404, "admin"],
      ["exchange", "delightbridge-services", expect.any(String), expect.any(Number), "user"],
      ["exchange", "dreams-organizations", expect.any(String), expect.any(Number), "invited"],
      ["exchange", undefined, undefined, 200, undefined],
      ["exchange", undefined, undefined, 403, undefined],
      ["exchange", undefined, undefined, 404, undefined],
      ["stopping", undefined, undefined, undefined, undefined],
    ]);
    expect(lines[0]).toMatchObject({ method: "GET", path: "/datadog-services/api/v2/services", elapsedMs: expect.any(Number), violations: [] });
    expect(lines[4]).toMatchObject({ path: "/dreams-organizations/api/organizations/invite/***/accept" });
    expect(secrets.filter((secret) => stdout.includes(secret))).toEqual([]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("tells of a document's oddities behind ready, and serves it, whoever calls, without a trace of the credential", async () => {
    const folder = await temporary({
      "own.yaml": `openapi: 3.1.0
info: { title: Own, version: "1" }
servers: [{ url: https://own.example/v1 }]
security: [{ key: [] }]
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
paths:
  /things:
    get:
      operationId: things
      responses: { "200": { description: Fine, content: { application/json: { example: [1, 2], schema: { type: array } } } } }
    post:
      operationId: things
      responses: { "201": { description: Made }, "403": { description: No } }
`,
    });
    const { origin, stop } = await startMock(`${folder}/own.yaml`, "--log", "json");
    const send = (method: string, credential: string) => fetch(`${origin}/v1/things`, { method, headers: { Authorization: `Bearer ${credential}` } });

    const answers = [
      await send("POST", "wr0ng-credential"),
      await send("GET", "wr0ng-credential"),
      await send("POST", "forbidden"),
      await send("GET", "unknown"),
    ];
    const things: unknown = await answers[1]?.json();
    const { stdout } = await stop();

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 403, 401]);
    expect(things).toEqual([1, 2]);
    const [ready, notice] = logLines(stdout);
    expect(ready).toMatchObject({ event: "ready", apis: [{ id: "own", baseUrl: origin }] });
    expect(notice).toEqual({ event: "notice", api: "own", message: expect.stringContaining(`${folder}/own.yaml:12:7 duplicate-operation`) });
    expect(stdout).not.toContain("wr0ng-credential");
  });
});
