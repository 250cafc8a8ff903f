/** A case: data that says what is provoked and what the contract promises then. */
import type { Provenance } from "../contract/provenance.ts";

export interface Case {
  /** `<api>/<operationId>/<status>/<kind>[/<pointer>]`: public, stable. */
  readonly id: string;
  readonly api: string;
  /** Id of the operation; undefined for a method that the path does not have. */
  readonly operation: string | undefined;
  /** One sentence. */
  readonly statement: string;
  /** Any of these is as promised; the first stands in the id. */
  readonly statuses: readonly number[];
  /** A documented 4xx instead is "rejected, not judged": schemas cannot say all that makes a request acceptable. */
  readonly rejectable: boolean;
  readonly provocation: Provocation;
  /** Rule ids, or `#` and a JSON Pointer in the contract. */
  readonly sources: readonly string[];
  /** The weaker of the response's mark and the rule's. */
  readonly strength: Provenance;
}

export type Provocation = RequestProvocation | SequenceProvocation | ScenarioProvocation;

/** One request, built on a valid one. */
export interface RequestProvocation {
  readonly kind: "request";
  readonly operation: string;
  /** Principal of the profile's cast. */
  readonly as: Actor;
  readonly resource: ResourcePlan;
  readonly body: BodyPlan;
  /** Values beside the path's, by section and name; raw text replaces what encoding would give. */
  readonly parameters: readonly ParameterPlan[];
  readonly credentials: CredentialPlan;
  /** Sent instead of the operation's own method. */
  readonly method?: string;
  /** Why a success would be a defect, or a refusal one. */
  readonly violates?: string;
}

/** `owner` has all rights, `weak` too few, `foreign` belongs elsewhere. */
export type Actor = "owner" | "weak" | "foreign";

/** What the path's parameters name: a thing that is there, one that never was, one that is gone, or a value out of its schema. */
export type ResourcePlan =
  | { readonly kind: "existing" }
  | { readonly kind: "unknown" }
  | { readonly kind: "deleted" }
  | { readonly kind: "value"; readonly parameter: string; readonly raw: string };

export type BodyPlan =
  | { readonly kind: "none" }
  /** A valid body with one edit, or as it is. */
  | { readonly kind: "valid"; readonly base: "minimal" | "maximal"; readonly edit?: Edit }
  | { readonly kind: "example"; readonly name: string }
  | { readonly kind: "raw"; readonly text: string; readonly contentType: string | undefined };

/** One change of a JSON value. */
export interface Edit {
  readonly pointer: string;
  /** Undefined removes the member. */
  readonly value?: unknown;
  /** Any valid value shows the same, so a name may be a new one. */
  readonly fresh?: true;
  /** For forms: the field is sent twice. */
  readonly twice?: boolean;
}

export interface ParameterPlan {
  readonly in: "query" | "header" | "cookie";
  readonly name: string;
  /** Encoded by the parameter's style; undefined leaves a required parameter out. */
  readonly value?: unknown;
  /** Sent as it is, for values that no style can encode. */
  readonly raw?: string;
}

export type CredentialPlan =
  | { readonly kind: "own" }
  | { readonly kind: "none" }
  /** `scheme`: of a conjunction, this one alone. */
  | { readonly kind: "unknown"; readonly scheme?: string }
  | { readonly kind: "malformed" }
  /** The own ones with one letter more. */
  | { readonly kind: "longer" }
  /** The own ones under another word than their scheme's. */
  | { readonly kind: "other-word" }
  /** One scheme of a conjunction left out. */
  | { readonly kind: "without"; readonly scheme: string }
  /** The n-th alternative and no other. */
  | { readonly kind: "alternative"; readonly index: number };

/** Several requests over producers and consumers, in one of the known patterns. */
export interface SequenceProvocation {
  readonly kind: "sequence";
  readonly pattern: string;
  readonly operations: readonly string[];
}

/** A story that a person wrote. */
export interface ScenarioProvocation {
  readonly kind: "scenario";
  /** File name without extension. */
  readonly name: string;
  readonly principals: readonly string[];
  /** Fixtures that can be used once. */
  readonly spends: readonly string[];
}
