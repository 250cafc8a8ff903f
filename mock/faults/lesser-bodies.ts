/** Request bodies that say less, or say nothing of what they name. */
import { essence } from "../../contract/media-type.ts";
import type { JsonObject, MediaType } from "../../contract/model.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { gone, isMembers, type Members, replaced, sitesIn } from "./values.ts";

/** The smallest body that is still valid. */
export function smallest(mediaType: MediaType | undefined, value: unknown): unknown {
  let result = value;
  for (const { path } of sitesIn(value).reverse()) {
    const less = replaced(result, path, gone);
    if (path.length > 0 && !mediaType?.check(less)) result = less;
  }
  return result;
}

const blanks: readonly unknown[] = ["", []];

/** Members of an update that can be blank, and that somebody can see. */
export function blankable(document: JsonObject, mediaType: MediaType | undefined, shown: ReadonlySet<string>): Members {
  const sample = mediaType && sampleMediaType(document, mediaType, { seed: 1, direction: "request" });
  if (!mediaType || !sample?.ok || !isMembers(sample.value) || essence(mediaType.range).includes("form")) return {};
  const members = sample.value;
  const found = Object.keys(members).flatMap((name) => {
    const blank = blanks.find((candidate) => typeof candidate === typeof members[name] && !mediaType.check({ ...members, [name]: candidate }));
    return blank !== undefined && shown.has(name) ? [[name, blank]] : [];
  });
  return Object.fromEntries(found);
}
