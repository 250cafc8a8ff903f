/** The behaviour of the control API, put together from its parts. */
import type { operations } from "../../generated/control.ts";
import { type Behaviour, defineBehaviour } from "../handler.ts";
import { controlPrincipal, type Desk } from "./desk.ts";
import { clockOperations } from "./operations/clock.ts";
import { exchangeOperations } from "./operations/exchange.ts";
import { forcedOperations } from "./operations/forced.ts";
import { logOperations } from "./operations/log.ts";
import { mockOperations } from "./operations/mock.ts";
import { sandboxOperations } from "./operations/sandboxes.ts";
import { snapshotOperations } from "./operations/snapshots.ts";
import { stepOperations } from "./operations/steps.ts";
import { thingOperations } from "./operations/things.ts";
import { refusalBody } from "./refusals.ts";
import { signInOperation } from "./sign-in.ts";

/** Whoever was let in. */
export const caller = { id: controlPrincipal, credentials: [] };

/** What it keeps stands in the sandboxes, not in a state of its own. */
export const controlBehaviour = (desk: Desk): Behaviour =>
  defineBehaviour<operations>()({
    principals: [],
    anonymous: caller,
    state: () => ({}),
    otherMediaTypes: "json",
    operations: {
      ...mockOperations(desk),
      ...signInOperation(desk),
      ...exchangeOperations(desk),
      ...stepOperations(desk),
      ...snapshotOperations(desk),
      ...thingOperations(desk),
      ...clockOperations(desk),
      ...forcedOperations(desk),
      ...logOperations(desk),
      ...sandboxOperations(desk),
    },
    refuse: refusalBody,
  });
