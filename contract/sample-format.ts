/** Text for each format of JSON Schema and of OpenAPI's registry. */
import type { Random } from "./sample-random.ts";
import { plainWords } from "./sample-words.ts";

type Make = (random: Random, least: number) => string;

const dayMs = 86_400_000;
const word = (random: Random): string => random.pick(plainWords) ?? "amber";
const digits = (random: Random, count: number, alphabet: string): string => Array.from({ length: count }, () => random.pick([...alphabet])).join("");
const hex = (random: Random, count: number): string => digits(random, count, "0123456789abcdef");
/** A moment of 2024. */
const moment = (random: Random): string =>
  new Date(Date.UTC(2024, 0, 1) + random.integer(0, 365) * dayMs + random.integer(0, 86_399) * 1000).toISOString().replace(".000Z", "Z");
const padded = (text: string, least: number): string => text + "a".repeat(Math.max(0, least - text.length));
const host = (random: Random): string => `${word(random)}.example.com`;

const uri: Make = (random, least) => padded(`https://${host(random)}/${word(random)}`, least);
const email: Make = (random, least) => {
  const address = `${word(random)}.${word(random)}@example.com`;
  return address.length < least ? padded(word(random), least - 12).concat("@example.com") : address;
};

const formats: ReadonlyMap<string, Make> = new Map<string, Make>([
  ["date", (random) => moment(random).slice(0, 10)],
  ["date-time", moment],
  ["time", (random) => moment(random).slice(11)],
  ["duration", (random) => random.pick(["P3D", "PT1H30M", "P1Y2M", "PT45S", "P2W"]) ?? "P1D"],
  ["email", email],
  ["idn-email", email],
  ["uri", uri],
  ["iri", uri],
  ["url", uri],
  ["uri-reference", (random, least) => padded(`/${word(random)}/${random.integer(1, 99)}`, least)],
  ["iri-reference", (random, least) => padded(`/${word(random)}/${random.integer(1, 99)}`, least)],
  ["uri-template", (random, least) => padded(`/${word(random)}/{id}/`, least)],
  ["uuid", (random) => `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${digits(random, 1, "89ab")}${hex(random, 3)}-${hex(random, 12)}`],
  ["ipv4", (random) => `192.0.2.${random.integer(1, 254)}`],
  ["ipv6", (random) => `2001:db8::${hex(random, 3)}:${hex(random, 3)}`],
  ["hostname", (random, least) => (least > 17 ? `${Array.from({ length: Math.ceil(least / 8) }, () => word(random)).join(".")}.example.com` : host(random))],
  ["idn-hostname", host],
  ["byte", (random, least) => btoa(padded(word(random), Math.ceil(least / 4) * 3))],
  ["binary", (random, least) => padded(word(random), least)],
  ["password", (random, least) => padded(`${word(random)}-${digits(random, 4, "0123456789")}-Zq`, least)],
  ["json-pointer", (random, least) => padded(`/${word(random)}/${random.integer(0, 9)}`, least)],
  ["relative-json-pointer", (random, least) => padded(`${random.integer(0, 3)}/${word(random)}`, least)],
  ["regex", (random, least) => padded(`^${word(random)}[a-z]+`, least)],
  ["int64", (random) => String(random.integer(1, 99_999))],
]);

/** Undefined for formats that are not known here. */
export function formatText(random: Random, format: string, least: number): readonly string[] | undefined {
  const make = formats.get(format);
  return make && [make(random, least)];
}
