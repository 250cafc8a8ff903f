/** Two processes at most, which take trials from one list. */
import { fork } from "node:child_process";
import { nameOf, type Outcome, type Trial } from "./trial.ts";

export interface Order {
  readonly trial: Trial;
  readonly only: readonly string[];
}

type Message = { readonly ready: true } | { readonly outcome: Outcome } | { readonly error: string };

/** In the order of the trials; one that could not be run at all is left out, and named on stderr. */
export async function runAll(trials: readonly Trial[], done: (outcome: Outcome) => void): Promise<{ outcomes: Outcome[]; broken: number }> {
  const outcomes: (Outcome | undefined)[] = trials.map(() => undefined);
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = fork(new URL("./worker.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
      let current = -1;
      worker.on("exit", (code) => (current >= trials.length ? resolve() : reject(new Error(`A worker ended with ${code} at ${nameAt(trials, current)}.`))));
      worker.on("message", (message: Message) => {
        if ("error" in message) console.error(`${nameAt(trials, current)}: ${message.error}`);
        if ("outcome" in message) {
          outcomes[current] = message.outcome;
          done(message.outcome);
        }
        current = next;
        next += 1;
        const trial = trials[current];
        if (trial) worker.send({ trial, only: [] } satisfies Order);
        else worker.disconnect();
      });
    });
  await Promise.all([work(), work()]);
  const whole = outcomes.filter((outcome) => outcome !== undefined);
  return { outcomes: whole, broken: outcomes.length - whole.length };
}

function nameAt(trials: readonly Trial[], index: number): string {
  const trial = trials[index];
  return trial ? nameOf(trial) : "its start";
}
