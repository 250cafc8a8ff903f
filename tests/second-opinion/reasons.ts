/** Why Prism and the contract disagree, and who is right. Reviewed by hand: a disagreement without a reason fails, and so does a reason without one. */
import type { Disagreement } from "./compare.ts";

export interface Reason {
  readonly right: "ours" | "prism";
  readonly says: string;
  applies(disagreement: Disagreement): boolean;
}

const onlyOurs =
  (...patterns: readonly RegExp[]) =>
  ({ ours, side }: Disagreement): boolean =>
    side === "request" && ours.length > 0 && ours.every((fault) => patterns.some((pattern) => pattern.test(fault)));

const onlyTheirs =
  (...patterns: readonly RegExp[]) =>
  ({ theirs }: Disagreement): boolean =>
    theirs.length > 0 && theirs.every((fault) => patterns.some((pattern) => pattern.test(fault)));

const isForm = ({ subject }: Disagreement): boolean => /^(?:create|update)Organization\b/.test(subject);

export const reasons: Readonly<Record<string, Reason>> = {
  "body-that-means-nothing": {
    right: "ours",
    says: "An operation that documents no body says nothing about one that comes all the same (RFC 9110, section 9.3.1: it has no semantics); Prism refuses it.",
    applies: onlyTheirs(/^No supported content types, but/, /^body: it is not JSON$/),
  },
  "empty-form": {
    right: "ours",
    says: "A form without fields has no bytes, so a required form body of which no field is required may be empty; Prism takes it for missing.",
    applies: (found) => isForm(found) && onlyTheirs(/^Body parameter is required$/)(found),
  },
  "form-fields": {
    right: "ours",
    says: "Prism picks the declared fields out of a form, so it sees neither undeclared fields nor that one came twice.",
    applies: (found) => isForm(found) && onlyOurs(/ additionalProperties$/, / type$/, / not$/)(found),
  },
  "int64-as-double": {
    right: "ours",
    says: "Prism reads numbers as doubles: the largest and smallest 64-bit integers become larger than they are, and break bounds that nobody wrote.",
    applies: onlyTheirs(/ (?:minimum|maximum)$/),
  },
  "loose-query-text": {
    right: "ours",
    says: "Prism turns text into values as JavaScript does: an empty value is passed over or counts as zero, a sign and spaces around digits are dropped. None of these is an integer, a boolean or one of the words of an enum.",
    applies: onlyOurs(/^query.* (?:type|enum)$/),
  },
  "null-body": {
    right: "ours",
    says: "A body of `null` is a body, and no object; Prism takes it for none, and checks nothing.",
    applies: (found) => !isForm(found) && onlyOurs(/^body type$/)(found),
  },
  "part-media-type": {
    right: "ours",
    says: "The encoding of a multipart body names the media types that a part may have; Prism does not read what a part says of itself.",
    applies: onlyOurs(/^body\S* contentType$/),
  },
  "part-without-type": {
    right: "ours",
    says: "A part of multipart/form-data may leave its Content-Type out (RFC 7578, section 4.4); Prism's reader fails on one that has a file name.",
    applies: onlyTheirs(/^an error of its own, .*reading 'trim'/),
  },
  "spoilt-bytes": {
    right: "ours",
    says: "Bytes that are no UTF-8, and percent signs that introduce no escape, are no text; Prism puts replacement characters in their place and goes on.",
    applies: onlyOurs(/^body: it is unreadable$/),
  },
  "suffix-json": {
    right: "ours",
    says: "The document names application/json and no other media type. Prism lets any type that ends in +json, and none at all, stand for it.",
    applies: onlyOurs(/^body: it is unsupported$/),
  },
};

/** The one that explains it; more than one would explain nothing. */
export function reasonFor(disagreement: Disagreement): string | undefined {
  const found = Object.entries(reasons).filter(([, { applies }]) => applies(disagreement));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
