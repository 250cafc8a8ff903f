/** A larger stock of realistic words than our own, for documents that ask for it; loading it costs 30 ms. */
import type { Faker } from "@faker-js/faker";
import type { JsonObject } from "./model.ts";
import { lookUp } from "./sample-names.ts";
import type { Random } from "./sample-random.ts";

export interface Voice {
  /** Text that suits a member of this name; undefined where none is known. The same choices give the same text. */
  word(random: Random, name: string): string | undefined;
}

const voices = new WeakMap<JsonObject, Voice>();

/** Samples of this document's schemas speak so from now on. */
export async function giveVoice(document: JsonObject): Promise<void> {
  const { faker } = await import("@faker-js/faker/locale/en");
  voices.set(document, voiceOf(faker));
}

export const voiceFor = (document: JsonObject): Voice | undefined => voices.get(document);

// Nothing that leads to real people or hosts, and nothing that depends on today's date.
const texts: ReadonlyMap<string, (faker: Faker) => string> = new Map(
  Object.entries<(faker: Faker) => string>({
    first_name: (faker) => faker.person.firstName(),
    given_name: (faker) => faker.person.firstName(),
    middle_name: (faker) => faker.person.middleName(),
    last_name: (faker) => faker.person.lastName(),
    family_name: (faker) => faker.person.lastName(),
    surname: (faker) => faker.person.lastName(),
    full_name: (faker) => faker.person.fullName(),
    display_name: (faker) => faker.person.fullName(),
    user_name: (faker) => faker.internet.username(),
    username: (faker) => faker.internet.username(),
    login: (faker) => faker.internet.username(),
    nickname: (faker) => faker.internet.username(),
    email: (faker) => faker.internet.email({ provider: "example.com" }).toLowerCase(),
    job_title: (faker) => faker.person.jobTitle(),
    bio: (faker) => faker.person.bio(),
    city: (faker) => faker.location.city(),
    town: (faker) => faker.location.city(),
    county: (faker) => faker.location.county(),
    country: (faker) => faker.location.country(),
    country_code: (faker) => faker.location.countryCode(),
    region: (faker) => faker.location.state(),
    province: (faker) => faker.location.state(),
    street: (faker) => faker.location.streetAddress(),
    address: (faker) => faker.location.streetAddress(),
    line1: (faker) => faker.location.streetAddress(),
    zip: (faker) => faker.location.zipCode(),
    zip_code: (faker) => faker.location.zipCode(),
    postal_code: (faker) => faker.location.zipCode(),
    postcode: (faker) => faker.location.zipCode(),
    time_zone: (faker) => faker.location.timeZone(),
    timezone: (faker) => faker.location.timeZone(),
    company: (faker) => faker.company.name(),
    company_name: (faker) => faker.company.name(),
    organization: (faker) => faker.company.name(),
    slogan: (faker) => faker.company.catchPhrase(),
    department: (faker) => faker.commerce.department(),
    product: (faker) => faker.commerce.productName(),
    product_name: (faker) => faker.commerce.productName(),
    material: (faker) => faker.commerce.productMaterial(),
    isbn: (faker) => faker.commerce.isbn(),
    iban: (faker) => faker.finance.iban(),
    bic: (faker) => faker.finance.bic(),
    currency: (faker) => faker.finance.currencyCode(),
    currency_code: (faker) => faker.finance.currencyCode(),
    breed: (faker) => faker.animal.dog(),
    genre: (faker) => faker.music.genre(),
    artist: (faker) => faker.music.artist(),
    song: (faker) => faker.music.songName(),
    vin: (faker) => faker.vehicle.vin(),
    manufacturer: (faker) => faker.vehicle.manufacturer(),
    mac: (faker) => faker.internet.mac(),
    mac_address: (faker) => faker.internet.mac(),
    airport: (faker) => faker.airline.airport().iataCode,
    color: (faker) => faker.color.human(),
    colour: (faker) => faker.color.human(),
  }),
);

function voiceOf(english: Faker): Voice {
  let current: Random | undefined;
  const randomizer = { next: (): number => current?.next() ?? 0, seed: (): void => undefined };
  // The class itself is exported only together with every language there is.
  const faker = new (english.constructor as typeof Faker)({ locale: english.rawDefinitions, randomizer });
  return {
    word(random, name) {
      current = random;
      return lookUp(texts, name)?.(faker);
    },
  };
}
