/** Faults that only the words of one API's documentation tell from correct answers. */
import { inApi } from "../combinators.ts";
import type { Catcher, Fault, Interceptor } from "../fault.ts";

/** `operations`: ids of those that the fault touches. */
export const proseFault =
  (api: string) =>
  (id: string, operations: readonly string[], breaks: string, install: () => Interceptor, ...caughtBy: readonly Catcher[]): Fault => ({
    id,
    family: "prose",
    breaks,
    knows: "P",
    caughtBy: [...caughtBy, "scenario"],
    appliesTo: inApi(api, ...operations),
    install,
  });
