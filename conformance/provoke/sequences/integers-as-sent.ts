/** A whole number that no double holds comes back with its last digit: `format: int64` says that it is one of 64 bits. */
import type { Contract, Operation } from "../../../contract/model.ts";
import { tokensOf, valueAt } from "../../../contract/pointer.ts";
import { bodyOf } from "../../body.ts";
import type { Edit } from "../../case.ts";
import { edited, validBody } from "../../derive/valid-body.ts";
import { positionsOf } from "../../derive/violations.ts";
import { requestMediaType } from "../../request-builder.ts";
import { Inconclusive } from "../../session.ts";
import { make, simpleBody } from "./make.ts";
import { scalarsIn } from "./shown.ts";
import type { Stage } from "./stage.ts";

const exact = 2n ** 53n + 1n;
const rounded = String(2 ** 53);

/** Gives the first member that a creating request has for such a number this one, lists included. */
export function longInteger(contract: Contract, producer: Operation): Edit | undefined {
  const mediaType = requestMediaType(producer);
  const maximal = validBody(contract, producer, "maximal");
  if (!mediaType) return undefined;
  for (const { pointer, schema } of positionsOf(contract.document, `${mediaType.pointer}/schema`, mediaType.schema, maximal)) {
    if (schema["format"] !== "int64" || schema["enum"] !== undefined) continue;
    const [top = ""] = tokensOf(pointer);
    // What validBody gives came from JSON.
    const value = valueAt(edited(maximal, { pointer, value: exact }) as never, `/${top}`);
    const edit: Edit = { pointer: `/${top}`, value };
    if (value !== undefined && !mediaType.check(edited(simpleBody(contract, producer), edit))) return edit;
  }
  return undefined;
}

/** Judged only where a number is shown that rounding makes of it. */
export async function integersAsSent(stage: Stage): Promise<void> {
  const { producer } = stage.thing;
  const edit = producer && longInteger(stage.recorder.session.contract, producer);
  if (!producer || !edit) throw new Inconclusive("Creating takes no integer of 64 bits.");
  const made = await make(stage, undefined, edit);
  const { body } = await stage.until(
    () => stage.read(made.path),
    (seen) => seen.body !== undefined,
  );
  for (const shown of [made.exchange.response && bodyOf(made.exchange.response), body]) {
    const scalars = scalarsIn(shown).map(String);
    stage.conclude(scalars.includes(String(exact)) || !scalars.includes(rounded), {
      message: `${stage.about.id} or ${producer.id} shows a rounded number in ${edit.pointer}.`,
      expected: String(exact),
      found: rounded,
      inferred: true,
    });
  }
}
