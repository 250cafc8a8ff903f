/** One valid request to every operation. What removes goes last, so that the others find something. */
import type { Operation } from "../../contract/model.ts";
import { documents } from "../../contract/status.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import type { Client } from "./client.ts";
import { heldFor } from "./held.ts";
import type { Asked } from "./row.ts";

export async function askOperations(api: ServedApi, client: Client): Promise<Asked> {
  const declined: string[] = [];
  const invalid: string[] = [];
  const unasked: string[] = [];
  let answered = 0;
  const last = ({ method, path }: Operation): number => (method === "DELETE" ? 1000 - path.split("/").length : 0);
  for (const operation of [...api.contract.operations].sort((a, b) => last(a) - last(b))) {
    const answer = await client.call(operation, heldFor(api, operation));
    if (!answer) {
      unasked.push(operation.id);
      continue;
    }
    const { body, faults, status } = answer;
    const said = `${operation.id} ${status}: ${faults[0] ?? JSON.stringify(body)?.slice(0, 300)}`;
    if (status >= 100 && status < 400 && faults.length === 0) answered += 1;
    else if (status >= 400 && status < 500 && faults.length === 0 && documents(operation.responses, status)) declined.push(said);
    else invalid.push(said);
  }
  return { answered, declined, invalid, unasked };
}
