/** The rules about the shape of a document, by Redocly's engine; the only file that knows it. Loads when first used. */
import { resolve as resolvePath } from "node:path";
import type { LintFinding, Severity } from "./problem.ts";

export const redoclyPrefix = "redocly/";

interface Borrowed {
  readonly severity: Severity;
  readonly fix: string;
}

/** What is on unless a configuration says otherwise; every other rule of Redocly's can be turned on. */
export const borrowed: Readonly<Record<string, Borrowed>> = {
  struct: { severity: "error", fix: "Write what the OpenAPI Specification has at this place." },
  "no-unresolved-refs": { severity: "error", fix: "Mend the reference, or add what it names." },
  "no-enum-type-mismatch": { severity: "error", fix: "Make the values and the type agree." },
  "no-schema-type-mismatch": { severity: "error", fix: "Make the keywords and the type agree." },
  "no-duplicated-enum-values": { severity: "warn", fix: "Remove the repeated value." },
  "no-duplicated-tag-names": { severity: "warn", fix: "Declare each tag once." },
  "no-example-value-and-externalValue": { severity: "error", fix: "Keep one of the two." },
  "no-mixed-number-range-constraints": { severity: "warn", fix: "Keep the one bound that is meant." },
  "no-server-variables-empty-enum": { severity: "error", fix: "Name the values, the default among them." },
  "no-undefined-server-variable": { severity: "error", fix: "Declare the variable under the server's variables." },
  "nullable-type-sibling": { severity: "note", fix: "Write a type beside nullable, which has no effect without one." },
  "operation-parameters-unique": { severity: "error", fix: "Declare each parameter once." },
  "path-declaration-must-exist": { severity: "error", fix: "Give each template a name." },
  "path-not-include-query": { severity: "warn", fix: "Declare query parameters as parameters." },
  "security-scopes-defined": { severity: "warn", fix: "Declare the scope in the scheme's flow." },
  "spec-components-invalid-map-name": { severity: "error", fix: "Use letters, digits, dots, hyphens and underscores." },
  "spec-example-values": { severity: "error", fix: "Keep the members that fit together." },
  "spec-no-invalid-encoding-combinations": { severity: "error", fix: "Keep one of the members." },
  "spec-no-invalid-tag-parents": { severity: "error", fix: "Name a declared tag as parent, without a circle." },
  "spec-querystring-parameters": { severity: "error", fix: "Keep one querystring parameter, and no query parameters beside it." },
  "spec-ref-siblings": { severity: "warn", fix: "Move what stands beside the reference; it is ignored." },
};

/** The configuration names a rule that the engine does not have, or not for this version of OpenAPI. */
export class UnknownRule extends Error {}

export interface RedoclyOptions {
  readonly texts: ReadonlyMap<string, string>;
  /** Of a rule with its prefix; undefined where the configuration says nothing. */
  readonly severityOf: (rule: string) => Severity | undefined;
  /** Names of rules, with their prefix, that the configuration speaks of. */
  readonly named: readonly string[];
}

export async function redoclyFindings(file: string, { texts, severityOf, named }: RedoclyOptions): Promise<LintFinding[]> {
  const { BaseResolver, createConfig, lint, Source } = await import("@redocly/openapi-core");
  const names = new Map([...texts.keys()].map((name) => [resolvePath(name), name]));
  /** Reads nothing but what was read before, by our own rules of what may be read. */
  class KnownFiles extends BaseResolver {
    override async loadExternalRef(reference: string): Promise<InstanceType<typeof Source>> {
      const text = texts.get(names.get(reference) ?? "");
      if (text !== undefined) return new Source(reference, text);
      const why = /^[a-z][a-z0-9+.-]*:\/\//i.test(reference)
        ? "it lies on another host, which is never asked"
        : "there is no such file in the document's folder";
      throw new Error(why);
    }
  }
  const severities = new Map<string, Severity>();
  for (const [rule, { severity }] of Object.entries(borrowed)) severities.set(rule, severity);
  for (const rule of named) severities.set(rule.slice(redoclyPrefix.length), severityOf(rule) ?? "error");
  const rules = Object.fromEntries([...severities].map(([rule, severity]) => [rule, severity === "off" ? "off" : "error"]));
  const config = await createConfig({ rules: rules as never });
  const problems = await lint({ ref: resolvePath(file), config, externalRefResolver: new KnownFiles(config.resolve) }).catch(() => undefined);
  // What the engine stumbles over, rules of our own name with its place.
  const level = severities.get("struct") ?? "error";
  if (!problems) return level === "off" ? [] : [{ ...stumbled, severity: level, file }];
  const unknown = config.getUnusedRules().rules.filter((rule) => named.includes(redoclyPrefix + rule));
  if (unknown.length > 0) throw new UnknownRule(redoclyPrefix + String(unknown[0]));
  return problems.flatMap(({ ruleId, message, suggest, location, from }) => {
    const at = location[0];
    const severity = severities.get(ruleId) ?? "error";
    // A bare word in a mapping names a component; a rule of our own knows that.
    if (severity === "off" || (ruleId === "no-unresolved-refs" && at?.pointer?.includes("/discriminator/mapping/"))) return [];
    const place = at && { file: names.get(at.source.absoluteRef) ?? file, pointer: pointerOf(at.pointer) };
    const hint =
      suggest.length > 0
        ? `Did you mean ${suggest
            .slice(0, 3)
            .map((word) => `"${word}"`)
            .join(" or ")}?`
        : borrowed[ruleId]?.fix;
    return {
      rule: redoclyPrefix + ruleId,
      severity,
      file: place?.file ?? file,
      pointer: (place?.pointer ?? "") + (ruleId === "no-unresolved-refs" ? "/$ref" : ""),
      message: ruleId === "no-unresolved-refs" ? plain(message).replace(/^Can't resolve \$ref/, "This reference leads nowhere") : plain(message),
      fix: hint ?? "Follow the rule, or turn it off in the configuration.",
      related: from ? { file: names.get(from.source.absoluteRef) ?? file, pointer: pointerOf(from.pointer) } : undefined,
    };
  });
}

const stumbled = {
  rule: `${redoclyPrefix}struct`,
  pointer: "",
  message: "The document is so far from OpenAPI that its shape could not be judged as a whole.",
  fix: "Mend what else is found, and check again.",
  related: undefined,
} as const;

const pointerOf = (pointer: string | undefined): string => (pointer ?? "").replace(/^#\/?/, "/").replace(/^\/$/, "");

const plain = (message: string): string => message.replaceAll("`", '"').replace(/\s+/g, " ").trim();
