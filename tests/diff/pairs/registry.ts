/** Every pair. */
import { operations } from "./operations.ts";
import type { PairCase } from "./pair.ts";
import { requests } from "./requests.ts";
import { received } from "./responses.ts";

export const pairs: readonly PairCase[] = [...operations, ...requests, ...received];
