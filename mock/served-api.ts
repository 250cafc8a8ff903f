/** One contract with its behaviour and its world: what the pipeline serves. */
import type { Contract, Operation, SecurityRequirement } from "../contract/model.ts";
import type { Carrier } from "../contract/security.ts";
import type { Fault } from "./faults/fault.ts";
import type { Respond } from "./faults/intercept.ts";
import type { Behaviour } from "./handler.ts";
import { PreparedOperation } from "./pipeline/prepared.ts";
import type { ValidateOption } from "./pipeline/tolerance.ts";
import { type Authentication, Authenticator, type Principal } from "./principals.ts";
import { type StepFunction, stepsIn } from "./respond.ts";
import type { Clock } from "./state/clock.ts";
import { World } from "./state/world.ts";

export interface ApiOptions {
  readonly seed: number;
  readonly clock: Clock;
  readonly validate: ValidateOption;
  /** Calls without credentials act as this principal. */
  readonly as: Principal | undefined;
}

/** Recognises callers; known ones, or anybody. */
export interface Doorkeeper {
  authenticate(requirements: readonly SecurityRequirement[], carrier: Carrier): Authentication<Principal>;
  /** Whether somebody's credential of a scheme has this value. */
  knows(scheme: string, value: string): boolean;
}

export class ServedApi {
  readonly contract: Contract;
  readonly behaviour: Behaviour;
  readonly options: ApiOptions;
  readonly authenticator: Doorkeeper;
  readonly steps: readonly StepFunction[];
  /** The order of an API decides whether `admit` sees judged parameters. */
  readonly parametersBeforeAdmit: boolean;
  /** Served on request, in place of correct answers. */
  fault: { readonly fault: Fault; readonly respond: Respond; readonly again: (api: ServedApi) => Respond } | undefined;
  /** The start state, which nobody changes. */
  readonly #start: World;
  #world: World;
  readonly #prepared: Map<Operation, PreparedOperation>;

  /** Throws where the behaviour and the contract do not fit. `origin`: the same API in another sandbox. */
  constructor(contract: Contract, behaviour: Behaviour, options: ApiOptions, doorkeeper?: Doorkeeper, origin?: ServedApi) {
    this.contract = contract;
    this.behaviour = behaviour;
    this.options = options;
    this.authenticator = doorkeeper ?? new Authenticator(contract, behaviour.principals);
    this.steps = origin?.steps ?? stepsIn(behaviour.order);
    const order = behaviour.order;
    this.parametersBeforeAdmit = !order || order.indexOf("parameters") < order.indexOf("admit");
    this.#prepared = origin ? origin.#prepared : new Map();
    this.#start = origin ? origin.#start : new World(behaviour.state(), options.seed, options.clock);
    this.#world = this.#start.fork(options.clock);
    if (origin) return;
    for (const { id, security } of contract.operations) {
      if (!(id in behaviour.operations)) throw new Error(`${contract.id}: the behaviour has no handler for ${id}.`);
      if (security.length === 0 && !behaviour.anonymous)
        throw new Error(`${contract.id}: ${id} asks for no credentials, so the behaviour must name an anonymous principal.`);
    }
  }

  get world(): World {
    return this.#world;
  }

  readonly now = (): Date => this.#world.now();

  readonly newId = (prefix?: string, length?: number): string => this.#world.newId(prefix, length);

  prepared(operation: Operation): PreparedOperation {
    const known = this.#prepared.get(operation);
    if (known) return known;
    const handler = this.behaviour.operations[operation.id];
    if (!handler) throw new Error(`${this.contract.id}: the behaviour has no handler for ${operation.id}.`);
    const made = new PreparedOperation(operation, handler as never, this.behaviour.admit?.[operation.id] as never);
    this.#prepared.set(operation, made);
    return made;
  }

  /** The same API in another sandbox: at the start state, or with what `world` has. */
  inSandbox(clock: Clock, world?: World): ServedApi {
    const api = new ServedApi(this.contract, this.behaviour, { ...this.options, clock }, this.authenticator, this);
    if (world) api.adopt(world);
    if (this.fault) api.fault = { ...this.fault, respond: this.fault.again(api) };
    return api;
  }

  /** Has from here on what `world` has now. */
  adopt(world: World): void {
    this.#world = world.fork(this.options.clock);
  }

  /** Back to the start state: things, ids and journal. */
  reset(): void {
    this.#world = this.#start.fork(this.options.clock);
  }
}
