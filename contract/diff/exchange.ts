/** What comparing any part of an operation needs. */
import type { JsonObject } from "../model.ts";
import type { Change, Direction, Severity } from "./change.ts";
import type { SchemaAt } from "./leaves.ts";
import { type Comparison, SchemaDiff } from "./schema-diff.ts";
import { type Places, type Shift, shiftChange } from "./shift.ts";

export class Exchange {
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly schemas: SchemaDiff;
  changes: Change[] = [];
  comparisons: Comparison[] = [];

  constructor(old: JsonObject, other: JsonObject) {
    this.old = old;
    this.new = other;
    this.schemas = new SchemaDiff(old, other);
  }

  add(severity: Severity, direction: Direction | undefined, rule: string, says: string, why: string, places: Places): void {
    this.changes.push({ severity, direction, rule, says, why, old: places.old, new: places.new });
  }

  shift(direction: Direction, facet: string, shift: Shift, says: string, places: Places, why?: string): void {
    this.changes.push(shiftChange(direction, facet, shift, says, places, why));
  }

  compareSchemas(old: SchemaAt, other: SchemaAt, direction: Direction): void {
    this.comparisons.push(this.schemas.compare([old], [other], direction));
  }

  /** Everything since the last call. */
  take(): { readonly changes: readonly Change[]; readonly comparisons: readonly Comparison[] } {
    const { changes, comparisons } = this;
    this.changes = [];
    this.comparisons = [];
    return { changes, comparisons };
  }
}
