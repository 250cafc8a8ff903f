/** Names as people write them: `petId`, `pet_id` and `Pet-ID` are one word, `pets` is many a `pet`. */

/** The same few names are asked for again and again. */
const known = new Map<string, string>();
const maxKnown = 20_000;

/** Lower case, letters and digits only. */
export function plain(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= maxKnown) known.clear();
  const word = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  known.set(name, word);
  return word;
}

const irregular: Readonly<Record<string, string>> = {
  people: "person",
  children: "child",
  men: "man",
  women: "woman",
  indices: "index",
  criteria: "criterion",
  media: "media",
  news: "news",
  series: "series",
};

/** Of a word in {@link plain} form; a word that is no plural stays. */
export function singular(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word) && !/(?:cases|bases|databases|releases|purchases|licenses|responses|courses|houses|caches|sizes)$/.test(word))
    return word.slice(0, -2);
  if (/[^s]s$/.test(word) && !/(?:us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Whether two names mean the same thing, one or many. */
export const sameThing = (one: string, other: string): boolean => singular(plain(one)) === singular(plain(other));
