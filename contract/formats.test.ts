import { describe, expect, it } from "vitest";
import { SchemaCompiler } from "./schema.ts";

/** With the type that a format is for, as documents have it; other types are none of a format's business. */
function holds(format: string, value: unknown, type = format.startsWith("int") ? "number" : undefined): boolean {
  return new SchemaCompiler({ it: type ? { type, format } : { format } }).check("/it")(value) === undefined;
}

describe("a format", () => {
  it.each([
    ["uuid", "123e4567-e89b-12d3-a456-426614174000"],
    ["int32", -2147483648],
    ["int32", 2147483647],
    ["int64", 9223372036854775807n],
    ["int64", -9223372036854775808n],
    ["double", 1.5],
    ["float", 0],
    ["date-time", "2024-02-29T23:59:60Z"],
    ["date-time", "2024-12-31t00:00:00.125+05:30"],
    ["date", "2024-02-29"],
    ["email", "a@example.com"],
    ["uri", "https://example.com/a?b#c"],
    ["byte", "aGVsbG8="],
    ["binary", "\u0000 anything"],
    ["password", ""],
    ["unheard-of", "anything"],
  ])("%s takes %o", (format, value) => {
    expect(holds(format, value)).toBe(true);
  });

  it("judges nothing of another type", () => {
    expect(holds("uuid", 12)).toBe(true);
    expect(holds("int32", "text", "string")).toBe(true);
  });

  it.each([
    ["uuid", "urn:uuid:123e4567-e89b-12d3-a456-426614174000"],
    ["uuid", "123e4567e89b12d3a456426614174000"],
    ["int32", 2147483648],
    ["int32", -2147483649],
    ["int32", 1.5],
    ["int64", 9223372036854775808n],
    ["int64", -9223372036854775809n],
    ["int64", 0.5],
    ["double", Number.POSITIVE_INFINITY],
    ["date-time", "2023-02-29T00:00:00Z"],
    ["date-time", "2024-01-01 00:00:00Z"],
    ["date-time", "2024-04-31T00:00:00Z"],
    ["date-time", "2024-01-01T00:00:00"],
    ["date-time", "2024-01-01T24:00:00Z"],
    ["date-time", "2024-01-01 nonsense"],
    ["date", "2023-02-29"],
    ["email", "a@"],
    ["uri", "not a uri"],
    ["byte", "a==="],
  ])("%s refuses %o", (format, value) => {
    expect(holds(format, value)).toBe(false);
  });
});
