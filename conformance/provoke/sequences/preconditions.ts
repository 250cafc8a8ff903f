/** What the caller has already is not sent again (RFC 9110, section 13.1.2); a change meant for another state is refused (13.1.1). */
import { validBody } from "../../derive/valid-body.ts";
import { headerOf } from "../../exchange.ts";
import { Inconclusive } from "../../session.ts";
import { arrange } from "../arrange.ts";
import type { Stage } from "./stage.ts";

/** No server has given it to anything. */
const foreignTag = '"specimen-of-no-state"';

export async function preconditions(stage: Stage): Promise<void> {
  return stage.about.method === "GET" ? notModified(stage) : guarded(stage);
}

async function notModified(stage: Stage): Promise<void> {
  const { about, recorder } = stage;
  const path = await arrange(recorder, about, { kind: "existing" });
  const first = await stage.call(about, { path });
  stage.succeeded(first, about);
  const tag = first.response && headerOf(first.response, "etag");
  if (tag === undefined) throw new Inconclusive(`${about.id} documents 304 and sends no ETag that could be sent back.`);
  const second = await recorder.send({ ...first.request, headers: [...first.request.headers, ["If-None-Match", tag]] }, first);
  if (second.response?.status === 304) recorder.covers(second);
  stage.conclude(second.response?.status === 304, {
    message: `${about.id} sends again what the caller has, by If-None-Match.`,
    expected: "304",
    found: String(second.response?.status ?? "no answer"),
    inferred: true,
  });
}

async function guarded(stage: Stage): Promise<void> {
  const { about, recorder } = stage;
  const path = await arrange(recorder, about, { kind: "existing" });
  const name = about.parameters.find((one) => one.in === "header" && one.name.toLowerCase() === "if-match")?.name ?? "If-Match";
  const body = about.body && validBody(recorder.session.contract, about, "minimal");
  const exchange = await stage.call(about, { path, header: { [name]: foreignTag }, body });
  const status = exchange.response?.status ?? 0;
  if (status === 412) recorder.covers(exchange);
  else if (status >= 400) throw new Inconclusive(`${about.id} answered ${status}, which says nothing of If-Match.`);
  stage.conclude(status === 412, { message: `${about.id} is carried out, whatever If-Match says.`, expected: "412", found: String(status) });
}
