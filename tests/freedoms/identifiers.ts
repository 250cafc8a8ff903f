/** Names that the server chooses. */
import { type Asked, type Forward, type Freedom, type Given, inApis } from "./freedom.ts";
import { headerOf, isJsonAnswer, isMembers, withText } from "./json-answer.ts";

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What a successful creation made is known by another id outside than inside. */
function renaming(idOf: (value: unknown, given: Given) => string | undefined, outward: (inner: string) => string): Freedom["install"] {
  return () => {
    const outer = new Map<string, string>();
    const inner = new Map<string, string>();
    const translated = (text: string, names: ReadonlyMap<string, string>): string => [...names].reduce((left, [from, to]) => left.replaceAll(from, to), text);
    return async (asked: Asked, forward: Forward) => {
      const given = await forward({ ...asked, target: translated(asked.target, inner) });
      const id = asked.method === "POST" && given.status < 300 ? idOf(isJsonAnswer(given) ? JSON.parse(decode(given.body)) : undefined, given) : undefined;
      if (id !== undefined && !outer.has(id)) {
        outer.set(id, outward(id));
        inner.set(outward(id), id);
      }
      const headers = given.headers.map(([name, value]) => [name, translated(value, outer)] as const);
      return isJsonAnswer(given) ? withText({ ...given, headers }, translated(decode(given.body), outer)) : { ...given, headers };
    };
  };
}

const member = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = path.reduce<unknown>((inner, name) => (isMembers(inner) ? inner[name] : undefined), value);
  return typeof found === "string" ? found : undefined;
};

export const otherUuids: Freedom = {
  id: "other-uuids",
  says: "New ids are UUIDs of version 7.",
  source: "datadog-services/10.3",
  appliesTo: inApis("datadog-services", "dreams-organizations"),
  install: renaming(
    (value, given) => member(value, "data", "id") ?? /\/api\/organizations\/([^/]+)$/.exec(headerOf(given, "location") ?? "")?.[1],
    (id) => id.replace(/^(.{14})4/, "$17").replace(/^.{4}/, "0190"),
  ),
};

export const otherIds: Freedom = {
  id: "other-ids",
  says: "New ids are short slugs.",
  source: "clerk-organizations: the id's schema",
  appliesTo: inApis("clerk-organizations"),
  install: renaming(
    (value) => member(value, "response", "id"),
    (id) => `org_${id.slice(-12).toLowerCase()}-x~1`,
  ),
};

export const opaqueTokens: Freedom = {
  id: "opaque-tokens",
  says: "A continuation token holds characters that mean something in a URL.",
  source: "pulumi-services/10.21",
  appliesTo: inApis("pulumi-services"),
  install: () => {
    const inner = new Map<string, string>();
    return async (asked, forward) => {
      const target = asked.target.replace(/(continuationToken=)([^&]*)/, (_all, name: string, token: string) => {
        const known = inner.get(decodeURIComponent(token));
        return name + (known === undefined ? token : encodeURIComponent(known));
      });
      const given = await forward({ ...asked, target });
      const token = isJsonAnswer(given) ? member(JSON.parse(decode(given.body)), "continuationToken") : undefined;
      if (token === undefined) return given;
      const strange = `${token}&=+/?#% é“`;
      inner.set(strange, token);
      return withText(given, decode(given.body).replace(JSON.stringify(token), JSON.stringify(strange)));
    };
  },
};

export const otherSlugs: Freedom = {
  id: "other-slugs",
  says: "The slug that is derived from a name is no rendering of it.",
  source: "clerk-organizations/10.2",
  appliesTo: inApis("clerk-organizations"),
  install: () => {
    let made = 0;
    return (asked, forward) => {
      const form = asked.headers.some(([name, value]) => name.toLowerCase() === "content-type" && value.includes("x-www-form-urlencoded"));
      const text = decode(asked.body);
      if (!form || asked.method !== "POST" || !/(^|&)name=[^&]/.test(text) || /(^|&)slug=/.test(text)) return forward(asked);
      made += 1;
      return forward({ ...asked, body: new TextEncoder().encode(`${text}&slug=derived-${made}`) });
    };
  },
};
