/** Clerk's own words for what is wrong: a code for programs, two texts for people, and the field where there is one. */
import type { Violation } from "../../../contract/model.ts";
import { tokensOf } from "../../../contract/pointer.ts";
import type { components } from "../../../generated/clerk-organizations.ts";

export type ClerkErrors = components["schemas"]["ClerkErrors"];
type ClerkError = components["schemas"]["ClerkError"];

const texts = {
  request_body_invalid: ["Unreadable body", "The body must be a readable application/x-www-form-urlencoded form."],
  request_invalid: ["Invalid request", "This request is not part of the API."],
  authentication_invalid: ["Invalid authentication", "The request carries no credential that names a client."],
  signed_out: ["Signed out", "This client has no active session. Sign in first."],
  organization_quota_exceeded: ["Too many organizations", "You have created as many organizations as you may."],
  not_a_member_in_organization: ["Not a member", "You are not a member of this organization."],
  not_an_admin_in_organization: ["Not an administrator", "Only an administrator of this organization may do this."],
  organization_admin_delete_not_enabled: ["Deletion is switched off", "Administrators may not delete this organization."],
  resource_not_found: ["Not found", "There is no organization with this id."],
} as const;

/** The long text goes on from the field's name. */
const formTexts = {
  form_param_missing: ["Missing parameter", "must be sent."],
  form_param_nil: ["Empty parameter", "must not be empty."],
  form_param_unknown: ["Unknown parameter", "is not a parameter of this request."],
  form_param_duplicate: ["Repeated parameter", "must be sent once only."],
  form_param_exceeds_allowed_size: ["Parameter too long", "must not be longer than 256 characters."],
  form_param_value_invalid: ["Invalid value", "must hold neither a URL nor HTML."],
  form_param_format_invalid: ["Invalid format", "must hold lower-case letters or digits, and dashes."],
  form_identifier_exists: ["Identifier taken", "must differ from that of every other organization."],
} as const;

type FormCode = keyof typeof formTexts;

export function refusal(code: keyof typeof texts, long_message: string = texts[code][1]): ClerkErrors {
  return { errors: [{ code, message: texts[code][0], long_message }] };
}

/** One field at fault. */
export const formRefusal = (code: FormCode, field: string): ClerkErrors => ({ errors: [formError(code, field)] });

/** Every fault of a form; of a repeated or empty field, that alone. */
export function formRefusals(violations: readonly Violation[]): ClerkErrors {
  const faults = new Map<string, Set<FormCode>>();
  for (const { at, keyword } of violations) {
    const [field = ""] = tokensOf(at);
    faults.set(field, (faults.get(field) ?? new Set()).add(codeOf(keyword, field)));
  }
  return { errors: [...faults].flatMap(([field, codes]) => telling(codes).map((code) => formError(code, field))) };
}

const formError = (code: FormCode, field: string): ClerkError => ({
  code,
  message: formTexts[code][0],
  long_message: `${field} ${formTexts[code][1]}`,
  meta: { param_name: field },
});

function codeOf(keyword: string, field: string): FormCode {
  if (keyword === "required") return "form_param_missing";
  if (keyword === "additionalProperties") return "form_param_unknown";
  // Fields are text; only what is sent twice arrives as something else.
  if (keyword === "type") return "form_param_duplicate";
  if (keyword === "minLength") return "form_param_nil";
  if (keyword === "maxLength") return "form_param_exceeds_allowed_size";
  // The pattern of a name asks for something that is not white space.
  if (keyword === "pattern") return field === "name" ? "form_param_nil" : "form_param_format_invalid";
  return "form_param_value_invalid";
}

const decisive: readonly FormCode[] = ["form_param_duplicate", "form_param_nil"];

function telling(codes: ReadonlySet<FormCode>): readonly FormCode[] {
  const alone = decisive.find((code) => codes.has(code));
  return alone ? [alone] : [...codes];
}
