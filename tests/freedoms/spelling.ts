/** The same answer in other bytes. */
import { parseJson, stringifyJson } from "../../contract/json.ts";
import { answering, everywhere, type Freedom } from "./freedom.ts";
import { changedJson, isJsonAnswer, isMembers, mapped, withText } from "./json-answer.ts";

export const contentTypeSpelling: Freedom = {
  id: "content-type-spelling",
  says: "Content-Type comes in other letter case and with a charset.",
  source: "RFC 9110, section 8.3.1",
  appliesTo: everywhere,
  install: answering((given) => ({
    ...given,
    headers: given.headers.map(
      ([name, value]) =>
        [name, name.toLowerCase() === "content-type" ? `${value.replace("application/json", "Application/JSON")} ; Charset="UTF-8"` : value] as const,
    ),
  })),
};

export const headerSpelling: Freedom = {
  id: "header-spelling",
  says: "Header names come in capitals, and their values with blanks around them.",
  source: "RFC 9110, section 5.1; RFC 9112, section 5.1",
  appliesTo: everywhere,
  install: answering((given) => ({ ...given, headers: given.headers.map(([name, value]) => [name.toUpperCase(), `  ${value} `] as const) })),
};

export const memberOrder: Freedom = {
  id: "member-order",
  says: "The members of objects come in another order.",
  source: "RFC 8259, section 4",
  appliesTo: everywhere,
  install: answering((given) =>
    changedJson(given, (whole) => mapped(whole, (value) => (isMembers(value) ? Object.fromEntries(Object.entries(value).reverse()) : value))),
  ),
};

export const jsonSpelling: Freedom = {
  id: "json-spelling",
  says: "JSON is indented, and its letters are escaped.",
  source: "RFC 8259, sections 2 and 7",
  appliesTo: everywhere,
  install: answering((given) => (isJsonAnswer(given) ? withText(given, ` ${escaped(indented(stringifyJson(parseJson(given.body))))}\n`) : given)),
};

const escaped = (text: string): string => text.replace(/[^\n -~]|\//g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Blanks around every mark that stands outside of a text. */
const indented = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"|[[\]{},:]/g, (token) => (token.startsWith('"') ? token : `\n  ${token} `));
