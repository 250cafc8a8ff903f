import { Failure } from "./failure.ts";

type Form = readonly (readonly [string, string])[];

/** The fields by name, each sent once and allowed. Throws Failure 422. */
export function fieldsOf(form: Form, allowed: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (!allowed.includes(name)) throw unprocessable("form_param_unknown", "This field is not known here", name);
    if (fields.has(name)) throw unprocessable("form_param_duplicate", "This field was sent twice", name);
    fields.set(name, value);
  }
  return fields;
}

/** Throws Failure 422. */
export function checkName(name: string, lengthOf: (text: string) => number): void {
  if (name.trim() === "") throw unprocessable("form_param_nil", "A name cannot be blank", "name");
  if (lengthOf(name) > 256) throw unprocessable("form_param_exceeds_allowed_size", "A name has at most 256 characters", "name");
  if (/https?:\/\/|<[^>]*>/i.test(name)) throw unprocessable("form_param_value_invalid", "A name holds neither URL nor HTML", "name");
}

/** Throws Failure 422. */
export function checkSlug(slug: string): void {
  if (slug === "") throw unprocessable("form_param_nil", "A slug cannot be blank", "slug");
  if (!/^[a-z0-9-]+$/.test(slug) || /^-+$/.test(slug)) throw unprocessable("form_param_format_invalid", "A slug is made of a-z, 0-9 and dashes", "slug");
}

export const unprocessable = (code: string, message: string, parameter: string): Failure => new Failure(422, code, message, parameter);
