/**
 * The type bridge: generated operation types in, handlers out. A status, member, header or operation that the
 * contract does not have does not compile.
 */
import type { OtherMediaTypes } from "../contract/body.ts";
import type { InferredCall } from "./inferred/call.ts";
import type { Principal } from "./principals.ts";
import type { Refusal, RefusalReason } from "./refusal.ts";
import type { StateForm } from "./start-state/state-form.ts";

/** What openapi-typescript writes for one operation. */
export type OperationTypes = { parameters: object; responses: object };

export type Responses<Op> = Op extends { responses: infer R } ? R : never;
export type Status<Op> = keyof Responses<Op> & number;

/** Declared members only: generated header types also take any name. */
type Declared<H> = { [Name in keyof H as string extends Name ? never : Name]: H[Name] };
type HeadersOf<R> = R extends { headers: infer H } ? Declared<H> : Record<never, never>;
export type ContentOf<R> = R extends { content: infer C } ? C[keyof C] : never;

type HeaderArguments<H> = keyof H extends never ? [] : Partial<H> extends H ? [headers?: H] : [headers: H];
type ReplyArguments<R> = [ContentOf<R>] extends [never] ? HeaderArguments<HeadersOf<R>> : [body: ContentOf<R>, ...headers: HeaderArguments<HeadersOf<R>>];

declare const madeByReply: unique symbol;

/** A response documented for an operation. Only `reply` makes one. */
export interface Reply<Op> {
  readonly [madeByReply]: Op;
}

type Section<Op, Name extends string> = Op extends { parameters: { [Key in Name]?: infer V } }
  ? [NonNullable<V>] extends [never]
    ? Record<never, never>
    : NonNullable<V>
  : never;

type BodyOf<Op> = Op extends { requestBody: { content: infer C } }
  ? C[keyof C]
  : Op extends { requestBody?: infer B }
    ? [NonNullable<B>] extends [{ content: infer C }]
      ? C[keyof C] | undefined
      : undefined
    : undefined;

/** What `authorize` sees: who calls what. */
export interface Access<Ops, P> {
  readonly operation: keyof Ops;
  readonly principal: P;
}

/** What `admit` sees: everything but the body. */
export interface Approach<Op, State, P> {
  readonly path: Section<Op, "path">;
  readonly query: Section<Op, "query">;
  readonly header: Section<Op, "header">;
  readonly cookie: Section<Op, "cookie">;
  readonly principal: P;
  readonly state: State;
  /** The world's clock. */
  now(): Date;
  /** The only way to answer; arguments as the contract documents them for that status. */
  reply<S extends Status<Op>>(status: S, ...rest: ReplyArguments<Responses<Op>[S]>): Reply<Op>;
}

/** What a handler receives. Integers beyond 2^53 arrive as bigint, whatever the types say. */
export interface Call<Op, State, P> extends Approach<Op, State, P> {
  readonly body: BodyOf<Op>;
  /** A new UUID; with a prefix, that prefix and `length` (27) letters or digits. */
  newId(prefix?: string, length?: number): string;
}

/** One handler for every operation, none missing, none extra. */
export type Handlers<Ops, State, P> = { [Id in keyof Ops]: (call: Call<Ops[Id], State, P>) => Reply<Ops[Id]> };

/** What the state alone decides, before the body is read. */
export type Admissions<Ops, State, P> = { [Id in keyof Ops]?: (approach: Approach<Ops[Id], State, P>) => Reply<Ops[Id]> | undefined };

type ErrorStatus<Op> = Exclude<Status<Op>, 200 | 201 | 202 | 203 | 204 | 205 | 206>;

/** Any error body that some operation documents. */
export type ErrorBody<Ops> = { [Id in keyof Ops]: ContentOf<Responses<Ops[Id]>[ErrorStatus<Ops[Id]> & keyof Responses<Ops[Id]>]> }[keyof Ops];

/** Steps of the pipeline that a module may put in another order; the handler always comes last. */
export type Step = "match" | "authenticate" | "parameters" | "admit" | "body";

export const defaultOrder: readonly Step[] = ["match", "authenticate", "parameters", "admit", "body"];

/** One API's behaviour. */
export interface BehaviourOptions<Ops, State extends object, P extends Principal> {
  /** Everyone who has credentials. */
  readonly principals: readonly P[];
  /** Who calls an operation that asks for no credentials. */
  readonly anonymous?: P;
  /** A fresh start state; every member is a collection. */
  state(): State;
  readonly operations: Handlers<Ops, State, P>;
  readonly admit?: Admissions<Ops, State, P>;
  /** What the caller's rights alone decide, right after authentication. */
  authorize?(access: Access<Ops, P>): "forbidden" | "unauthenticated" | undefined;
  /** Words a refusal in the API's own error schema; undefined sends no body. */
  refuse(refusal: Refusal<P>): ErrorBody<Ops> | undefined;
  /** Statuses of refusals where they differ from 400 for an unreadable body, 422 (else 400) for an invalid request. */
  readonly refusalStatus?: { readonly [Id in keyof Ops]?: { readonly [Reason in RefusalReason]?: Status<Ops[Id]> } };
  readonly order?: readonly Step[];
  /** `opaque`: a path value that breaks its schema is an id like any other, unknown. */
  readonly pathValues?: "validated" | "opaque";
  /** What an undeclared media type means; unreadable unless said. */
  readonly otherMediaTypes?: OtherMediaTypes;
  /** Members of things that name things of another collection by key. */
  readonly references?: { readonly [Name in keyof State]?: { readonly [member: string]: keyof State } };
  /** Messages that the API sends by other ways, such as mails, oldest first. */
  outbox?(state: State): readonly object[];
}

/** A behaviour as the engine holds it: the same, with operation types forgotten. */
export interface Behaviour {
  readonly principals: readonly Principal[];
  readonly anonymous?: Principal;
  state(): object;
  readonly operations: Readonly<Record<string, (call: never) => Reply<unknown>>>;
  readonly admit?: Readonly<Record<string, ((approach: never) => Reply<unknown> | undefined) | undefined>>;
  authorize?(access: { readonly operation: string; readonly principal: Principal | undefined }): "forbidden" | "unauthenticated" | undefined;
  refuse(refusal: Refusal): unknown;
  readonly refusalStatus?: Readonly<Record<string, { readonly [Reason in RefusalReason]?: number } | undefined>>;
  readonly order?: readonly Step[];
  readonly pathValues?: "validated" | "opaque";
  readonly otherMediaTypes?: OtherMediaTypes;
  readonly references?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How a start state of a user's own is written, where no schema says it. */
  readonly startForm?: StateForm;
  outbox?(state: object): readonly object[];
  /** Of behaviour that was inferred: a valid answer of the same status, where a reply breaks the contract. */
  rescue?(operation: string, status: number): { readonly body: unknown; readonly headers: Readonly<Record<string, string>> } | undefined;
  /** Of behaviour that was inferred. */
  readonly inferred?: {
    readonly resources: readonly string[];
    /** How many operations belong to no resource. */
    readonly loose: number;
    /** The state as a call sees it: things as the document shows them. */
    things?(call: InferredCall): object;
    /** Why a stored thing cannot be shown as it is; one sentence. */
    misfit?(resource: string, thing: object): string | undefined;
  };
}

/** `defineBehaviour<operations>()({ … })`: two calls, because TypeScript infers all type arguments of a call or none. */
export const defineBehaviour =
  <Ops extends { [Id in keyof Ops]: OperationTypes }>() =>
  <State extends object, P extends Principal>(options: BehaviourOptions<Ops, State, P>): Behaviour =>
    // The engine calls each handler with what its own contract describes, which no single table type can say.
    options as unknown as Behaviour;
