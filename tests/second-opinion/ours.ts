/** The contract's own judgement of a request or an answer, as a witness beside Prism. */
import { isAnswered } from "../../conformance/answered.ts";
import { checks } from "../../conformance/checks/registry.ts";
import { headerOf } from "../../conformance/exchange.ts";
import { readBody } from "../../contract/body.ts";
import type { Contract } from "../../contract/model.ts";
import type { Witness } from "./prism.ts";

/** What Prism's validators judge too. */
const comparable = new Set(["status-documented", "media-type", "body-schema", "headers"]);

export const contractOf = (contract: Contract): Witness => ({
  request: ({ operation, request }) => {
    const [path = "", query = ""] = request.target.split(/\?(.*)/s);
    const match = contract.route(request.method, path);
    if (!operation || match.kind !== "operation") return [`path: it is none of ${operation?.id}`];
    const header = (name: string): string | undefined => headerOf(request, name.toLowerCase());
    const { violations } = operation.decodeParameters({ path: match.values, query, header });
    const parameters = violations.map(({ in: place, at, keyword }) => `${place}${general(at)} ${keyword}`);
    if (!operation.body) return parameters;
    const outcome = readBody(contract, operation.body, header("content-type"), request.body ?? new Uint8Array(), "unreadable");
    const body = outcome.kind === "read" ? outcome.violations.map(({ at, keyword }) => `body${general(at)} ${keyword}`) : [`body: it is ${outcome.kind}`];
    return [...parameters, ...body];
  },
  response: (exchange, response) => {
    const answered = { ...exchange, response };
    if (!isAnswered(answered)) return [];
    return checks
      .filter(({ id }) => comparable.has(id))
      .flatMap(({ judge }) => judge(answered, contract).map(({ cause }) => cause.replace(/^(\S+) \S+ \d+ ?/, "$1 ")));
  },
});

const general = (at: string): string => at.replace(/\/\d+(?=\/|$)/g, "/*");
