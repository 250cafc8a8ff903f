/** A run against something else than the API looks like a hundred faults; who reads them wants to be asked first. */
import type { Report, ReportExchange } from "../conformance/report/report.ts";
import type { Contract } from "../contract/model.ts";

/** Fewer failures where a success was expected prove nothing. */
const fewest = 5;

/** A question for the user; undefined where the target answered at least once as only the API would. */
export function doubtOf({ api, cases, volatile }: Report, contract: Contract): string | undefined {
  const failed = cases.filter(({ statuses, verdict }) => verdict === "fail" && statuses.some(isSuccess));
  if (failed.length < fewest) return undefined;
  const types = new Set(contract.operations.flatMap(({ responses }) => responses.flatMap(({ content }) => content.map(({ range }) => essenceOf(range)))));
  // Where any type is documented, any answer might be its.
  if ([...types].some((type) => type.includes("*"))) return undefined;
  if (Object.values(volatile.cases).some(({ exchanges }) => exchanges.some((exchange) => isFitting(exchange, types)))) return undefined;
  const { basePath, operations } = contract;
  const example = operations.find(({ method }) => method === "GET") ?? operations[0];
  return `Not one of ${volatile.requests} requests was answered with a success as ${api} has them. Is ${volatile.baseUrl} its base URL, everything before ${basePath}${example?.path ?? ""}?`;
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
const essenceOf = (mediaType: string): string => mediaType.split(";")[0]?.trim().toLowerCase() ?? "";

function isFitting({ response }: ReportExchange, types: ReadonlySet<string>): boolean {
  if (!response || !isSuccess(response.status)) return false;
  const [, type = ""] = response.headers.find(([name]) => name.toLowerCase() === "content-type") ?? [];
  return response.body === "" || types.has(essenceOf(type));
}
