import { describe, expect, it } from "vitest";
import { ann, petsMock, post } from "../pets.fixture.ts";

type Mock = ReturnType<typeof petsMock>;

async function names(mock: Mock, path: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await mock.fetch(path, { headers: { ...ann, ...headers } });
  const { pets } = (await response.json()) as { pets?: { name: string }[] };
  return pets?.map(({ name }) => name) ?? response.status;
}

const create = (mock: Mock, name: string, path = "/v1/pets", headers: Record<string, string> = {}) => {
  const { headers: usual, ...rest } = post({ name });
  return mock.fetch(path, { ...rest, headers: { ...(usual as Record<string, string>), ...headers } });
};

const inHeader = { "Specimen-Sandbox": "ci-7" };
const [header = "", key = ""] = Object.entries(ann)[0] ?? [];

describe("a sandbox", () => {
  it.each([
    ["the header", "/v1/pets", inHeader],
    ["the path", "/~ci-7/v1/pets", {}],
    ["a credential", "/v1/pets", { [header]: `${key}~ci-7` }],
    ["all three alike", "/~ci-7/v1/pets", { ...inHeader, [header]: `${key}~ci-7` }],
  ])("named by %s is a world of its own", async (_where, path, headers) => {
    const mock = petsMock();
    await create(mock, "Outside");

    const { status } = await create(mock, "Inside", path, headers);

    expect(status).toBe(201);
    expect(await names(mock, path, headers)).toEqual(["Inside"]);
    expect(await names(mock, "/~ci-7/v1/pets")).toEqual(["Inside"]);
    expect(await names(mock, "/v1/pets")).toEqual(["Outside"]);
  });

  it("gives the same ids and answers as any other that saw the same calls", async () => {
    const mock = petsMock();
    const bodies = [];
    for (const sandbox of ["a", "b"]) bodies.push(await (await create(mock, "Rex", `/~${sandbox}/v1/pets`)).text());

    expect(bodies[0]).toBe(bodies[1]);
  });

  it("is reset by a control call that names it, and no other is", async () => {
    const mock = petsMock();
    for (const path of ["/v1/pets", "/~a/v1/pets", "/~b/v1/pets"]) await create(mock, "Rex", path);

    await mock.fetch("/~a/_specimen/v1/reset", { method: "POST" });

    expect(await names(mock, "/~a/v1/pets")).toEqual([]);
    expect(await names(mock, "/~b/v1/pets")).toEqual(["Rex"]);
    expect(await names(mock, "/v1/pets")).toEqual(["Rex"]);
  });

  it("of the name default is the one that calls without a name use", async () => {
    const mock = petsMock();
    await create(mock, "Rex");

    expect(await names(mock, "/~default/v1/pets")).toEqual(["Rex"]);
  });
});

describe("a request that does not name one sandbox clearly", () => {
  it.each([
    ["two names", "/~a/v1/pets", { "Specimen-Sandbox": "b" }, 'The header Specimen-Sandbox names the sandbox "b", the path "a"; name one.'],
    ["path and credential", "/~a/v1/pets", { [header]: `${key}~b` }, 'The path names the sandbox "a", a credential "b"; name one.'],
    ["an empty header", "/v1/pets", { "Specimen-Sandbox": "" }, 'The header Specimen-Sandbox names the sandbox ""'],
    ["a name with other characters", "/~a%20b/v1/pets", {}, 'The path names the sandbox "a%20b"'],
    ["a name that is too long", `/~${"x".repeat(64)}/v1/pets`, {}, "a name is 1 to 63 letters"],
  ])("is refused for %s", async (_what, path, headers, detail) => {
    const response = await petsMock().fetch(path, { headers: { ...ann, ...headers } });

    expect([response.status, response.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(detail) });
  });

  it("is unauthenticated where nobody has the credential before the tilde", async () => {
    const response = await petsMock().fetch("/v1/pets", { headers: { [header]: "nobody~a" } });

    expect(response.status).toBe(401);
  });
});
