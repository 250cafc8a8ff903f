/** Help that fits a terminal of 80 columns. */
import type { Argument, Help } from "commander";

/** Descriptions wrap beside long terms too; that a command takes options is no news. */
export const narrowHelp: Partial<Help> = {
  minWidthToWrap: 20,
  subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" "),
};

/** `<old>`, `[document...]` */
function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
