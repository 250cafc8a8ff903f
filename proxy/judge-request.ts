/** A request against the contract: its path, method, credentials, parameters and body. */
import type { Finding } from "../conformance/finding.ts";
import { readBody } from "../contract/body.ts";
import { bestMatch, essence } from "../contract/media-type.ts";
import type { Contract, Operation, Violation } from "../contract/model.ts";
import { nearestOperation } from "../contract/nearest.ts";
import { provenanceAt, provenanceOfViolation } from "../contract/provenance.ts";
import { type Carrier, extractorOf } from "../contract/security.ts";
import { withoutCodings } from "./content-coding.ts";
import { joined, type SeenRequest } from "./witnessed.ts";

export interface JudgedRequest {
  /** Undefined for a path or method that the contract does not have. */
  readonly operation: Operation | undefined;
  readonly findings: readonly Finding[];
  /** Why the body was not judged. */
  readonly unjudged: string | undefined;
}

export function judgeRequest(contract: Contract, request: SeenRequest): JudgedRequest {
  const [path = "", query = ""] = splitOnce(request.target);
  const match = contract.route(request.method, path);
  if (match.kind === "unknown") return strange(undocumentedPath(contract, request.method, path));
  const operation = match.kind === "operation" ? match.operation : request.method === "HEAD" ? match.get : undefined;
  if (!operation) {
    // Browsers ask so before they call across origins.
    if (request.method === "OPTIONS" || match.kind === "operation") return strange();
    return strange(undocumentedMethod(request.method, path, match.allow));
  }
  const carrier: Carrier = { query, header: (name) => joined(request.headers, name) };
  const { violations } = operation.decodeParameters({ path: match.values, ...carrier, header: carrier.header });
  const body = request.method === "HEAD" ? { findings: [], unjudged: undefined } : judgeBody(contract, operation, request);
  return {
    operation,
    findings: [
      ...credentials(contract, operation, carrier),
      ...violations.map((violation) => parameterFinding(contract, operation, violation)),
      ...body.findings,
    ],
    unjudged: body.unjudged,
  };
}

const strange = (...findings: readonly Finding[]): JudgedRequest => ({ operation: undefined, findings, unjudged: undefined });

function splitOnce(target: string): [string, string] {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** Ids differ from call to call; the path that is missing is one. */
const general = (path: string): string =>
  path
    .split("/")
    .map((segment) => (/\d/.test(segment) ? "*" : segment.slice(0, 60)))
    .join("/")
    .slice(0, 200);

function undocumentedPath(contract: Contract, method: string, path: string): Finding {
  const nearest = nearestOperation(contract, method, path.slice(0, 500));
  return {
    check: "undocumented-path",
    message: `${method} ${general(path)}: the contract has no such path.${nearest ? ` ${nearest}` : ""}`,
    expected: "a documented path",
    found: general(path),
    provenance: "assumed",
    pointer: "/paths",
    cause: `undocumented-path ${method} ${general(path)}`,
  };
}

const undocumentedMethod = (method: string, path: string, allow: readonly string[]): Finding => ({
  check: "undocumented-method",
  message: `${method} ${general(path)}: the path has no such method.`,
  expected: `one of ${allow.join(", ")}`,
  found: method,
  provenance: "assumed",
  pointer: "/paths",
  cause: `undocumented-method ${method} ${general(path)}`,
});

/** None of the alternatives is there whole. Client certificates are not seen here. */
function credentials({ document, schemes }: Contract, operation: Operation, carrier: Carrier): Finding[] {
  const presents = (name: string): boolean => {
    const scheme = schemes.get(name);
    return !scheme || scheme.type === "mutualTLS" || extractorOf(scheme)(carrier) !== undefined;
  };
  if (operation.security.length === 0 || operation.security.some((alternative) => alternative.every(presents))) return [];
  return [
    {
      check: "request-credentials",
      message: `${operation.id} was called without the credentials that it asks for.`,
      expected: operation.security.map((alternative) => alternative.join(" and ")).join(", or "),
      found: "none of them",
      provenance: provenanceAt(document, operation.pointer, "security"),
      pointer: operation.pointer,
      cause: `request-credentials ${operation.id}`,
    },
  ];
}

const parameterFinding = ({ document }: Contract, operation: Operation, violation: Violation): Finding => ({
  check: "request-parameter",
  message: `The ${violation.in} parameter ${violation.at.slice(1)} of ${operation.id} breaks ${violation.keyword}.`,
  ...wanted(violation),
  provenance: provenanceAt(document, violation.rule, violation.keyword),
  pointer: violation.rule || operation.pointer,
  cause: `request-parameter ${operation.id} ${violation.in} ${alike(violation)}`,
});

const wanted = ({ expected, found }: Violation): Pick<Finding, "expected" | "found"> => ({ expected, found });

/** The same fault in every item of a list is one cause. */
const alike = ({ at, keyword }: Violation): string => `${at.replace(/\/\d+(?=\/|$)/g, "/*")} ${keyword}`;

function judgeBody(contract: Contract, operation: Operation, request: SeenRequest): Pick<JudgedRequest, "findings" | "unjudged"> {
  if (!operation.body) return { findings: [], unjudged: undefined };
  const { bytes, unkept } = withoutCodings(request.body, joined(request.headers, "content-encoding"));
  if (!bytes) return { findings: [], unjudged: unkept };
  const contentType = joined(request.headers, "content-type");
  const outcome = readBody(contract, operation.body, contentType, bytes, "unreadable");
  if (outcome.kind !== "read") {
    const found = outcome.kind === "unreadable" ? outcome.why : (contentType ?? "no Content-Type");
    return { findings: [unreadable(contract, operation, outcome.kind, found)], unjudged: undefined };
  }
  const mediaType = bestMatch(operation.body.content, essence(contentType ?? "")) ?? operation.body.content[0];
  const schema = `${mediaType?.pointer ?? operation.body.pointer}/schema`;
  const findings = outcome.violations.map(
    (violation): Finding => ({
      check: "request-body",
      message: `The body sent to ${operation.id} breaks ${violation.keyword} at ${violation.at || "its root"}.`,
      ...wanted(violation),
      provenance: provenanceOfViolation(contract.document, schema, violation.at, violation.keyword),
      pointer: violation.rule || schema,
      cause: `request-body ${operation.id} ${alike(violation)}`,
    }),
  );
  return { findings, unjudged: undefined };
}

function unreadable({ document }: Contract, operation: Operation, kind: "unreadable" | "unsupported", found: string): Finding {
  const { content, pointer } = operation.body ?? { content: [], pointer: operation.pointer };
  const shared = { expected: content.map(({ range }) => range).join(" or "), found, pointer };
  if (kind === "unreadable") {
    const check = "request-body-unreadable";
    const message = `The body sent to ${operation.id} cannot be read.`;
    return { ...shared, check, message, provenance: provenanceAt(document, pointer), cause: `${check} ${operation.id}` };
  }
  const check = "request-media-type";
  const message = `${operation.id} was sent another media type than it documents.`;
  // What a server makes of another media type is its own affair (RFC 9110, section 15.5.16).
  return { ...shared, check, message, provenance: "assumed", cause: `${check} ${operation.id}` };
}
