/** Coverage of a client for people: a summary for a terminal, and a page for a pull request. */
import { bullets, code, escape, table } from "../conformance/report/markdown.ts";
import { visible } from "../conformance/report/visible.ts";
import { wrapped } from "../conformance/report/wrap.ts";
import type { ClientCoverage, OperationCoverage, Share, Totals } from "../mock/coverage/report.ts";

const groups: readonly (readonly [keyof Totals, string])[] = [
  ["operations", "operations"],
  ["statuses", "statuses"],
  ["errorBranches", "of these, error branches"],
  ["parameters", "parameters"],
  ["enumValues", "enum values"],
];

const shareText = ({ covered, total }: Share): string => `${covered} of ${total}`;

export function headline({ percent }: ClientCoverage, threshold: number | undefined): string {
  if (threshold === undefined) return `The client exercised ${percent} % of the contract.`;
  return `The client exercised ${percent} % of the contract, ${percent >= threshold ? "and" : "but"} ${threshold} % are asked for.`;
}

/** More lines than these are counted, not told. */
const missingShown = 20;

export function coverageText(coverage: ClientCoverage, threshold: number | undefined): string {
  const missing = coverage.apis.flatMap(({ operations }) => operations.flatMap((operation) => missingText(operation) ?? []));
  const more = missing.length - missingShown;
  return [
    headline(coverage, threshold),
    ...groups.map(([group, name]) => `  ${name.padEnd(26)}${shareText(coverage.totals[group])}`),
    ...(missing.length > 0 ? ["Not exercised:"] : []),
    ...missing.slice(0, missingShown).map((line) => wrapped(visible(line), 80, "  ", "    ")),
    ...(more > 0 ? [`  … and of ${more} more operations`] : []),
  ].join("\n");
}

function missingText(operation: OperationCoverage): string | undefined {
  if (operation.calls === 0) return `${operation.id}: never called`;
  const parts = missingParts(operation);
  return parts.length === 0 ? undefined : `${operation.id}: ${parts.join("; ")}`;
}

function missingParts({ enums, parameters, statuses }: OperationCoverage): string[] {
  const codes = statuses.filter(({ count, unreachable }) => count === 0 && unreachable === null).map(({ status }) => status);
  const unused = parameters.filter(({ count }) => count === 0).map(({ in: part, name }) => `${part} ${name}`);
  const values = enums.flatMap(({ at, in: part, values: all }) => {
    const left = all.filter(({ count }) => count === 0).map(({ value }) => JSON.stringify(value));
    return left.length === 0 ? [] : `${part} ${at.slice(1)} ${left.join(", ")}`;
  });
  return [...(codes.length > 0 ? [codes.join(", ")] : []), ...unused, ...values];
}

export function coverageMarkdown(coverage: ClientCoverage, threshold: number | undefined): string {
  const parts = [
    `## ${escape(headline(coverage, threshold))}`,
    table(
      ["", "exercised"],
      groups.map(([group, name]) => [name, shareText(coverage.totals[group])]),
    ),
    ...coverage.apis.flatMap(({ id, operations, percent }) => [
      `### ${escape(id)}: ${percent} %`,
      table(
        ["operation", "calls", "not exercised"],
        operations.map((operation) => [
          code(operation.id),
          String(operation.calls),
          escape(operation.calls === 0 ? "everything" : missingParts(operation).join("; ")),
        ]),
      ),
      unreachable(operations),
    ]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function unreachable(operations: readonly OperationCoverage[]): string {
  const told = operations.flatMap(({ id, statuses }) =>
    statuses.flatMap(({ count, status, unreachable: why }) => (why === null || count > 0 ? [] : `${code(`${id} ${status}`)}: ${escape(why)}`)),
  );
  return told.length === 0 ? "" : `Cannot be reached, and not counted:\n\n${bullets(told)}`;
}
