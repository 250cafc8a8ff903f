/** `specimen diff`: whether clients written for the old document can live with the new one. */
import { Command, Option } from "commander";
import type { Severity } from "../contract/diff/change.ts";
import { diffDocuments } from "../contract/diff/diff.ts";
import { findingsOf, ruleSays } from "./diff-findings.ts";
import { type NamedDocument, partName, readDocument } from "./diff-source.ts";
import { exitCode } from "./exit.ts";
import { conclude } from "./findings/conclude.ts";
import type { Findings } from "./findings/finding.ts";
import { type Format, formatOption, formats } from "./findings/formats.ts";

type FailOn = "breaking" | "risky" | "none";

interface Options {
  readonly allowUrl: boolean;
  readonly failOn: FailOn;
  readonly format: Format;
}

const help = `
A document is a file, git:<ref>:<path>, or with --allow-url a URL:

  specimen diff git:main:openapi.yaml openapi.yaml

What clients send may only widen, what they receive may only narrow. A change is
breaking where a client written for the old document can fail, risky where only
a person can tell, else safe.

Exit code: 0 fine, 1 a change as --fail-on says, 3 a document cannot be read.
`;

export function diffCommand(done: (code: number) => void): Command {
  return new Command("diff")
    .summary("find changes that break clients")
    .description("Compares two versions of an OpenAPI document, and tells which changes break clients.")
    .argument("<old>", "the document that clients know")
    .argument("<new>", "the document that is to replace it")
    .addOption(new Option("--fail-on <severity>", "the least that makes the exit code 1").choices(["breaking", "risky", "none"]).default("breaking"))
    .addOption(formatOption())
    .option("--allow-url", "let a document be fetched over the network", false)
    .addHelpText("after", help)
    .action(async (old: string, other: string, options: Options) => done(await compare(old, other, options)));
}

async function compare(old: string, other: string, { allowUrl, failOn, format }: Options): Promise<number> {
  const before = await readDocument(old, { allowUrl });
  const after = await readDocument(other, { allowUrl });
  const report = reportOf(before, after, failOn);
  const texts = new Map([before, after].flatMap((document) => textsOf(document)));
  process.stdout.write(formats[format](report, (file) => texts.get(file)));
  return report.exitCode;
}

const textsOf = (document: NamedDocument): [string, string][] => [
  [document.name, document.text],
  ...[...document.parts].map(([part, text]): [string, string] => [partName(document, part), text]),
];

export function reportOf(before: NamedDocument, after: NamedDocument, failOn: FailOn): Findings {
  const changes = diffDocuments(before.loaded.document, after.loaded.document);
  const count = (severity: Severity): number => changes.filter((change) => change.severity === severity).length;
  const counts = { breaking: count("breaking"), risky: count("risky"), safe: count("safe") };
  const fails = failOn !== "none" && (counts.breaking > 0 || (failOn === "risky" && counts.risky > 0));
  return conclude({
    command: "diff",
    documents: [before.name, after.name],
    findings: findingsOf(changes, before, after),
    exitCode: fails ? exitCode.atFault : exitCode.fine,
    sentence: sentenceOf(counts),
    says: ruleSays,
    details: { failOn, ...counts },
  });
}

function sentenceOf({ breaking, risky, safe }: Readonly<Record<Severity, number>>): string {
  if (breaking > 0) return `${breaking} ${breaking === 1 ? "change breaks" : "changes break"} clients.`;
  if (risky > 0) return `Nothing surely breaks clients; ${risky} ${risky === 1 ? "change is" : "changes are"} risky.`;
  return safe > 0 ? "No change breaks clients." : "Nothing changed for clients.";
}
