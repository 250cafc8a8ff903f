/** Formats of JSON Schema and of OpenAPI's registry, as they are asserted here. */
import type { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const int32 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
const int64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
const anything = true;

export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  // ajv-formats also takes the URN form; a UUID on the wire has the plain one (RFC 9562, section 4).
  ajv.addFormat("uuid", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
  ajv.addFormat("int32", { type: "number", validate: int32 });
  ajv.addFormat("int64", { type: "number", validate: int64 });
  for (const name of ["float", "double"]) ajv.addFormat(name, { type: "number", validate: Number.isFinite });
  for (const name of ["binary", "password"]) ajv.addFormat(name, anything);
}
