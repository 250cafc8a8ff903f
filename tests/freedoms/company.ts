/** Targets that others use as well. */
import { defaults, verify } from "../../conformance/verify.ts";
import { type Asked, everywhere, type Forward, type Freedom, type Headers, inApis } from "./freedom.ts";
import { listenTo } from "./proxy.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (headers: Headers, value: unknown): Pick<Asked, "headers" | "body"> => ({
  headers: [...headers, ["Content-Type", "application/json"], ["Host", "localhost"]],
  body: bytes(JSON.stringify(value)),
});

/** What somebody else does there beforehand. */
const foreign: Readonly<Record<string, (index: number) => Asked>> = {
  "pulumi-services": (index) => ({
    method: "POST",
    target: "/api/orgs/my-org/services",
    ...json([["Authorization", "token pul-member"]], {
      ownerType: "user",
      ownerName: "bob",
      name: `somebody-elses-${index}`,
      properties: [{ key: "a", value: "b" }],
    }),
  }),
  "datadog-services": (index) => ({
    method: "POST",
    target: "/api/v2/services",
    ...json(
      [
        ["DD-API-KEY", "api-key-org-one"],
        ["DD-APPLICATION-KEY", "app-key-editor"],
      ],
      { data: { type: "services", attributes: { name: `Somebody else's ${index}` } } },
    ),
  }),
  "dreams-organizations": (index) => ({
    method: "POST",
    target: "/api/organizations",
    ...json([["Authorization", "Bearer OWNER_TOKEN"]], { name: `Somebody else's ${index}`, countryCode: "IT" }),
  }),
  "clerk-organizations": (index) => ({
    method: "POST",
    target: "/v1/organizations?__dev_session=token-admin",
    headers: [
      ["Content-Type", "application/x-www-form-urlencoded"],
      ["Host", "localhost"],
    ],
    body: bytes(`name=Somebody+else%27s+${index}`),
  }),
};

export const fullOfForeignData: Freedom = {
  id: "full-of-foreign-data",
  says: "The target holds what other people made.",
  source: "no rule says that it is empty",
  appliesTo: inApis(...Object.keys(foreign)),
  async install({ id }, forward) {
    for (let index = 1; index <= 25; index += 1) {
      const asked = foreign[id]?.(index);
      const given = asked && (await forward(asked));
      if (asked && (!given || given.status >= 300)) throw new Error(`${asked.method} ${asked.target} answered ${given?.status}.`);
    }
    return passedOn;
  },
};

const passedOn = (asked: Asked, forward: Forward) => forward(asked);

export const ranBefore: Freedom = {
  id: "ran-before",
  says: "The suite ran there before, and what can be used once is used up.",
  source: "no rule says that a target is fresh",
  appliesTo: everywhere,
  async install(contract, forward) {
    const proxy = await listenTo(forward);
    await verify({ ...defaults, api: contract.id, target: proxy.baseUrl, runId: "before" });
    await proxy.close();
    return passedOn;
  },
};

/** What the start state has for one use. */
const usedOnce: Readonly<Record<string, RegExp>> = {
  "clerk-organizations": /^DELETE \/v1\/organizations\/org_2(?:Disposable|LimitedLabs)/,
  "dreams-organizations": /^(?:DELETE \/api\/organizations\/[^/]+\/members\/[13]|POST \/api\/organizations\/invite\/INVITE_TOKEN_2\/accept)$/,
  "pulumi-services": /^DELETE \/api\/orgs\/my-org\/services\/team\/my-team\/shared-service(?:\?|$)/,
};

export const takenMeanwhile: Freedom = {
  id: "taken-meanwhile",
  says: "What can be used once is used up by somebody else, just before the suite does it.",
  source: "no rule says that a target is the run's alone",
  appliesTo: inApis(...Object.keys(usedOnce)),
  install:
    ({ id }) =>
    async (asked, forward) => {
      if (usedOnce[id]?.test(`${asked.method} ${asked.target}`)) await forward(asked);
      return forward(asked);
    },
};
