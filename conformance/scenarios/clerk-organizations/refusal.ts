/** What a refusal says to programs. */

/** The code of the first error. */
export const codeOf = (body: unknown): unknown => errorsIn(body).map((error) => member(error, "code"))[0];

/** The fields that the errors name. */
export const fieldsIn = (body: unknown): readonly unknown[] => errorsIn(body).map((error) => member(member(error, "meta"), "param_name"));

function errorsIn(body: unknown): readonly unknown[] {
  const errors = member(body, "errors");
  return Array.isArray(errors) ? errors : [];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);
