/** Words and numbers that read like what a member's name promises. */
import { lookUp } from "./sample-names.ts";

export const plainWords: readonly string[] = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "indigo", "juniper", "lagoon", "meadow"];

const words: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    name: ["Amber Harbor", "Cedar Grove", "Blue Meadow"],
    display_name: ["Ada Lindgren", "Noor Haddad", "Tomás Vega"],
    full_name: ["Ada Lindgren", "Noor Haddad", "Tomás Vega"],
    first_name: ["Ada", "Noor", "Tomás", "Mei"],
    given_name: ["Ada", "Noor", "Tomás", "Mei"],
    last_name: ["Lindgren", "Haddad", "Vega", "Tanaka"],
    family_name: ["Lindgren", "Haddad", "Vega", "Tanaka"],
    username: ["ada", "noor", "tomas"],
    email: ["ada@example.com", "noor@example.com"],
    phone: ["+15555550100", "+15555550142"],
    phone_number: ["+15555550100", "+15555550142"],
    mobile: ["+15555550117", "+15555550163"],
    avatar: ["https://example.com/avatars/ada.png", "https://example.com/avatars/noor.png"],
    avatar_url: ["https://example.com/avatars/ada.png", "https://example.com/avatars/noor.png"],
    photo: ["https://example.com/photos/harbor.jpg"],
    photo_url: ["https://example.com/photos/harbor.jpg"],
    image_url: ["https://example.com/amber.png"],
    timestamp: ["2024-03-09T08:15:00Z", "2024-07-21T16:40:00Z"],
    created_at: ["2024-03-09T08:15:00Z", "2024-01-30T11:05:00Z"],
    updated_at: ["2024-07-21T16:40:00Z", "2024-08-02T07:30:00Z"],
    deleted_at: ["2024-09-01T12:00:00Z"],
    expires_at: ["2025-01-01T00:00:00Z"],
    date: ["2024-03-09", "2024-07-21"],
    start_date: ["2024-03-09", "2024-04-01"],
    end_date: ["2024-07-21", "2024-12-31"],
    birth_date: ["1990-05-17", "1984-11-02"],
    iban: ["DE02120300000000202051"],
    file_name: ["harbor.jpg", "notes.txt"],
    mime_type: ["image/png", "text/plain"],
    content_type: ["application/json", "text/plain"],
    user_agent: ["specimen/1.0"],
    gender: ["female", "male", "other"],
    unit: ["kg", "m", "piece"],
    url: ["https://example.com/amber", "https://example.org/cedar"],
    link: ["https://example.com/amber", "https://example.org/cedar"],
    image: ["https://example.com/amber.png"],
    website: ["https://example.com", "https://example.org"],
    domain: ["example.com", "example.org"],
    city: ["Lisbon", "Oslo", "Kyoto", "Quito"],
    country: ["PT", "NO", "JP", "EC"],
    country_code: ["PT", "NO", "JP", "EC"],
    state: ["Oregon", "Bavaria"],
    street: ["12 Mill Lane", "7 Harbor Road"],
    address: ["12 Mill Lane", "7 Harbor Road"],
    zip: ["10115", "97201"],
    postal_code: ["10115", "97201"],
    title: ["A quiet harbor", "Notes from the grove"],
    subject: ["A quiet harbor", "Notes from the grove"],
    description: ["A short text that says what this is.", "Made for trying things out."],
    summary: ["A short text that says what this is."],
    message: ["Hello from the harbor.", "All is well."],
    comment: ["Looks good.", "All is well."],
    text: ["A few plain words.", "All is well."],
    content: ["A few plain words.", "All is well."],
    slug: ["amber-harbor", "cedar-grove"],
    currency: ["EUR", "USD", "JPY"],
    language: ["en", "pt", "ja"],
    locale: ["en-US", "pt-PT", "ja-JP"],
    timezone: ["Europe/Lisbon", "Asia/Tokyo"],
    color: ["#3366cc", "#cc9933"],
    company: ["Amber Works", "Cedar & Sons"],
    organization: ["Amber Works", "Cedar & Sons"],
    version: ["1.4.2", "2.0.0"],
    tag: plainWords,
    label: plainWords,
    role: ["member", "admin"],
    id: ["amber_1042", "cedar_2071"],
  }),
);

const numbers: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    price: [19.99, 49.5, 20],
    amount: [49.9, 120],
    total: [3, 12, 42],
    count: [3, 12, 42],
    quantity: [1, 2, 5],
    age: [34, 27],
    year: [2024],
    page: [1],
    limit: [20],
    size: [20],
    offset: [0],
    port: [8080],
    rating: [4.5, 4],
    percent: [25],
    latitude: [38.72],
    longitude: [-9.14],
    width: [640],
    height: [480],
    id: [1042, 2071],
  }),
);

/** Text that suits a member of this name, if any is known. */
export const knownWords = (name: string): readonly string[] => lookUp(words, name) ?? [];

/** The same, never empty. */
export const wordsFor = (name: string): readonly string[] => lookUp(words, name) ?? plainWords;

/** Numbers that suit a member of this name, if any. */
export const numbersFor = (name: string): readonly number[] => lookUp(numbers, name) ?? [];
