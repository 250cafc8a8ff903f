/** Whether a number is a multiple of a step, decimal fractions included: 19.99 of 0.01, which division in doubles denies. */
export function isMultipleOf(value: number, step: number): boolean {
  const quotient = value / step;
  // Both numbers and their quotient are off by half a unit in the last place at most.
  return Math.abs(quotient - Math.round(quotient)) <= Math.abs(quotient) * 2 ** -51;
}
