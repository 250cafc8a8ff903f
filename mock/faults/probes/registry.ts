/** The calls of every shipped API. */
import { clerkCalls } from "./clerk.ts";
import { datadogCalls } from "./datadog.ts";
import { delightbridgeCalls } from "./delightbridge.ts";
import { dreamsCalls } from "./dreams.ts";
import type { ProbeCall } from "./probe.ts";
import { pulumiCalls } from "./pulumi.ts";

export const probes: Readonly<Record<string, readonly ProbeCall[]>> = {
  "clerk-organizations": clerkCalls,
  "datadog-services": datadogCalls,
  "delightbridge-services": delightbridgeCalls,
  "dreams-organizations": dreamsCalls,
  "pulumi-services": pulumiCalls,
};
