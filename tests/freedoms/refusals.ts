/** Other words for no. */
import { type Asked, answering, everywhere, type Freedom, type Headers, inApis } from "./freedom.ts";
import { changedJson, documentedAs, headerOf, isMembers, mapped, permits } from "./json-answer.ts";

export const challenges: Freedom = {
  id: "challenges",
  says: "A 401 carries challenges of several schemes.",
  source: "RFC 9110, section 11.6.1; pulumi-services/10.5",
  appliesTo: everywhere,
  install: answering((given) =>
    given.status === 401 && headerOf(given, "www-authenticate") === undefined
      ? { ...given, headers: [...given.headers, ["WWW-Authenticate", 'Bearer realm="a, b", error="invalid_token"'], ["WWW-Authenticate", "Negotiate"]] }
      : given,
  ),
};

/** Members whose wording is free. */
const texts = new Set(["message", "long_message", "error"]);

const wording =
  (text: string): Freedom["install"] =>
  (contract) =>
  async (asked, forward) => {
    const given = await forward(asked);
    if (given.status < 400 && contract.id !== "dreams-organizations") return given;
    const mediaType = documentedAs(contract, asked, given);
    return changedJson(given, (whole) => {
      const reworded = mapped(whole, (value, at) => {
        const isText = texts.has(at.at(-1) ?? "") || (at.includes("errors") && !["code", "param_name"].includes(at.at(-1) ?? "") && !at.includes("meta"));
        return typeof value === "string" && isText ? text : value;
      });
      return permits(mediaType, reworded) ? reworded : whole;
    });
  };

const wordingRules =
  "pulumi-services/4.13a, clerk-organizations/4.32 and 10.6, datadog-services/4.5, delightbridge-services/4.9, dreams-organizations/4.4 and 4.13";

export const emptyTexts: Freedom = {
  id: "empty-texts",
  says: "The texts of errors, and of Dreams' messages, are empty.",
  source: wordingRules,
  appliesTo: everywhere,
  install: wording(""),
};

export const otherWording: Freedom = {
  id: "other-wording",
  says: "The texts of errors, and of Dreams' messages, are in another language.",
  source: wordingRules,
  appliesTo: everywhere,
  install: wording("Das geht so nicht – „nein“ 🙅"),
};

const errorList =
  (change: (errors: readonly unknown[]) => readonly unknown[]): Freedom["install"] =>
  (contract) =>
  async (asked, forward) => {
    const given = await forward(asked);
    if (given.status < 400) return given;
    const mediaType = documentedAs(contract, asked, given);
    return changedJson(given, (whole) => {
      if (!isMembers(whole) || !Array.isArray(whole["errors"])) return whole;
      const changed = { ...whole, errors: change(whole["errors"]) };
      return permits(mediaType, changed) ? changed : whole;
    });
  };

export const firstErrorOnly: Freedom = {
  id: "first-error-only",
  says: "Of several errors, only the first is told.",
  source: "datadog-services/4.5",
  // Clerk's mock tells one error at most.
  appliesTo: inApis("datadog-services"),
  install: errorList((errors) => errors.slice(0, 1)),
};

export const errorsInPieces: Freedom = {
  id: "errors-in-pieces",
  says: "One error is told in several texts.",
  source: "datadog-services/4.5",
  appliesTo: inApis("datadog-services"),
  install: errorList((errors) => [...errors, "See the manual."]),
};

export const undeclaredOtherwise: Freedom = {
  id: "undeclared-otherwise",
  says: "Methods that are not listed are answered with 404 instead of 405, or with 405 instead of 404, and with any body.",
  source: "clerk-organizations/10.10, datadog-services/10.1, dreams-organizations/10.14, pulumi-services/2.3, delightbridge-services/10.2",
  appliesTo: everywhere,
  install: (contract) => async (asked, forward) => {
    const given = await forward(asked);
    const route = contract.route(asked.method, asked.target.replace(/\?.*$/s, ""));
    if (route.kind === "operation" || asked.method === "HEAD" || ![404, 405].includes(given.status)) return given;
    const without = (unwanted: string): Headers => given.headers.filter(([name]) => name.toLowerCase() !== unwanted);
    // Only the bodies are free in these two.
    if (["pulumi-services", "delightbridge-services"].includes(contract.id))
      return { ...given, headers: [...without("content-type"), ["Content-Type", "text/html"]], body: new TextEncoder().encode("<h1>No</h1>") };
    if (route.kind !== "other-method") return given;
    if (given.status === 405) return { ...given, status: 404, headers: without("allow") };
    return { ...given, status: 405, headers: [...given.headers, ["Allow", route.allow.join(", ")]] };
  },
};

/** The one that a rule of its API tells of (pulumi-services/2.1). */
const isToldOf = ({ method, target }: Asked): boolean => method === "POST" && /\/services\/[^/?]+\/[^/?]+\/[^/?]+$/.test(target);

export const moreMethods: Freedom = {
  id: "more-methods",
  says: "Methods that are not listed do something of the implementation's own.",
  source: "clerk-organizations/10.10, datadog-services/10.1, dreams-organizations/10.14, pulumi-services/2.4; delightbridge-services has no rule on them",
  appliesTo: everywhere,
  install: (contract) => async (asked, forward) => {
    const given = await forward(asked);
    const route = contract.route(asked.method, asked.target.replace(/\?.*$/s, ""));
    const isFree = route.kind === "other-method" && given.status === 405 && !(contract.id === "pulumi-services" && isToldOf(asked));
    return isFree ? { status: 200, headers: [["Content-Type", "application/json"]], body: new TextEncoder().encode('{"done":true}') } : given;
  },
};
