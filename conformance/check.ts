/** A pure judgement of one exchange. */
import type { Contract } from "../contract/model.ts";
import type { Exchange, Received } from "./exchange.ts";
import type { Finding } from "./finding.ts";

/** An exchange that brought an answer. */
export interface Answered extends Exchange {
  readonly response: Received;
}

export interface Check {
  /** `media-type`; stands in reports. */
  readonly id: string;
  /** What it holds true, in one sentence. */
  readonly statement: string;
  /** Where it comes from: a section of OpenAPI or an RFC. */
  readonly source: string;
  judge(exchange: Answered, contract: Contract): readonly Finding[];
}
