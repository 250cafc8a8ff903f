/** The samples of Clerk's documentation, a typed client's whole life cycle, and the same answers to the same calls. */
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../../contract/model.ts";
import { escapeToken, valueAt } from "../../../contract/pointer.ts";
import type { paths } from "../../../generated/clerk-organizations.ts";
import { createMock } from "../../../mock/index.ts";
import { expectDocumented } from "../expect-documented.ts";
import { acme, api, at, call, caller, disposable, formType, list, operations, organizationId, stateOf, unknown } from "./fixture.ts";

describe("The documented samples", () => {
  it("POST name=string answers 200 with response and client", async () => {
    const answer = await call(list, { method: "POST", form: "name=string" });

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(["response", "client"]);
    expect(answer.body.response).toMatchObject({ name: "string", slug: "string" });
  });

  it("PATCH name=string&slug=string answers 200 with response and client", async () => {
    const answer = await call(acme, { method: "PATCH", form: "name=string&slug=string" });

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(["response", "client"]);
    expect(answer.body.response).toMatchObject({ id: organizationId.acme, name: "string", slug: "string" });
  });

  it.each([
    { method: "GET", path: acme },
    { method: "DELETE", path: disposable },
  ])("$method answers 200 with response and client", async ({ method, path }) => {
    const answer = await call(path, { method });

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(["response", "client"]);
  });
});

describe("The contract's examples", () => {
  const document = parse(readFileSync(new URL(`../../../spec/${api}/openapi.yaml`, import.meta.url), "utf8")) as JsonObject;
  const example = (path: string, method: string, name: string) =>
    valueAt(document, `/paths/${escapeToken(path)}/${method}/responses/200/content/application~1json/examples/${name}/value`);

  it.each([
    { path: acme, as: "member" as const, name: "acme" },
    { path: at(organizationId.globex), as: "outsider" as const, name: "globex" },
  ])("getOrganization answers with the example $name", async ({ path, as, name }) => {
    expect((await call(path, { as })).body).toEqual(example(`${list}/{organization_id}`, "get", name));
  });

  it("createOrganization answers like the example, but for the new ids", async () => {
    const mock = createMock({ apis: [api], now: new Date(1_735_689_600_000) });

    const { body } = await caller(mock)(list, { method: "POST", as: "outsider", form: "name=New+Org" });
    const made = body.client.sessions[0]?.user?.organization_memberships[1]?.id ?? "none";
    const renamed = JSON.stringify(body).replaceAll(body.response.id, "org_2NewOrg00000000000000000001").replaceAll(made, "orgmem_2NewOrgOutsider000000000001");

    expect(JSON.parse(renamed)).toEqual(example(list, "post", "created"));
  });
});

describe("A typed client", () => {
  it("walks from creation to deletion", async () => {
    const mock = createMock({ apis: [api] });
    const client = createClient<paths>({
      baseUrl: "http://localhost",
      headers: { Cookie: "__client=token-outsider", "Content-Type": formType },
      fetch: async (request) => {
        const response = await mock.fetch(request);
        await expectDocumented(api, { method: request.method, path: new URL(request.url).pathname }, response);
        return response;
      },
    });
    const params = (organization_id: string) => ({ params: { path: { organization_id } } });

    const made = await client.POST("/v1/organizations", { body: { name: "Initech" } });
    const id = made.data?.response.id ?? "none";
    const read = await client.GET("/v1/organizations/{organization_id}", params(id));
    const renamed = await client.PATCH("/v1/organizations/{organization_id}", { ...params(id), body: { name: "Initech & Söhne" } });
    const moved = await client.PATCH("/v1/organizations/{organization_id}", { ...params(id), body: { slug: "initech-2" } });
    const taken = await client.PATCH("/v1/organizations/{organization_id}", { ...params(id), body: { slug: "acme" } });
    const others = await client.GET("/v1/organizations/{organization_id}", params(organizationId.acme));
    const deleted = await client.DELETE("/v1/organizations/{organization_id}", params(id));
    const gone = await client.GET("/v1/organizations/{organization_id}", params(id));

    expect(made.data?.response).toMatchObject({ name: "Initech", slug: "initech", members_count: 1 });
    expect(read.data).toEqual(made.data);
    expect(renamed.data?.response).toMatchObject({ id, name: "Initech & Söhne", slug: "initech" });
    expect(moved.data?.response).toMatchObject({ id, name: "Initech & Söhne", slug: "initech-2" });
    expect(taken.error?.errors[0]).toMatchObject({ code: "form_identifier_exists", meta: { param_name: "slug" } });
    expect(others.error?.errors[0]?.code).toBe("not_a_member_in_organization");
    expect(deleted.data?.response).toEqual({ object: "organization", id, deleted: true });
    expect(deleted.data?.client?.sessions[0]?.user?.organization_memberships.map(({ organization }) => organization.slug)).toEqual(["globex"]);
    expect(gone.error?.errors[0]?.code).toBe("resource_not_found");
  });
});

describe("Determinism", () => {
  const walk = async (seed: number): Promise<string[]> => {
    const mock = createMock({ apis: [api], seed, now: "2025-01-01T00:00:00Z" });
    const call = caller(mock);
    const texts = [];
    for (const { path, ...sent } of [...operations, { path: unknown }, { path: list, method: "POST", form: "name=New+Org" }])
      texts.push((await call(path, sent)).text);
    return [...texts, await stateOf(mock)];
  };

  it("two mocks of one seed and clock answer alike, byte for byte", async () => {
    expect(await walk(7)).toEqual(await walk(7));
  });

  it("another seed gives other ids", async () => {
    expect((await walk(7))[0]).not.toBe((await walk(8))[0]);
  });

  it("a refused creation uses up no id", async () => {
    const create = { method: "POST", form: "name=x" };
    const one = caller(createMock({ apis: [api], now: "2025-01-01T00:00:00Z" }));
    const other = caller(createMock({ apis: [api], now: "2025-01-01T00:00:00Z" }));

    for (const form of ["name=", "name=x&foo=1", ""]) await other(list, { method: "POST", form });

    expect((await other(list, create)).text).toBe((await one(list, create)).text);
  });
});

describe("lenient handling", () => {
  it("lets a slug in past its pattern, and shows it wherever organizations stand", async () => {
    const mock = createMock({ apis: ["clerk-organizations"], validate: "warn" });
    const path = "/v1/organizations/org_2Acme0000000000000000000001?__dev_session=token-admin";

    const response = await mock.fetch(path, { method: "PATCH", body: new URLSearchParams({ slug: "Not OK" }) });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ response: { slug: "Not OK" } });
  });
});
