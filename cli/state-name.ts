/** Names of sandboxes and snapshots, as the command line takes them. */
import { InvalidArgumentError } from "commander";
import { isSandboxName, nameRule } from "../mock/sandbox/sandbox-name.ts";

/** Throws InvalidArgumentError. */
export function givenName(text: string): string {
  if (!isSandboxName(text)) throw new InvalidArgumentError(`A name is ${nameRule}.`);
  return text;
}
