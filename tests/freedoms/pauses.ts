/** Servers that are busy, or put things elsewhere. */
import { everywhere, type Freedom, type Given, inApis } from "./freedom.ts";

const none = new Uint8Array();

export const asksToWait: Freedom = {
  id: "asks-to-wait",
  says: "Now and then a call is answered with 429 or 503 and a Retry-After, in seconds or as a date, before anything is done.",
  source: "RFC 9110, section 10.2.3",
  appliesTo: everywhere,
  install: () => {
    let calls = 0;
    const refusals: readonly (() => Given)[] = [
      () => ({ status: 429, headers: [["Retry-After", "0"]], body: none }),
      () => ({
        status: 503,
        headers: [
          ["Retry-After", new Date(Date.now()).toUTCString()],
          ["Content-Type", "text/plain"],
        ],
        body: new TextEncoder().encode("Busy"),
      }),
    ];
    return (asked, forward) => {
      calls += 1;
      // 41 and 43 share no factor with the rhythm of the suite.
      const refusal = calls % 41 === 0 ? refusals[0] : calls % 43 === 0 ? refusals[1] : undefined;
      return refusal ? Promise.resolve(refusal()) : forward(asked);
    };
  },
};

export const trailingSlash: Freedom = {
  id: "trailing-slash",
  says: "Paths without a trailing slash are redirected to the same path with one.",
  source: "RFC 9110, section 15.4",
  // Delightbridge's list is not found under a path with a slash at its end.
  appliesTo: inApis("clerk-organizations", "datadog-services", "dreams-organizations", "pulumi-services"),
  install: (contract) => (asked, forward) => {
    const [path = "", query] = asked.target.split(/\?(.*)/s);
    const suffix = query === undefined ? "" : `?${query}`;
    const route = contract.route(asked.method, path);
    // The last value of a greedy path may end in a slash of its own.
    const plain = (operation: { readonly parameters: readonly { readonly greedy: boolean }[] }): boolean => operation.parameters.every(({ greedy }) => !greedy);
    if (route.kind === "operation" && plain(route.operation) && !path.endsWith("/"))
      return Promise.resolve({ status: 308, headers: [["Location", `${path}/${suffix}`]], body: none });
    const bare = path.replace(/\/$/, "");
    const meant = contract.route(asked.method, bare);
    return forward(bare !== path && meant.kind === "operation" && plain(meant.operation) ? { ...asked, target: bare + suffix } : asked);
  },
};
