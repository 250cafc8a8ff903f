/** The catalogue of faults as a table of 80 columns. */
import { faults } from "../mock/faults/registry.ts";
import { shippedContracts } from "../mock/faults/serve-fault.ts";

const width = 80;
const indent = "    ";

/** One entry a fault: what it is called and how it can be known; what it breaks; which shipped APIs can show it. */
export async function faultTable(): Promise<string> {
  const contracts = await shippedContracts();
  const lines = [
    `${faults.length} faults. Each can be known from the contract (C), from HTTP (H), from the`,
    "semantics of resources (S), or from the documentation's prose alone (P).",
    "",
  ];
  let family = "";
  for (const fault of faults) {
    if (fault.family !== family) lines.push(...(family === "" ? [] : [""]), fault.family, "");
    family = fault.family;
    const where = contracts.filter((contract) => fault.appliesTo(contract).length > 0).map(({ id }) => id.replace(/-(services|organizations)$/, ""));
    lines.push(
      `  ${fault.id}  (${fault.knows})`,
      ...wrapped(fault.breaks),
      ...wrapped(`Where: ${where.length > 0 ? where.join(", ") : "documents of your own only"}`),
    );
  }
  return `${lines.join("\n")}\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
