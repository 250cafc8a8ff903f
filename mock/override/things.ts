/** The things of a resource, as a behaviour of one's own reads and changes them. */
import type { Key } from "../state/collection.ts";

/** Values of the path parameters that lead to a thing, outermost first; one alone need not stand in a list. */
export type Place = Key | readonly Key[];

export interface Things<T> {
  /** Those that the caller may see. */
  readonly all: readonly T[];
  readonly size: number;
  has(place: Place): boolean;
  /** As the operation that reads it shows it. Of a singleton, the place is that of its parent, or `[]`. */
  get(place: Place): T | undefined;
  /** What is left out is made up, the key included. A key or a unique value that is taken ends the call as a conflict. */
  insert(value: Partial<T>, under?: Place): T;
  /** Members that are absent keep their value. A thing that is not there ends the call as unknown. */
  update(place: Place, changes: Partial<T>): T;
  /** With all that stands under it; false where there is no such thing. */
  delete(place: Place): boolean;
}
