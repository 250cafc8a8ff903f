/** Changes that are seen after a while. */
import { type Asked, everywhere, type Freedom, type Given } from "./freedom.ts";

const delayMs = 80;

const credentials = ({ headers }: Asked): string =>
  headers
    .filter(([name]) => /^(authorization|cookie|dd-)/i.test(name))
    .map(([, value]) => value)
    .join(" ");

const keyOf = (asked: Asked): string => `${asked.method} ${asked.target} ${credentials(asked)}`;

/** Reads show, for a while after a success, what they showed before it; what is new is not found. */
export const visibleLater: Freedom = {
  id: "visible-later",
  says: "Reads lag behind writes by less than the declared delay.",
  source: "profile: visibleAfterMs",
  visibleAfterMs: delayMs + 40,
  appliesTo: everywhere,
  install: () => {
    const latest = new Map<string, Given>();
    let wroteMs = Number.NEGATIVE_INFINITY;
    return async (asked, forward) => {
      const read = asked.method === "GET" || asked.method === "HEAD";
      const now = performance.now();
      if (!read) {
        const given = await forward(asked);
        if (given.status < 300) wroteMs = performance.now();
        return given;
      }
      const key = keyOf(asked);
      const past = latest.get(key);
      if (past && now - wroteMs < delayMs) return past;
      const fresh = await forward(asked);
      const early = !past && now - wroteMs < delayMs && fresh.status < 300;
      if (!early) latest.set(key, fresh);
      return early ? ((await beforeItWas(asked, forward)) ?? fresh) : fresh;
    };
  },
};

/** What the same read says of a thing that is not there; undefined for reads of lists. */
async function beforeItWas(asked: Asked, forward: (asked: Asked) => Promise<Given>): Promise<Given | undefined> {
  const [path = "", query] = asked.target.split(/\?(.*)/s);
  const changed = path.replace(/[^/]{4}$/, "0e0e");
  const given = await forward({ ...asked, target: query === undefined ? changed : `${changed}?${query}` });
  return given.status === 404 && /[0-9]|specimen/.test(path.slice(path.lastIndexOf("/"))) ? given : undefined;
}
