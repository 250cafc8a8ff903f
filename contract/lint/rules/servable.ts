/** What the mock and the suite could not serve as it is written. The last rule: it takes such parts out of the document. */
import type { FaultCode } from "../../fault.ts";
import { mendDocument } from "../../soundness.ts";
import type { Rule, Severity } from "../problem.ts";

/** What is merely not offered is no fault of the document. */
const severityOf = (code: FaultCode): Severity => (code === "unsupported-part" ? "note" : "warn");

export const servable: Rule = {
  id: "servable",
  severity: "error",
  says: "Everything in the document can be served as it is written.",
  *find({ document }) {
    for (const { pointer, message, fatal, code } of mendDocument(document))
      yield {
        pointer: pointer ?? "",
        message: message.charAt(0).toUpperCase() + message.slice(1),
        fix: "Write what is expected here.",
        ...(fatal ? {} : { severity: severityOf(code) }),
      };
  },
};
