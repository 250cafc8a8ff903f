/** What each check says, by its id. */
import { checks } from "../checks/registry.ts";

/** Found by those who provoke, not by a check of one exchange. */
const others: readonly (readonly [string, string])[] = [
  ["answers", "Every request is answered."],
  ["provoked-status", "What was provoked is answered with the status that is documented for it."],
  ["scenario", "A story over several calls goes as the contract's rules say."],
];

const statements = new Map([...checks.map(({ id, statement }) => [id, statement] as const), ...others]);

export const statementOf = (check: string): string => statements.get(check) ?? check;
