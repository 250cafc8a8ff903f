import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Contract } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { behaviours } from "../behaviours/registry.ts";
import type { ApiSource } from "../options.ts";
import { type ProbeAnswer, probe } from "./probes/probe.ts";
import { probes } from "./probes/registry.ts";
import { faults } from "./registry.ts";
import { shippedContracts } from "./serve-fault.ts";

const contracts = new Map<string, Contract>((await shippedContracts()).map((contract) => [contract.id, contract]));

async function sourceOf(id: string): Promise<ApiSource> {
  const document = parse(readFileSync(join(packageRoot, "spec", id, "openapi.yaml"), "utf8"));
  const behaviour = (await behaviours[id as keyof typeof behaviours]?.())?.default;
  return behaviour ? { id, document, behaviour } : { id, document };
}

const brief = ({ call, status, body }: ProbeAnswer): string => `${status} ${call} ${body.slice(0, 300)}`;

describe.each(Object.entries(probes))("the calls to %s", (id, calls) => {
  let source: ApiSource;
  let correct: ProbeAnswer[] = [];

  beforeAll(async () => {
    source = await sourceOf(id);
    correct = await probe(source, calls);
  });

  it("are answered alike by two correct mocks, and never with 5xx", async () => {
    expect(await probe(source, calls)).toEqual(correct);
    expect(correct.filter(({ status }) => status >= 500).map(brief)).toEqual([]);
  });

  const applicable = faults.filter((fault) => fault.appliesTo(contracts.get(id) as Contract).length > 0);

  it.each(applicable.map((fault) => [fault.id, fault] as const))("are answered otherwise where %s is served, and without a crash", async (_id, fault) => {
    const answers = await probe(source, calls, fault.id);

    expect(answers).not.toEqual(correct);
    if (!fault.serverError) expect(answers.filter(({ status }) => status >= 500).map(brief)).toEqual([]);
  });
});
