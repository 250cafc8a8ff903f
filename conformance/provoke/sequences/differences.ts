/** Sent members that are shown with another value. What is not shown, or shown in another shape, is no difference. */
import { essence, isJson } from "../../../contract/media-type.ts";
import type { MediaType, Operation } from "../../../contract/model.ts";
import { valueAt } from "../../../contract/pointer.ts";
import { edited, memberPointers } from "../../derive/valid-body.ts";
import { positionsOf } from "../../derive/violations.ts";
import { requestMediaType } from "../../request-builder.ts";
import { isScalar, placeShown, sameScalar, shownAt } from "./shown.ts";
import type { Stage } from "./stage.ts";

export interface Difference {
  readonly pointer: string;
  readonly sent: unknown;
  readonly found: unknown;
}

/** A document may take more than it can show: what its own answer has no room for must be shown otherwise. */
const successBody = ({ responses }: Operation): MediaType | undefined =>
  responses.find(({ status }) => status.startsWith("2"))?.content.find(({ range }) => isJson(essence(range)));

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
  const canShow = (pointer: string, value: unknown): boolean => {
    const place = placeShown(body, pointer, held);
    const shows = stage.thing.reader && successBody(stage.thing.reader);
    return !shows || place === undefined || !shows.check(edited(body, { pointer: place, value }))?.some(({ at }) => at === place);
  };
  return memberPointers(sent).flatMap((pointer): Difference[] => {
    // What the suite sends came from JSON.
    const value = valueAt(sent as never, pointer);
    const found = shownAt(body, pointer, held);
    if (secret.has(pointer) || !isScalar(value) || found === undefined || (found !== null && !isScalar(found))) return [];
    return sameScalar(value, found) || !canShow(pointer, value) ? [] : [{ pointer, sent: value, found }];
  });
}
