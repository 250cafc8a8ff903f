/** HTML in which every value is escaped unless it is markup itself. */
import { visible } from "../visible.ts";

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/** Control characters are shown, so that nothing that a target sent hides or reorders text. */
export const escaped = (text: string): string =>
  visible(text, { lines: true }).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.map((part, index) => part + (index < values.length ? textOf(values[index]) : "")).join(""));

/** Only for text that the suite itself wrote. */
export const trusted = (text: string): Markup => new Markup(text);

export const none: Markup = new Markup("");

function textOf(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "object" ? value.map(({ text }) => text).join("\n") : escaped(String(value));
}
