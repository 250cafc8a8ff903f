import { describe, expect, it } from "vitest";
import type { Exchange } from "../exchange.ts";
import { evaluate } from "./expression.ts";

const exchange: Exchange = {
  operation: undefined,
  principal: undefined,
  request: { method: "POST", target: "/pets?x=1", headers: [["X-Trace", "t-1"]], body: undefined },
  response: {
    status: 201,
    headers: [
      ["Content-Type", "application/json"],
      ["Location", "/pets/7"],
    ],
    body: new TextEncoder().encode('{"data":[{"id":7}],"a/b":"slash"}'),
  },
  failure: undefined,
  elapsedMs: 1,
  waitedMs: 0,
};
const origin = { path: { owner: "o-1" }, query: { page: 2 }, body: { name: "Tom" } };

describe("a runtime expression", () => {
  it.each<[unknown, unknown]>([
    ["$response.body#/data/0/id", 7],
    ["$response.body#/a~1b", "slash"],
    ["$response.body#/data/1/id", undefined],
    ["$response.header.location", "/pets/7"],
    ["$request.body#/name", "Tom"],
    ["$request.path.owner", "o-1"],
    ["$request.query.page", 2],
    ["$request.header.x-trace", "t-1"],
    ["$statusCode", 201],
    ["$method", "POST"],
    ["$url", "/pets?x=1"],
    ["$nothing.known", undefined],
    ["a constant", "a constant"],
    [5, 5],
  ])("%j gives %j", (expression, value) => {
    expect(evaluate(expression, exchange, origin)).toBe(value);
  });

  it("about an answer that never came gives nothing", () => {
    expect(evaluate("$response.body#/id", { ...exchange, response: undefined }, origin)).toBeUndefined();
  });
});
