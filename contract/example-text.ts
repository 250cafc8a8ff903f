/** Examples that documents hold as text, of media types whose values are not text: XML, streams. */
import { decodeBody } from "./body-decode.ts";
import { UnreadableBody } from "./json.ts";
import { essence, isXml, sequenceOf } from "./media-type.ts";
import type { Json, JsonObject, MediaType } from "./model.ts";

const utf8 = new TextEncoder();

/** Text that reads as the media type becomes the value that it stands for, on first use. */
export function withReadExamples(document: JsonObject, mediaType: MediaType): MediaType {
  const type = essence(mediaType.range);
  if (mediaType.examples.size === 0 || !(isXml(type) || sequenceOf(type) !== undefined)) return mediaType;
  let read: MediaType["examples"] | undefined;
  return {
    ...mediaType,
    get examples() {
      read ??= new Map([...mediaType.examples].map(([name, example]) => [name, readExample(document, mediaType, example)]));
      return read;
    },
  };
}

function readExample(document: JsonObject, mediaType: MediaType, example: Json): Json {
  if (typeof example !== "string") return mediaType.itemSchema === undefined || Array.isArray(example) ? example : [example];
  try {
    // What these decoders make of text is JSON.
    return decodeBody(document, mediaType, mediaType.range, utf8.encode(example)).value as Json;
  } catch (error) {
    if (error instanceof UnreadableBody) return example;
    throw error;
  }
}
