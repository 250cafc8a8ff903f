import { describe, expect, it } from "vitest";
import type { DocumentedResponse } from "./model.ts";
import { documents, responseFor } from "./status.ts";

const responses = (...statuses: string[]): DocumentedResponse[] =>
  statuses.map((status) => ({ status, description: "", content: [], headers: [], unreachable: undefined, pointer: "" }));

describe("the documented response", () => {
  it.each([
    [404, ["default", "4XX", "404"], "404"],
    [404, ["default", "4XX"], "4XX"],
    [404, ["4xx"], "4xx"],
    [404, ["5XX", "default", "200"], "default"],
    [503, ["4XX", "5XX"], "5XX"],
    [404, ["200", "5XX"], undefined],
    [404, [], undefined],
  ])("of %i among %j is %s", (status, declared, expected) => {
    expect(responseFor(responses(...declared), status)?.status).toBe(expected);
  });

  it.each([
    [404, ["404"], true],
    [404, ["4XX"], true],
    [404, ["default"], false],
    [404, ["200"], false],
  ])("counts as documenting %i in %j: %s", (status, declared, expected) => {
    expect(documents(responses(...declared), status)).toBe(expected);
  });
});
