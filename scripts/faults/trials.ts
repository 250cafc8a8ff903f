/** What there is to try: every fault, freedom and independent server, wherever it applies. */
import { faults } from "../../mock/faults/registry.ts";
import { shippedContracts } from "../../mock/faults/serve-fault.ts";
import { servedIds, serverOf } from "../../tests/faults/servers/registry.ts";
import { freedoms } from "../../tests/freedoms/registry.ts";
import type { Trial } from "./trial.ts";

export interface Selection {
  /** Undefined: all five. */
  readonly api: string | undefined;
  /** Text that the id of a fault or freedom holds. */
  readonly named: string | undefined;
  /** Each fault and freedom on one API alone, and one seed. */
  readonly quick: boolean;
  /** `fault`, `freedom`, `clean` or `server`; undefined: all of them. */
  readonly kind: string | undefined;
  /** How many seeds the correct mock is judged with, the first of them twice; one, once, in a quick run. */
  readonly seeds: number;
}

export async function trialsOf({ api, kind, named, quick, seeds }: Selection): Promise<Trial[]> {
  const contracts = (await shippedContracts()).filter(({ id }) => api === undefined || id === api);
  const isNamed = (id: string): boolean => named === undefined || id.includes(named);
  // The smallest is judged the fastest.
  const bySize = quick ? [...contracts].sort((a, b) => a.operations.length - b.operations.length) : contracts;
  const some = <T>(all: readonly T[]): readonly T[] => (quick ? all.slice(0, 1) : all);
  const wrong = faults
    .filter(({ id }) => isNamed(id))
    .flatMap((fault): Trial[] => {
      const where = contracts.filter((contract) => fault.appliesTo(contract).length > 0);
      return some(where).map((contract) => ({ kind: "fault", api: contract.id, id: fault.id }));
    });
  const free = freedoms
    .filter(({ id }) => isNamed(id))
    .flatMap((freedom): Trial[] =>
      some(bySize.filter((contract) => freedom.appliesTo(contract.id))).map((contract) => ({ kind: "freedom", api: contract.id, id: freedom.id })),
    );
  const clean = contracts.flatMap(({ id }): Trial[] => (isNamed("mock") ? cleanTrials(id, quick ? [1] : [1, ...counted(seeds)]) : []));
  return [...wrong, ...free, ...clean, ...(await serverTrials(api, named))].filter((trial) => kind === undefined || trial.kind === kind);
}

const counted = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const cleanTrials = (api: string, seeds: readonly number[]): Trial[] => seeds.map((seed) => ({ kind: "clean", api, id: `seed ${seed}`, seed }));

async function serverTrials(api: string | undefined, named: string | undefined): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const id of servedIds.filter((served) => api === undefined || served === api)) {
    const server = await serverOf(id);
    const names: (string | undefined)[] = [undefined, ...Object.keys(server?.faults ?? {})];
    for (const fault of names) {
      if (named === undefined || (fault ?? "server").includes(named)) trials.push({ kind: "server", api: id, id: fault ?? "healthy", fault });
    }
  }
  return trials;
}
