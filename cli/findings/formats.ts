/** Every format in which findings can be printed, by name. */
import { Option } from "commander";
import { visible } from "../../conformance/report/visible.ts";
import type { Findings, SourceOf } from "./finding.ts";
import { github } from "./github.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

export const formats = {
  text: (report, sourceOf) => text(report, sourceOf),
  json: (report) => harmless(`${JSON.stringify(report, null, 2)}\n`),
  junit: (report) => harmless(junit(report)),
  sarif: (report) => harmless(sarif(report)),
  github,
  markdown,
} as const satisfies Record<string, (report: Findings, sourceOf: SourceOf) => string>;

/** Escapes as JSON has them; what JSON and XML let through can still turn a terminal's line around. */
const harmless = (written: string): string => visible(written, { lines: true });

export type Format = keyof typeof formats;

/** `--format`, alike in every command. */
export const formatOption = (): Option => new Option("--format <name>", "how findings are printed").choices(Object.keys(formats)).default("text");
