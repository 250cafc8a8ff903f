/** Parts of contents that are legal, and that nothing here serves: told. */
import type { Mending } from "./mending.ts";
import type { JsonObject } from "./model.ts";
import type { Part } from "./walk.ts";

export function tellMediaType(mending: Mending, { pointer }: Part, mediaType: JsonObject): void {
  for (const member of ["prefixEncoding", "itemEncoding"])
    if (mediaType[member] !== undefined)
      mending.tell(
        `${pointer}/${member}`,
        "encodings of parts without names are not supported; such parts are read and written as plain ones.",
        "unsupported-part",
      );
}

export function tellExample(mending: Mending, { pointer }: Part, example: JsonObject): void {
  if (example["value"] !== undefined || example["dataValue"] !== undefined) return;
  for (const member of ["externalValue", "serializedValue"])
    if (example[member] !== undefined)
      mending.tell(`${pointer}/${member}`, `only examples with "value" or "dataValue" are read; this one counts as absent.`, "unsupported-part");
}
