/** One report with everything in it that a writer must bear, for golden files. */
import { conclude } from "./conclude.ts";
import type { Finding, Findings } from "./finding.ts";

export const source = `openapi: 3.1.0
paths:
  /pets:
    get:
      responses: {}
`;

const place = { file: "pets/openapi.yaml", line: 4, column: 5, pointer: "/paths/~1pets/get" };

const all: readonly Finding[] = [
  {
    rule: "operation-without-responses",
    level: "error",
    label: null,
    message: "GET /pets documents no response, so that nobody knows what to wait for.",
    fix: "Document at least one response under responses.",
    place,
    related: [{ ...place, file: "old.yaml", line: 9, message: "before" }],
    operations: ["GET /pets"],
  },
  {
    rule: "odd-name",
    level: "warning",
    label: "risky",
    message: 'The name "\u001b[31m<b>|`x`,:%\u202e" is odd.',
    fix: null,
    place: { ...place, line: null, column: null },
    related: [],
    operations: ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e", "GET /f"],
  },
  { rule: "unused-component", level: "note", label: null, message: "Nothing refers to it.", fix: null, place: null, related: [], operations: [] },
];

const says = (rule: string): string => `What ${rule} looks for.`;

export const fixture: Findings = conclude({
  command: "check",
  documents: ["pets/openapi.yaml"],
  findings: all,
  exitCode: 1,
  sentence: "The document is at fault.",
  says,
});

export const nothing: Findings = conclude({
  command: "check",
  documents: ["pets/openapi.yaml"],
  findings: [],
  exitCode: 0,
  sentence: "The document is sound.",
  says,
});
