/** What an acceptance does not take; only then is the token looked at. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { faultyFields, valueAt } from "./faulty-fields.ts";
import { json, unreadable } from "./json.ts";

const password = "password123";
const password_confirmation = password;
const emoji = "😀".repeat(4);

const faulty = [
  ["password", { password_confirmation }, "dreams-organizations/3.16"],
  ["password_confirmation", { password }, "dreams-organizations/3.16"],
  ["password", { password: "short", password_confirmation: "short" }, "dreams-organizations/6.acceptOrganizationInvite.422"],
  ["password", { password: emoji, password_confirmation: emoji }, "dreams-organizations/10.24"],
  ["password", { password: null, password_confirmation }, "dreams-organizations/3.24"],
  ["password", { password: 12345678, password_confirmation: 12345678 }, "dreams-organizations/3.25"],
] as const;

export default scenario<operations>()({
  statement: "An acceptance needs the same password of 8 characters twice (422), then a token that waits (400), and no credentials.",
  sources: [
    "acceptOrganizationInvite/422",
    "acceptOrganizationInvite/400",
    "dreams-organizations/6.acceptOrganizationInvite.422",
    "dreams-organizations/6.acceptOrganizationInvite.400",
    "dreams-organizations/3.16",
    "dreams-organizations/3.17",
    "dreams-organizations/3.24",
    "dreams-organizations/3.25",
    "dreams-organizations/3.28",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
    "dreams-organizations/4.11",
    "dreams-organizations/4.12",
    "dreams-organizations/5.4",
    "dreams-organizations/7.11c",
    "dreams-organizations/10.2",
    "dreams-organizations/10.24",
    "dreams-organizations/10.29",
  ],
  principals: [],
  async run({ fixture, holds, nobody, same }) {
    const target = `/api/organizations/invite/${fixture("never-issued")["inviteToken"]}/accept`;
    for (const [field, body, rule] of faulty) {
      const refusal = await nobody.raw("POST", target, json(body)).answers(422, rule);
      holds("dreams-organizations/4.9", faultyFields(refusal.body)?.includes(field) === true, `data.errors with ${field}`, refusal.body);
    }
    await nobody.raw("POST", target, json({ password, password_confirmation: "password124" })).answers(422, "dreams-organizations/3.17");
    for (const request of unreadable) {
      const refusal = await nobody.raw("POST", target, request).answers(422, "dreams-organizations/10.2");
      same("dreams-organizations/4.11", faultyFields(refusal.body), []);
    }
    const valid = json({ password, password_confirmation });
    const unknown = await nobody.raw("POST", target, valid).answers(400, "dreams-organizations/7.11c");
    same("dreams-organizations/4.12", valueAt(unknown.body, "data"), null);
    await nobody.raw("POST", target, { ...valid, headers: { ...valid.headers, Authorization: "Bearer wrong" } }).answers(400, "dreams-organizations/5.4");
  },
});
