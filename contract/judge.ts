/** Compiled schemas that call each other: each compiled on first use, none endless, none asked the same again and again. */
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { DataValidationCxt } from "ajv/dist/types/index.js";

/** What Ajv's compiled code calls, and reads afterwards. */
export interface Judge {
  (value: unknown, context?: DataValidationCxt): boolean;
  errors?: ErrorObject[] | null | undefined;
  evaluated?: ValidateFunction["evaluated"];
}

interface Remembered {
  readonly run: number;
  readonly data: unknown;
  readonly path: string | undefined;
  readonly holds: boolean;
  readonly errors: ErrorObject[] | null | undefined;
  readonly evaluated: ValidateFunction["evaluated"];
}

/** Where one value takes more calls, a hostile schema may be asking twice at every level: from here on answers are remembered. */
const manyCalls = 2_000;
/** Remembered answers tell no more errors than these. */
const fewErrors = 20;

let run = 0;
let calls = 0;
/** How often an answer was cut short because a schema leads back to itself. */
let cuts = 0;

/** Call before a value is judged: what is remembered is good for one value only. */
export function beginRun(): void {
  run += 1;
  calls = 0;
}

/** Compiles on the first call. A schema that leads back to itself at the same value has nothing more to say there. */
export function onceInPlace(compile: () => ValidateFunction): Judge {
  let compiled: ValidateFunction | undefined;
  let last: Remembered | undefined;
  const judging: unknown[] = [];
  const judge: Judge = (data, context) => {
    calls += 1;
    if (last !== undefined && last.run === run && last.data === data && last.path === context?.instancePath) {
      judge.errors = last.errors;
      judge.evaluated = copied(last.evaluated);
      return last.holds;
    }
    if (judging.includes(data)) {
      cuts += 1;
      judge.evaluated = { dynamicProps: false, dynamicItems: false };
      return true;
    }
    compiled ??= compile();
    const cutsBefore = cuts;
    judging.push(data);
    try {
      const holds = compiled(data, context);
      const { errors, evaluated } = compiled;
      judge.errors = errors;
      judge.evaluated = evaluated;
      // What was cut short holds only here.
      if (calls > manyCalls && cuts === cutsBefore)
        last = { run, data, path: context?.instancePath, holds, errors: errors?.slice(0, fewErrors), evaluated: copied(evaluated) };
      return holds;
    } finally {
      judging.pop();
    }
  };
  return judge;
}

/** Whoever reads what was evaluated goes on writing into it. */
function copied(evaluated: ValidateFunction["evaluated"]): ValidateFunction["evaluated"] {
  const props = evaluated?.props;
  return evaluated && typeof props === "object" ? { ...evaluated, props: { ...props } } : evaluated;
}
