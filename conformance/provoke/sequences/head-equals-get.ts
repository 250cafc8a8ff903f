/** A declared HEAD finds what GET finds, and nothing where GET finds nothing (RFC 9110, section 9.3.2). */
import { type Exchange, headerOf } from "../../exchange.ts";
import { arrange } from "../arrange.ts";
import type { Stage } from "./stage.ts";

export async function headEqualsGet(stage: Stage): Promise<void> {
  const { about, recorder, test } = stage;
  const path = await arrange(recorder, about, { kind: "existing" });
  const get = recorder.session.contract.operations.find(({ method, path: own }) => method === "GET" && own === about.path);
  if (!get) throw new Error(`${about.id} has no GET beside it.`);
  const read = await stage.call(get, { path });
  stage.succeeded(read, get);
  const exchange = await stage.call(about, { path });
  const status = exchange.response?.status ?? 0;
  const found = status < 300;
  if (test.statuses.includes(status)) recorder.covers(exchange);
  stage.conclude(found, {
    message: `${about.id} does not find what ${get.id} finds.`,
    expected: test.statuses.join(" or "),
    found: String(status),
  });
  // Where both say how long the body is, they mean the same one (RFC 9110, section 8.6), unless it is never the same.
  const [long, headLong] = [lengthOf(read), lengthOf(exchange)];
  if (!found || long === undefined || headLong === undefined || long === headLong) return;
  const again = lengthOf(await stage.call(get, { path }));
  if (again === long)
    stage.conclude(false, { message: `${about.id} says another Content-Length than ${get.id}.`, expected: long, found: headLong, inferred: true });
}

const lengthOf = ({ response }: Exchange): string | undefined => response && headerOf(response, "content-length");
