/** Documents without a behaviour know no principals: whoever sends a well-formed credential is one. */
import type { Contract, SecurityRequirement } from "../contract/model.ts";
import { type Carrier, extractorOf } from "../contract/security.ts";
import type { Authentication, Principal } from "./principals.ts";
import type { Doorkeeper } from "./served-api.ts";

/** Credentials of these values are never known. */
const unknown = new Set(["unknown", "expired"]);

export class AnyCredential implements Doorkeeper {
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  knows(_scheme: string, value: string): boolean {
    // What ends like the name of a sandbox is one.
    return value !== "" && !value.includes("~");
  }

  authenticate(requirements: readonly SecurityRequirement[], carrier: Carrier): Authentication<Principal> {
    let presented = false;
    for (const requirement of requirements) {
      const values = requirement.map((name) => {
        const scheme = this.#contract.schemes.get(name);
        // A certificate is judged by the connection, which a mock does not see.
        if (!scheme || scheme.type === "mutualTLS") return "certificate";
        return extractorOf(scheme)(carrier);
      });
      presented ||= values.some((value) => value !== undefined && value !== "certificate");
      if (values.some((value) => value === undefined)) continue;
      if (values.some((value) => unknown.has(value ?? ""))) return { kind: "refused" };
      // The id is reported, so it must not be the credential.
      return { kind: "known", principal: { id: values.includes("forbidden") ? "forbidden" : "anyone", credentials: [] } };
    }
    return { kind: presented ? "refused" : "absent" };
  }
}
