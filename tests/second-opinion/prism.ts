/** Prism's validators as a witness: each fault that they see in a request or an answer, in one word. */
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import validator from "@stoplight/prism-http/dist/validator/index.js";
import type { Exchange, Received } from "../../conformance/exchange.ts";

type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

interface Outcome {
  readonly left?: readonly {
    readonly code?: string | number;
    readonly path?: readonly (string | number)[];
    readonly message: string;
    readonly severity: number;
  }[];
}

export interface Witness {
  request(exchange: Exchange): readonly string[];
  response(exchange: Exchange, response: Received): readonly string[];
}

export async function prismOf(file: string): Promise<Witness> {
  const operations = new Map((await getHttpOperationsFromSpec(file)).map((operation) => [`${operation.method.toUpperCase()} ${operation.path}`, operation]));
  const resourceOf = ({ operation }: Exchange): PrismOperation => {
    const found = operations.get(`${operation?.method} ${operation?.path}`);
    if (!found) throw new Error(`Prism does not know ${operation?.id}.`);
    return found;
  };
  return {
    request: (exchange) => {
      const { body, headers, method, target } = exchange.request;
      const { pathname, searchParams } = new URL(target, "http://target");
      const read = readAs(headers, body);
      if (read.broken) return ["body: it is not JSON"];
      const fields = { ...fieldsOf(headers), ...(body && { "content-length": String(body.length) }) };
      const element = { method: method.toLowerCase() as "get", url: { path: pathname, query: queryOf(searchParams) }, headers: fields, body: read.value };
      return faults(() => validator.validateInput({ resource: resourceOf(exchange), element }) as Outcome);
    },
    response: (exchange, { body, headers, status }) => {
      const read = readAs(headers, body);
      if (read.broken) return ["body: it is not JSON"];
      const element = { statusCode: status, headers: fieldsOf(headers), body: read.value };
      return faults(() => validator.validateOutput({ resource: resourceOf(exchange), element }) as Outcome);
    },
  };
}

/** An undeclared status is a mere warning to Prism, and a fault here. */
function faults(judge: () => Outcome): string[] {
  try {
    const { left = [] } = judge();
    return left.map(({ code, path = [], message }) =>
      code === undefined || path.length === 0 ? message.replace(/:.*| to match.*/s, "") : `${pathOf(path)} ${code}`,
    );
  } catch (error) {
    return [`an error of its own, ${(error as Error).message}`];
  }
}

const pathOf = (path: readonly (string | number)[]): string => path.map((part) => (/^\d+$/.test(String(part)) ? "*" : part)).join("/");

type Fields = readonly (readonly [string, string])[];

const fieldsOf = (headers: Fields): Record<string, string> => Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => {
      const all = parameters.getAll(key);
      return [key, all.length === 1 ? (all[0] ?? "") : all];
    }),
  );
}

/** As Prism's own server and client read bodies: JSON by its media type, else text. */
function readAs(headers: Fields, body: Uint8Array | undefined): { readonly value?: unknown; readonly broken?: boolean } {
  if (!body || body.length === 0) return { value: undefined };
  const text = new TextDecoder().decode(body);
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(fieldsOf(headers)["content-type"] ?? "")) return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { broken: true };
  }
}
