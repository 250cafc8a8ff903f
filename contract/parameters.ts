/** Parameters of a request: styles and explode (OpenAPI 3.1, section 4.8.12.3), then their schemas. */
import type { Decoded, Parameter, ParameterValues, RawParameters, Violation } from "./model.ts";
import { decoderOf, type Follow, type Incoming, UndecodableText } from "./parameter-decode.ts";
import { escapeToken } from "./pointer.ts";
import { type Pair, parseCookies, parsePairs } from "./query.ts";
import type { Check } from "./schema.ts";
import { brief, isSecret } from "./violation.ts";

const none: Readonly<Record<string, unknown>> = Object.freeze({});
const nothing: readonly Violation[] = Object.freeze([]);

interface Compiled {
  readonly parameter: Parameter;
  /** Undefined: the parameter was not sent. */
  decode(incoming: Incoming): unknown;
  readonly check: Check;
}

type Section = "path" | "query" | "header" | "cookie";

/** Compiles the decoder of one operation's parameters. `pathNames` in order of the template. */
export function compileParameters(
  parameters: readonly Parameter[],
  pathNames: readonly string[],
  follow: Follow,
  checkAt: (pointer: string) => Check,
): (raw: RawParameters) => Decoded<ParameterValues> {
  const compiled: Compiled[] = parameters.map((parameter) => ({
    parameter,
    decode: decoderOf(parameter, follow),
    check: checkAt(parameter.pointer),
  }));
  const sections: Record<Section, Compiled[]> = { path: [], query: [], header: [], cookie: [] };
  for (const entry of compiled) sections[entry.parameter.in === "querystring" ? "query" : entry.parameter.in].push(entry);
  const indexOf = new Map(pathNames.map((name, index) => [name, index]));

  return (raw) => {
    let violations: Violation[] | undefined;
    const read = (section: Section, incomingOf: (parameter: Parameter) => Incoming): Readonly<Record<string, unknown>> => {
      const entries = sections[section];
      if (entries.length === 0) return none;
      const values: Record<string, unknown> = {};
      for (const entry of entries) {
        const broken = readOne(entry, section, incomingOf(entry.parameter), values);
        if (broken) violations = [...(violations ?? []), ...broken];
      }
      return values;
    };
    const pairs = sections.query.length > 0 ? parsePairs(raw.query) : [];
    const cookies: Pair[] = sections.cookie.length > 0 ? parseCookies(raw.header("cookie")) : [];
    const value: ParameterValues = {
      path: read("path", ({ name }) => ({ text: raw.path[indexOf.get(name) ?? -1] })),
      query: read("query", () => ({ pairs, whole: raw.query })),
      header: read("header", ({ name }) => ({ text: raw.header(name) })),
      cookie: read("cookie", () => ({ pairs: cookies })),
    };
    return { value, violations: violations ?? nothing };
  };
}

function readOne(entry: Compiled, section: Section, incoming: Incoming, values: Record<string, unknown>): readonly Violation[] | undefined {
  const { parameter } = entry;
  try {
    const value = entry.decode(incoming);
    if (value === undefined) return parameter.required ? [fault(parameter, section, "required", "a value", "nothing")] : undefined;
    setMember(values, parameter.name, value);
    return entry.check(value)?.map((violation) => inSection(violation, section, placeOf(parameter)));
  } catch (error) {
    if (!(error instanceof UndecodableText)) throw error;
    setMember(values, parameter.name, error.text);
    return [fault(parameter, section, "encoding", error.expected, brief(error.text, parameter.name))];
  }
}

const placeOf = ({ name }: Parameter): string => `/${escapeToken(name)}`;

const fault = (parameter: Parameter, section: Section, keyword: string, expected: string, found: string): Violation => ({
  in: section,
  at: placeOf(parameter),
  keyword,
  rule: parameter.pointer,
  expected,
  found,
});

/** Assignment is cheap, and wrong for one name only. */
function setMember(values: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") Object.defineProperty(values, name, { value, enumerable: true });
  else values[name] = value;
}

function inSection(violation: Violation, section: Section, at: string): Violation {
  return {
    in: section,
    at: at + violation.at,
    keyword: violation.keyword,
    get rule() {
      return violation.rule;
    },
    expected: violation.expected,
    found: isSecret(at + violation.at) ? "***" : violation.found,
  };
}

/** Names in a path template, in order. */
export const templateNames = (path: string): string[] => [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
