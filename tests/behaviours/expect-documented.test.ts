import { describe, expect, it } from "vitest";
import { expectDocumented } from "./expect-documented.ts";

const list = { method: "GET", path: "/api/v2/services?page[size]=1" };
const one = { method: "DELETE", path: "/api/v2/services/5e000000-0000-4000-8000-000000000001" };
const json = (status: number, body: unknown, type = "application/json") => new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
const page = { data: [], meta: { pagination: { offset: 0, next_offset: 10, size: 10 } } };

describe("expectDocumented", () => {
  it.each([
    ["a page", list, json(200, page)],
    ["an error", list, json(400, { errors: ["Bad Request"] }, "application/json; charset=utf-8")],
    ["no body where none is declared", one, new Response(null, { status: 204 })],
  ])("accepts %s and leaves it readable", async (_title, request, response) => {
    await expectDocumented("datadog-services", request, response);

    expect(response.bodyUsed).toBe(false);
  });

  it.each([
    ["an undeclared status", list, json(409, { errors: ["x"] })],
    ["an undeclared media type", list, json(200, page, "application/problem+json")],
    ["no media type", list, new Response(null, { status: 200 })],
    ["a missing member", list, json(200, { data: [] })],
    ["a broken member behind references", list, json(200, { ...page, included: [{ id: "not-a-uuid", type: "users" }] })],
    ["an empty list of errors", list, json(400, { errors: [] })],
    ["a body where none is declared", one, new Response("{}", { status: 200 })],
    ["a path that is not declared", { method: "GET", path: "/nowhere" }, json(200, page)],
  ])("rejects %s", async (_title, request, response) => {
    await expect(expectDocumented("datadog-services", request, response)).rejects.toThrow();
  });
});
