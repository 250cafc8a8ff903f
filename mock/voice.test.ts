import { describe, expect, it, vi } from "vitest";
import { createMock } from "./index.ts";

vi.mock("@faker-js/faker/locale/en", () => {
  throw new Error("The stock of words was loaded.");
});

const paths = { "/check": { get: { responses: { 200: { description: "Fine.", content: { "application/json": { schema: { type: "string" } } } } } } } };
const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths };

describe("the large stock of words", () => {
  it("is not loaded for shipped contracts", async () => {
    await expect(createMock({ apis: ["datadog-services"] }).ready()).resolves.toBeDefined();
  });

  it("is loaded for documents of others", async () => {
    await expect(createMock({ apis: [{ id: "v", document }] }).ready()).rejects.toThrow();
  });
});
