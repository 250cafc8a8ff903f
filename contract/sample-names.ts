/** Tables by the names that members have. */

/** `billingFirstNames` is looked up as `first_name`, then as `name`. */
export function lookUp<T>(table: ReadonlyMap<string, T>, name: string): T | undefined {
  const pieces = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const tails = [pieces.slice(-2).join("_"), pieces.at(-1) ?? ""];
  for (const tail of tails) {
    const found = table.get(tail) ?? table.get(tail.replace(/s$/, ""));
    if (found !== undefined) return found;
  }
  return undefined;
}
