/** Single operations in one's own words: what a behaviour file exports. The rest stays as it is. */
import type { Admissions, Call, ContentOf, ErrorBody, OperationTypes, Reply, Responses, Status } from "../handler.ts";
import type { Principal } from "../principals.ts";
import type { Refusal } from "../refusal.ts";
import type { Things } from "./things.ts";

/** What the default answered: its status tells which body it has. */
export type Answer<Op> = Reply<Op> & { [S in Status<Op>]: { readonly status: S; readonly body: ContentOf<Responses<Op>[S]> } }[Status<Op>];

/** What another request would have said. */
type Otherwise<Op, State, P> = Partial<Pick<Call<Op, State, P>, "path" | "query" | "body">>;

export interface OverrideCall<Op, State, P> extends Call<Op, State, P> {
  /** Does what would be done without the override. What that refuses ends the call. */
  next(otherwise?: Otherwise<Op, State, P>): Answer<Op>;
}

/** Things by resource; of documents without types, whatever they hold. */
type ThingsBy<Resources> = { readonly [Name in keyof Resources]: Things<Resources[Name]> };

export interface OverrideOptions<Ops, Resources, Own extends object, P extends Principal> {
  readonly operations?: { readonly [Id in keyof Ops]?: (call: OverrideCall<Ops[Id], ThingsBy<Resources> & Own, P>) => Reply<Ops[Id]> };
  /** Asked before what is asked without it. */
  readonly admit?: Admissions<Ops, ThingsBy<Resources> & Own, P>;
  /** Collections of one's own, beside those that there are. */
  state?(): Own;
  /** Instead of those that there are: nobody else is known. */
  readonly principals?: readonly P[];
  /** Undefined leaves the decision to the default. */
  authorize?(access: { readonly operation: keyof Ops; readonly principal: P }): "forbidden" | "unauthenticated" | undefined;
  /** Words a refusal; `next` does it as without the override. */
  refuse?(refusal: Refusal<P> & { next(): ErrorBody<Ops> | undefined }): ErrorBody<Ops> | undefined;
}

/** Known to every copy of this package that a process may hold. */
const brand = Symbol.for("specimen.override");

/** Overrides as the engine holds them: operation types are forgotten. */
export interface Override {
  readonly operations?: Readonly<Record<string, (call: never) => unknown>>;
  readonly admit?: Readonly<Record<string, (approach: never) => unknown>>;
  state?(): object;
  readonly principals?: readonly Principal[];
  authorize?(access: { readonly operation: string; readonly principal: Principal | undefined }): "forbidden" | "unauthenticated" | undefined;
  refuse?(refusal: Refusal & { next(): unknown }): unknown;
}

/** `overrideBehaviour<operations>()({ … })`: two calls, because TypeScript infers all type arguments of a call or none. */
export const overrideBehaviour =
  <Ops extends { [Id in keyof Ops]: OperationTypes }, Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>>() =>
  <Own extends object = Record<never, never>, P extends Principal = Principal>(options: OverrideOptions<Ops, Resources, Own, P>): Override =>
    // The engine calls each handler with what its own contract describes, which no single table type can say.
    Object.assign(options, { [brand]: true }) as unknown as Override;

export const isOverride = (value: object): value is Override => brand in value;
