/** Forms as text, and those that must be refused. */
import type { RawRequest, Tools } from "../../scenario.ts";
import type { Actor } from "./new-organization.ts";
import { codeOf, fieldsIn } from "./refusal.ts";

export const formType = "application/x-www-form-urlencoded";

export const form = (body: string | Uint8Array, type: string = formType): RawRequest => ({ headers: { "Content-Type": type }, body });

/** One fault, and which rule makes it one. */
export interface BadForm {
  readonly form: string;
  readonly code: keyof typeof codeRules;
  readonly field: string;
  readonly rule: string;
}

const codeRules = {
  form_param_missing: "clerk-organizations/4.23",
  form_param_nil: "clerk-organizations/4.24",
  form_param_unknown: "clerk-organizations/4.26",
  form_param_duplicate: "clerk-organizations/4.27",
  form_param_exceeds_allowed_size: "clerk-organizations/4.28",
  form_param_value_invalid: "clerk-organizations/4.29",
  form_param_format_invalid: "clerk-organizations/4.30",
  form_identifier_exists: "clerk-organizations/4.31",
} as const;

/** Refused with 422, the code of the fault, and the name of the field. */
export async function refuses(actor: Actor, tools: Tools, method: "POST" | "PATCH", target: string, bad: BadForm): Promise<void> {
  const { body } = await actor.raw(method, target, form(bad.form)).answers(422, bad.rule);
  const isEmptySlug = bad.code === "form_param_nil" && bad.field === "slug";
  tools.same(isEmptySlug ? "clerk-organizations/4.25" : codeRules[bad.code], codeOf(body), bad.code);
  const fields = fieldsIn(body);
  tools.holds(
    "clerk-organizations/4.14",
    fields.every((field) => field === bad.field),
    `meta.param_name "${bad.field}" in every error`,
    fields,
  );
}
