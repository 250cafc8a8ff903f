/** Whether an exchange brought an answer. */
import type { Answered } from "./check.ts";
import type { Exchange } from "./exchange.ts";

export const isAnswered = (exchange: Exchange): exchange is Answered => exchange.response !== undefined;
