/** Sent members that are shown with another value. What is not shown, or shown in another shape, is no difference. */
import type { Operation } from "../../../contract/model.ts";
import { valueAt } from "../../../contract/pointer.ts";
import { memberPointers } from "../../derive/valid-body.ts";
import { positionsOf } from "../../derive/violations.ts";
import { requestMediaType } from "../../request-builder.ts";
import { isScalar, sameScalar, shownAt } from "./shown.ts";
import type { Stage } from "./stage.ts";

export interface Difference {
  readonly pointer: string;
  readonly sent: unknown;
  readonly found: unknown;
}

/** `held`: a value that the thing itself holds, such as its id. */
export function differences(stage: Stage, operation: Operation, sent: unknown, body: unknown, held: unknown): Difference[] {
  const mediaType = requestMediaType(operation);
  if (!mediaType) return [];
  const { document } = stage.recorder.session.contract;
  const secret = new Set(
    positionsOf(document, `${mediaType.pointer}/schema`, mediaType.schema, sent)
      .filter(({ schema }) => schema["writeOnly"] === true || schema["format"] === "password")
      .map(({ pointer }) => pointer),
  );
  return memberPointers(sent).flatMap((pointer): Difference[] => {
    // What the suite sends came from JSON.
    const value = valueAt(sent as never, pointer);
    const found = shownAt(body, pointer, held);
    if (secret.has(pointer) || !isScalar(value) || found === undefined || (found !== null && !isScalar(found))) return [];
    return sameScalar(value, found) ? [] : [{ pointer, sent: value, found }];
  });
}
