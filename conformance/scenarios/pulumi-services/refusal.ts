/** A raw request that is refused: its status by the rule that decides it, and the same number in its body. */
import type { RawRequest, Tools } from "../../scenario.ts";
import type { Actor } from "./new-service.ts";

export const json = (value: unknown): RawRequest => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

type Raw = Pick<Actor, "raw"> | Tools["nobody"];

export async function refuses(
  caller: Raw,
  { same }: Tools,
  status: number,
  rule: string,
  method: string,
  target: string,
  request: RawRequest = {},
): Promise<void> {
  const { body } = await caller.raw(method, target, request).answers(status, rule);
  if (method !== "HEAD") same("pulumi-services/4.12", codeOf(body), status);
}

const codeOf = (body: unknown): unknown => (typeof body === "object" && body !== null && "code" in body ? body.code : undefined);
