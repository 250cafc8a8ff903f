import { expect, it } from "vitest";
import { isAmbiguous } from "./ambiguity.ts";

it.each(["^(a+)+$", "^(a|aa)+$", "(?:a*)*b", "(?<word>\\w+\\s?)*$", "^([a-z]+\\.?)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(\\d|\\w)*$", "(x+x+)+y"])(
  "%s matches a text in exponentially many ways",
  (pattern) => {
    expect(isAmbiguous(pattern)).toBe(true);
  },
);

it.each([
  "^[a-z]+$",
  "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
  "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
  "^(?:[a-z0-9]+\\.)+[a-z]{2,}$",
  "^(a|b)*$",
  "^([a-z]+(-[a-z]+)*)$",
  "^(https?|ftp)://",
  "^\\(a\\+\\)\\+$",
  "^(foo|bar|baz)+$",
  "^\\p{L}[\\p{L}\\p{N}_-]*$",
  "^(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}$",
])("%s does not", (pattern) => {
  expect(isAmbiguous(pattern)).toBe(false);
});
