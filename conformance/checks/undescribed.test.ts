import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import type { Answered } from "../check.ts";
import { petsContract } from "../pets.ts";
import { checks } from "./registry.ts";

async function findings(responses: Json): Promise<string[]> {
  const contract = await petsContract((document) => void ((valueAt(document, "/paths/~1pets~1{petId}/get") as JsonObject)["responses"] = responses));
  const exchange = {
    operation: contract.operations.find(({ id }) => id === "getPet"),
    principal: undefined,
    request: { method: "GET", target: "/pets/1", headers: [], body: undefined },
    response: { status: 200, headers: [["Content-Type", "text/plain"]], body: new TextEncoder().encode("Tom") },
    failure: undefined,
    elapsedMs: 1,
    waitedMs: 0,
  } satisfies Answered;
  return checks.flatMap((check) => check.judge(exchange, contract).map(({ cause }) => cause));
}

describe("an answer with a body", () => {
  it.each<[string, Json]>([
    ["for which nothing but an empty default stands", { default: { description: "whatever comes" } }],
    ["of an operation without responses", {}],
  ])("%s breaks nothing", async (_what, responses) => {
    expect(await findings(responses)).toEqual([]);
  });

  it("for which a status without content stands breaks the document", async () => {
    expect(await findings({ 200: { description: "nothing" }, default: { description: "whatever comes" } })).toEqual(["no-body getPet 200"]);
  });
});
