/** One contract with its behaviour and its world: what the pipeline serves. */
import type { Contract, Operation, SecurityRequirement } from "../contract/model.ts";
import type { Carrier } from "../contract/security.ts";
import type { Fault } from "./faults/fault.ts";
import type { Respond } from "./faults/intercept.ts";
import type { Behaviour } from "./handler.ts";
import type { ApiSetting, Ground } from "./load-api.ts";
import type { Answer, Exchange } from "./pipeline/exchange.ts";
import { PreparedOperation } from "./pipeline/prepared.ts";
import type { ValidateOption } from "./pipeline/tolerance.ts";
import { type Authentication, Authenticator, type Principal } from "./principals.ts";
import { type StepFunction, stepsIn } from "./respond.ts";
import type { Clock } from "./state/clock.ts";
import type { JournalEntry } from "./state/journal.ts";
import { World } from "./state/world.ts";

export interface ApiOptions {
  readonly seed: number;
  readonly clock: Clock;
  readonly validate: ValidateOption;
  /** Calls without credentials act as this principal. */
  readonly as: Principal | undefined;
  /** Sees every call with its answer. */
  readonly observe?: ((exchange: Exchange, answer: Answer) => void) | undefined;
}

/** Recognises callers; known ones, or anybody. */
export interface Doorkeeper {
  authenticate(requirements: readonly SecurityRequirement[], carrier: Carrier): Authentication<Principal>;
  /** Whether somebody's credential of a scheme has this value. */
  knows(scheme: string, value: string): boolean;
}

/** Told of every change of an API's state. */
export interface ApiKeeper {
  wrote(api: ServedApi, world: World, entry: JournalEntry): void;
  replaced(api: ServedApi, before: World, by: "reset" | "adopt"): void;
}

export class ServedApi {
  contract: Contract;
  behaviour: Behaviour;
  options: ApiOptions;
  authenticator: Doorkeeper;
  steps: readonly StepFunction[];
  /** The order of an API decides whether `admit` sees judged parameters. */
  parametersBeforeAdmit: boolean;
  /** What it was loaded from, where it can be loaded again. */
  madeFrom: { readonly setting: ApiSetting; readonly ground: Ground; readonly files: readonly string[] } | undefined;
  /** Why the latest change of its files is not served. */
  trouble: string | undefined;
  /** Served on request, in place of correct answers. */
  fault: { readonly fault: Fault; readonly respond: Respond; readonly again: (api: ServedApi) => Respond } | undefined;
  /** The start state, which nobody changes. */
  #start: World;
  #world: World;
  #keeper: ApiKeeper | undefined;
  #prepared: Map<Operation, PreparedOperation>;

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

  /** Whoever keeps the state is told of its changes from here on. */
  keepWith(keeper: ApiKeeper): void {
    this.#keeper = keeper;
    this.place(this.#world);
  }

  get start(): World {
    return this.#start;
  }

  /** Has this very world, and tells nobody. */
  place(world: World): void {
    this.#world = world;
    const keeper = this.#keeper;
    if (keeper) world.onEntry = (entry) => keeper.wrote(this, world, entry);
  }

  #replace(world: World, by: "reset" | "adopt"): void {
    const before = this.#world;
    this.place(world);
    this.#keeper?.replaced(this, before, by);
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
    this.#replace(world.fork(this.options.clock), "adopt");
  }

  /** Serves what `fresh` serves from here on, with the state that is in `world`. */
  become(fresh: ServedApi, world: World): void {
    const { contract, behaviour, authenticator, steps, parametersBeforeAdmit } = fresh;
    Object.assign(this, { contract, behaviour, authenticator, steps, parametersBeforeAdmit, options: { ...fresh.options, clock: this.options.clock } });
    this.#prepared = fresh.#prepared;
    this.#start = fresh.#start;
    this.#replace(world, "adopt");
    const respond = this.fault?.again(this);
    this.fault = this.fault && respond && { ...this.fault, respond };
  }

  /** Back to the start state: things, ids and journal. */
  reset(): void {
    this.#replace(this.#start.fork(this.options.clock), "reset");
  }
}
