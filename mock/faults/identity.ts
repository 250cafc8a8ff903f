/** Callers who are not asked who they are, or what they may. */
import { stringifyJson } from "../../contract/json.ts";
import { extractorOf } from "../../contract/security.ts";
import type { Principal } from "../principals.ts";
import { failedWith, operationsWhere, reaches, refusedAs, retry, type When } from "./combinators.ts";
import type { Fault, FaultyCall, Interceptor, Next } from "./fault.ts";
import { actingAs, presentsCredentials, principalsFor, withoutCredentials } from "./requests.ts";
import { illustrated, isDeletion, isList, isRead, isUpdate } from "./shapes.ts";
import { arrayIn, jsonOf, withItems } from "./values.ts";

const secured = operationsWhere((operation) => operation.security.length > 0);

/** Everybody whom the API knows, one after the other. */
const asAnybody = (call: FaultyCall, next: Next): (() => ReturnType<Next>)[] => principalsFor(call).map((principal) => () => next(actingAs(call, principal)));

const asSomebody = (when: When): (() => Interceptor) => retry(when, asAnybody);

const unauthenticated = refusedAs("unauthenticated");

/** Each value that a principal's credentials hold, without a scheme word of its own. */
const secretsOf = ({ credentials }: Principal): string[] =>
  credentials.flatMap((credential) => Object.values(credential)).map((value) => value.slice(value.lastIndexOf(" ") + 1));

const presented = ({ api, request }: FaultyCall): string[] =>
  [...[...api.contract.schemes.values()].map((scheme) => extractorOf(scheme)(request)), request.header("authorization")].filter((value) => value !== undefined);

/** Tries those whose secrets stand in a certain relation to what was presented. */
const asWhoever = (matches: (sent: string, secret: string) => boolean): (() => Interceptor) =>
  retry(unauthenticated, (call, next) => {
    const sent = presented(call);
    const accepted = principalsFor(call).filter((principal) => secretsOf(principal).some((secret) => sent.some((value) => matches(value, secret))));
    return accepted.map((principal) => () => next(actingAs(call, principal)));
  });

const schemeWord = /^\S+ /;

export const identityFaults: readonly Fault[] = [
  {
    id: "auth-off",
    family: "identity",
    breaks: "Nobody is asked for credentials.",
    knows: "C",
    caughtBy: ["no-credentials", "unknown-credentials", "malformed-credentials"],
    appliesTo: secured,
    install: asSomebody(unauthenticated),
  },
  {
    id: "auth-off-on-delete",
    family: "identity",
    breaks: "Deletions do not ask for credentials.",
    knows: "C",
    caughtBy: ["no-credentials", "unknown-credentials"],
    appliesTo: operationsWhere((operation) => operation.security.length > 0 && operation.method === "DELETE"),
    install: asSomebody(unauthenticated),
  },
  {
    id: "auth-presence-only",
    family: "identity",
    breaks: "Any credential will do.",
    knows: "C",
    caughtBy: ["unknown-credentials"],
    appliesTo: secured,
    install: asSomebody((answer, call) => unauthenticated(answer, call) && presentsCredentials(call)),
  },
  {
    id: "auth-prefix",
    family: "identity",
    breaks: "A credential that only begins like a known one is accepted.",
    knows: "C",
    caughtBy: ["unknown-credentials", "malformed-credentials"],
    appliesTo: secured,
    install: asWhoever((sent, secret) => sent.length > secret.length && sent.replace(schemeWord, "").startsWith(secret)),
  },
  {
    id: "scheme-word-ignored",
    family: "identity",
    breaks: "A known token is accepted under any scheme word.",
    knows: "C",
    caughtBy: ["malformed-credentials", "scenario"],
    appliesTo: operationsWhere(({ security }, { schemes }) =>
      security.flat().some((name) => {
        const scheme = schemes.get(name);
        return scheme?.type === "http" || (scheme?.type === "apiKey" && scheme.parameter.toLowerCase() === "authorization");
      }),
    ),
    install: asWhoever((sent, secret) => schemeWord.test(sent) && sent.replace(schemeWord, "") === secret),
  },
  {
    id: "half-credentials-accepted",
    family: "identity",
    breaks: "Of two credentials that belong together, one is enough.",
    knows: "C",
    caughtBy: ["half-credentials"],
    appliesTo: operationsWhere(({ security }) => security.some((schemes) => schemes.length > 1)),
    install: asWhoever((sent, secret) => sent === secret),
  },
  {
    id: "alternative-refused",
    family: "identity",
    breaks: "Of several ways to sign in, only the first works.",
    knows: "C",
    caughtBy: ["alternative-credentials"],
    appliesTo: operationsWhere(({ security }) => security.length > 1),
    install: () => (call, next) => {
      const [first = []] = call.operation.security;
      const complete = first.every((name) => {
        const scheme = call.api.contract.schemes.get(name);
        return scheme && extractorOf(scheme)(call.request) !== undefined;
      });
      return complete ? next() : next(withoutCredentials(call));
    },
  },
  {
    id: "role-ignored",
    family: "identity",
    breaks: "A caller without the right may do it all the same.",
    knows: "P",
    caughtBy: ["weak-principal", "foreign-principal", "scenario"],
    appliesTo: operationsWhere((operation) => reaches(operation, 403)),
    install: asSomebody(failedWith(403)),
  },
  {
    id: "rights-too-narrow",
    family: "identity",
    breaks: "Of all callers who may write, only the first is let in.",
    knows: "P",
    caughtBy: ["valid", "scenario"],
    appliesTo: operationsWhere((operation) => operation.method !== "GET" && reaches(operation, 403)),
    install: () => (call, next) => {
      const answer = next();
      const other = answer.explanation.principal !== call.api.behaviour.principals[0]?.id;
      const refusal = other && answer.response.status < 400 ? illustrated(call.api.contract, call.operation, "403") : undefined;
      return refusal ? { ...answer, response: refusal } : answer;
    },
  },
  {
    id: "foreign-object",
    family: "identity",
    breaks: "A stranger reads a thing by its id.",
    knows: "S",
    caughtBy: ["foreign-principal", "scenario"],
    appliesTo: operationsWhere((operation) => operation.security.length > 0 && isRead(operation) && (reaches(operation, 403) || reaches(operation, 404))),
    install: asSomebody(failedWith(403, 404)),
  },
  {
    id: "foreign-write",
    family: "identity",
    breaks: "A stranger changes or deletes a thing by its id.",
    knows: "S",
    caughtBy: ["foreign-principal", "scenario"],
    appliesTo: operationsWhere(
      (operation, { id }) =>
        // There, everybody may change everything.
        id !== "delightbridge-services" &&
        operation.security.length > 0 &&
        (isUpdate(operation) || isDeletion(operation)) &&
        (reaches(operation, 403) || reaches(operation, 404)),
    ),
    install: asSomebody(failedWith(403, 404)),
  },
  {
    id: "foreign-in-list",
    family: "identity",
    breaks: "Another tenant's things stand in the list.",
    knows: "S",
    caughtBy: ["foreign-principal", "scenario"],
    appliesTo: operationsWhere((operation, contract) => isList(operation, contract) && !operation.path.includes("{") && reaches(operation, 403)),
    install: () => (call, next) => {
      const answer = next();
      if (answer.response.status >= 400) return answer;
      const foreign = asAnybody(call, next).flatMap((attempt) => {
        const { response } = attempt();
        const site = response.status < 400 ? arrayIn(jsonOf(response)) : undefined;
        return site && Array.isArray(site.value) ? site.value : [];
      });
      const response = withItems(answer.response, (items) => {
        const own = new Set(items.map((item) => stringifyJson(item)));
        return [...items, ...foreign.filter((item) => !own.has(stringifyJson(item)))];
      });
      return { ...answer, response };
    },
  },
];
