/** A new organization's slug: its name as far as URLs can hold it, with the first number that makes it unique. */

export function slugFrom(name: string, isTaken: (slug: string) => boolean): string {
  const stem = stemOf(name);
  let slug = stem;
  for (let number = 2; isTaken(slug); number += 1) slug = `${stem}-${number}`;
  return slug;
}

const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "org";
