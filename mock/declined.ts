/** What a handler returns where the request is sound and still cannot be served; worded like every refusal. */
import type { Violation } from "../contract/model.ts";
import type { RefusalReason } from "./refusal.ts";

export class Declined {
  readonly reason: RefusalReason;
  /** One sentence. */
  readonly detail: string;
  readonly violations: readonly Violation[];

  constructor(reason: RefusalReason, detail: string, violations: readonly Violation[] = []) {
    this.reason = reason;
    this.detail = detail;
    this.violations = violations;
  }
}
