/** x-resource: what a document says about its things. */
import { statedFaults } from "../../resources/stated-faults.ts";
import type { Rule } from "../problem.ts";

export const resourceMark: Rule = {
  id: "resource-mark",
  severity: "error",
  says: "x-resource is written as docs/resources.md has it, and names what there is.",
  *find({ document }) {
    for (const { pointer, message } of statedFaults(document))
      yield { pointer: pointer ?? "", message: capital(message), fix: "Write it as docs/resources.md shows." };
  },
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
