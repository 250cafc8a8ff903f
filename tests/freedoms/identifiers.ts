/** Names that the server chooses. */
import { percentDecode } from "../../contract/percent.ts";
import { type Asked, type Forward, type Freedom, type Given, inApis } from "./freedom.ts";
import { changedJson, headerOf, isJsonAnswer, isMembers, mapped, withText } from "./json-answer.ts";

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Bytes that are not changed stay as they are, readable or not. */
function rewritten({ body }: Asked, change: (text: string) => string): Uint8Array {
  const text = decode(body);
  return change(text) === text ? body : new TextEncoder().encode(change(text));
}

/** Segments of a path that are an outer id, however they are escaped or capitalised. */
function inward(target: string, inner: ReadonlyMap<string, string>): string {
  const [path = "", query] = target.split(/\?(.*)/s);
  const segments = path.split("/").map((segment) => {
    const plain = percentDecode(segment);
    return (plain === undefined ? undefined : (inner.get(plain) ?? inner.get(uuid.test(plain) ? plain.toLowerCase() : plain))) ?? segment;
  });
  return segments.join("/") + (query === undefined ? "" : `?${query}`);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a successful creation made is known by another id outside than inside. */
function renaming(idOf: (value: unknown, given: Given) => string | undefined, outward: (inner: string) => string): Freedom["install"] {
  return () => {
    const outer = new Map<string, string>();
    const inner = new Map<string, string>();
    const translated = (text: string, names: ReadonlyMap<string, string>): string => [...names].reduce((left, [from, to]) => left.replaceAll(from, to), text);
    return async (asked: Asked, forward: Forward) => {
      const given = await forward({
        ...asked,
        target: inward(asked.target, inner),
        body: rewritten(asked, (text) => text.replace(/[\w~-]{8,}/g, (word) => inner.get(uuid.test(word) ? word.toLowerCase() : word) ?? word)),
      });
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
    const outer = new Map<string, string>();
    return async (asked, forward) => {
      const known = (index: string): string | undefined => [...outer.keys()][Number(index) - 1];
      const meant = (text: string): string =>
        text.replace(/((?:^|&)slug=)derived-(\d+)(?=&|$)/, (all, name: string, index: string) => (known(index) === undefined ? all : name + known(index)));
      const given = await forward({ ...asked, body: rewritten(asked, meant) });
      const made = asked.method === "POST" && given.status < 300 ? member(JSON.parse(decode(given.body)), "response", "slug") : undefined;
      if (made !== undefined && !outer.has(made)) outer.set(made, `derived-${outer.size + 1}`);
      return changedJson(given, (whole) =>
        mapped(whole, (value, at) => (at.at(-1) === "slug" && typeof value === "string" ? (outer.get(value) ?? value) : value)),
      );
    };
  },
};
