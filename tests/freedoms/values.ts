/** Values that are free. */
import { answering, type Freedom, inApis } from "./freedom.ts";
import { changedJson, documentedAs, isMembers, mapped, permits } from "./json-answer.ts";

const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|\+00:00)$/;

export const timesOtherwise: Freedom = {
  id: "times-otherwise",
  says: "Times have six digits of a second and end in +00:00.",
  source: "pulumi-services/10.9, datadog-services/7.2 (RFC 3339)",
  appliesTo: inApis("pulumi-services", "datadog-services"),
  install: answering((given) =>
    changedJson(given, (whole) =>
      mapped(whole, (value) =>
        typeof value === "string" ? value.replace(instant, (_all, seconds: string, digits = "") => `${seconds}.${digits.padEnd(6, "0")}+00:00`) : value,
      ),
    ),
  ),
};

export const wholeSeconds: Freedom = {
  id: "whole-seconds",
  says: "Times have no fractions of a second.",
  source: "pulumi-services/10.9, datadog-services (RFC 3339)",
  appliesTo: inApis("pulumi-services", "datadog-services"),
  install: answering((given) => changedJson(given, (whole) => mapped(whole, (value) => (typeof value === "string" ? value.replace(instant, "$1Z") : value)))),
};

/** Lists whose order says nothing. */
const unordered: Readonly<Record<string, readonly string[]>> = { "dreams-organizations": ["roles", "workspaces"], "datadog-services": ["included"] };

export const anyOrder: Freedom = {
  id: "any-order",
  says: "Lists whose order says nothing come in another one.",
  source: "dreams-organizations/7.6c and 10.12, datadog-services/7.11c",
  appliesTo: inApis("dreams-organizations", "datadog-services"),
  install: (contract) => {
    const names = unordered[contract.id] ?? [];
    let turns = 0;
    return async (asked, forward) => {
      turns += 1;
      const given = await forward(asked);
      return changedJson(given, (whole) =>
        mapped(whole, (value, at) =>
          Array.isArray(value) && at.length > 0 && names.includes(at.at(-1) ?? "") && turns % 2 === 1 ? [...value].reverse() : value,
        ),
      );
    };
  },
};

/** Members that may be missing, null, or anything. */
export const barelyFilled: Freedom = {
  id: "barely-filled",
  says: "What an implementation may leave out is left out, or, where the mock leaves it out, sent as null.",
  source: "pulumi-services/4.3b, dreams-organizations/10.11, datadog-services/4.3",
  appliesTo: inApis("dreams-organizations", "pulumi-services", "datadog-services"),
  install: answering((given, asked, contract) => {
    const mediaType = documentedAs(contract, asked, given);
    return changedJson(given, (whole) => {
      const lean = mapped(whole, (value, at) => (isMembers(value) ? leaner(contract.id, value, given.status < 300 ? asked.method : "GET", at) : value));
      return permits(mediaType, lean) ? lean : whole;
    });
  }),
};

function leaner(api: string, value: Readonly<Record<string, unknown>>, method: string, at: readonly string[]): unknown {
  const without = (...names: readonly string[]): unknown => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  if (api === "pulumi-services" && "itemCountSummary" in value) return without("created");
  if (api === "datadog-services" && at.at(-1) === "attributes" && "handle" in value) return { handle: value["handle"] };
  if (api === "dreams-organizations" && method === "DELETE" && at.length === 0) return "data" in value ? without("data") : { ...value, data: null };
  return value;
}

export const clocksMove: Freedom = {
  id: "client-moves",
  says: "A successful write moves the times of the client and of its session.",
  source: "clerk-organizations/10.3",
  appliesTo: inApis("clerk-organizations"),
  install: answering((given, { body, method }) => {
    // An update without fields moves nothing (clerk-organizations/10.4).
    const changes = method === "POST" || method === "DELETE" || /(^|&)(name|slug)=/.test(new TextDecoder().decode(body));
    if (given.status >= 300 || method === "GET" || !changes) return given;
    return changedJson(given, (whole) => {
      const client = isMembers(whole) && isMembers(whole["client"]) ? whole["client"] : undefined;
      return isMembers(whole) && client && "updated_at" in client ? { ...whole, client: { ...client, updated_at: Date.now() } } : whole;
    });
  }),
};

export const includedOnWrites: Freedom = {
  id: "included-on-writes",
  says: "Creations and updates send `included` too.",
  source: "datadog-services/7.12b and 10.4",
  appliesTo: inApis("datadog-services"),
  install: answering((given, asked, contract) => {
    if (given.status >= 300 || asked.method === "GET") return given;
    const mediaType = documentedAs(contract, asked, given);
    return changedJson(given, (whole) => (isMembers(whole) && permits(mediaType, { ...whole, included: [] }) ? { ...whole, included: [] } : whole));
  }),
};
