/** Which faults of the catalogue the judge of traffic notices, on the fixed calls to each shipped API, in-process. */
import type { Contract } from "../../contract/model.ts";
import type { Fault } from "../../mock/faults/fault.ts";
import type { ProbeCall } from "../../mock/faults/probes/probe.ts";
import { createMock } from "../../mock/index.ts";
import { type Judged, judge } from "../../proxy/judge.ts";
import { kept } from "../../proxy/witnessed.ts";

const now = "2026-01-31T09:00:00Z";

/** Everything that is said of the calls, notes aside. */
export async function judgedCalls(contract: Contract, calls: readonly ProbeCall[], fault?: Fault): Promise<Judged[]> {
  const mock = createMock({ apis: [contract.id], now, fault: fault?.id });
  const learnt = new Map<string, string>();
  const judged: Judged[] = [];
  for (const { method = "GET", path, headers = {}, json, body, learn } of calls) {
    const target = path.replace(/\{(\w+)\}/g, (whole, name: string) => learnt.get(name) ?? whole);
    const content = json === undefined ? body : JSON.stringify(json);
    const request = new Request(`http://localhost${target}`, {
      method,
      headers: { ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      ...(content === undefined ? {} : { body: typeof content === "string" ? new TextEncoder().encode(content) : content }),
    });
    const bytes = new Uint8Array(await request.clone().arrayBuffer());
    const response = await mock.fetch(request);
    const answer = new Uint8Array(await response.arrayBuffer());
    if (learn) learnt.set(learn[0], learn[1].exec(`${response.headers.get("location")} \n${new TextDecoder().decode(answer)}`)?.[1] ?? "");
    const said = judge(
      contract,
      { method, target: request.url.slice("http://localhost".length), headers: [...request.headers], body: kept(bytes) },
      { status: response.status, headers: [...response.headers], body: kept(answer) },
    );
    judged.push(...said.judged.filter(({ level }) => level !== "note"));
  }
  return judged;
}
