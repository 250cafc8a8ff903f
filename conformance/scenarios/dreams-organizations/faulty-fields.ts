/** What an error's envelope holds beside its text. */

/** The member at the end of a path of names; undefined where there is none. */
export const valueAt = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((inner, name) => new Map<string, unknown>(typeof inner === "object" && inner !== null ? Object.entries(inner) : []).get(name), value);

/** The fields that a validation error names; undefined where an error is none. */
export function faultyFields(error: unknown): readonly string[] | undefined {
  const errors = valueAt(error, "data", "errors");
  return typeof errors === "object" && errors !== null ? Object.keys(errors) : undefined;
}
