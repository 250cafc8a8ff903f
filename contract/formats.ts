/** Formats of JSON Schema and of OpenAPI's registry, as they are asserted here. */
import type { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const int32 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
const int64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
const anything = true;

const dateTimePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** RFC 3339, section 5.6. Most days exist in every month, so few texts need the calendar. */
function dateTime(text: string): boolean {
  if (!dateTimePattern.test(text)) return false;
  const day = Number(text.slice(8, 10));
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}

export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  // ajv-formats also takes the URN form; a UUID on the wire has the plain one (RFC 9562, section 4).
  ajv.addFormat("uuid", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
  ajv.addFormat("date-time", dateTime);
  ajv.addFormat("int32", { type: "number", validate: int32 });
  ajv.addFormat("int64", { type: "number", validate: int64 });
  for (const name of ["float", "double"]) ajv.addFormat(name, { type: "number", validate: Number.isFinite });
  for (const name of ["binary", "password"]) ajv.addFormat(name, anything);
}
