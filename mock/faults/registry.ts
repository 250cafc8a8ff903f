/** Every fault of the catalogue, family by family. */
import { distance } from "../../contract/nearest.ts";
import { collectionFaults } from "./collections.ts";
import { errorFaults } from "./errors.ts";
import type { Fault } from "./fault.ts";
import { headerFaults } from "./headers.ts";
import { idempotencyFaults } from "./idempotency.ts";
import { identityFaults } from "./identity.ts";
import { inputFaults } from "./input.ts";
import { methodFaults } from "./methods.ts";
import { numberAndStringFaults } from "./numbers-strings.ts";
import { pageFaults } from "./pages.ts";
import { clerkFaults } from "./prose/clerk.ts";
import { datadogFaults } from "./prose/datadog.ts";
import { delightbridgeFaults } from "./prose/delightbridge.ts";
import { dreamsFaults } from "./prose/dreams.ts";
import { dreamsInvitationFaults } from "./prose/dreams-invitations.ts";
import { pulumiFaults } from "./prose/pulumi.ts";
import { responseBodyFaults } from "./response-body.ts";
import { stateFaults } from "./state.ts";
import { statusFaults } from "./status.ts";
import { visibilityFaults } from "./visibility.ts";

export const faults: readonly Fault[] = [
  ...statusFaults,
  ...responseBodyFaults,
  ...headerFaults,
  ...errorFaults,
  ...inputFaults,
  ...identityFaults,
  ...stateFaults,
  ...collectionFaults,
  ...pageFaults,
  ...methodFaults,
  ...numberAndStringFaults,
  ...visibilityFaults,
  ...idempotencyFaults,
  ...pulumiFaults,
  ...clerkFaults,
  ...dreamsFaults,
  ...dreamsInvitationFaults,
  ...datadogFaults,
  ...delightbridgeFaults,
];

const byId = new Map(faults.map((fault) => [fault.id, fault]));

/** Undefined where there is none of this name. */
export const faultNamed = (id: string): Fault | undefined => byId.get(id);

/** For those who mistyped. */
export const nearestFault = (id: string): Fault | undefined => [...faults].sort((a, b) => distance(a.id, id) - distance(b.id, id))[0];
