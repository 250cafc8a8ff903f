/** Names that neither creation nor update takes. */
import type { BadForm } from "./form.ts";

const long = "é".repeat(257);

const faults = [
  ["name=", "form_param_nil", "7.6a"],
  ["name", "form_param_nil", "10.17"],
  ["name=+++", "form_param_nil", "3.6"],
  ["name=%09%0D%0A%C2%A0%E2%80%83%EF%BB%BF", "form_param_nil", "10.11"],
  [`name=${"+".repeat(257)}`, "form_param_nil", "10.13"],
  [`name=${encodeURIComponent(long)}`, "form_param_exceeds_allowed_size", "3.3"],
  ["name=see+https%3A%2F%2Fa.example", "form_param_value_invalid", "3.4"],
  ["name=%3Cb%3Ex%3C%2Fb%3E", "form_param_value_invalid", "3.4"],
  ["name=HtTp%3A%2F%2Fa", "form_param_value_invalid", "3.5"],
  ["name=1+%3C+2+and+3+%3E%0A2", "form_param_value_invalid", "3.5"],
  ["name=a%3C%0A%3Eb", "form_param_value_invalid", "3.5"],
  ["name=a&name=a", "form_param_duplicate", "4.27"],
  ["name=&name=http%3A%2F%2Fa", "form_param_duplicate", "10.15"],
] as const;

export const badNames: readonly BadForm[] = faults.map(([form, code, rule]) => ({ form, code, field: "name", rule: `clerk-organizations/${rule}` }));
