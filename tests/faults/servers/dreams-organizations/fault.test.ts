import { describe, expect, it } from "vitest";
import { server } from "../dreams-organizations.ts";
import { a, accept, admin, b, charge, home, member, neverIssued, outsider, owner, passwords, picture, startCaller, w1, w3 } from "./caller.ts";

type Step = readonly [line: string, authorization: string, body?: unknown];

const invite = (email: string): Step => [`POST ${a}/invite`, owner, { email }];
const good = passwords("password123");
const rename = (name: string): Step => [`PATCH ${a}`, owner, { name }];
const again = (step: Step): readonly Step[] => [step, step];
const assign = (workspace: string): Step => [`PUT ${a}/members/5`, owner, { workspaces: [workspace], roles: [2] }];
const remove = (id: number): Step => [`DELETE ${a}/members/${id}`, owner];

/** Calls of which at least one is answered otherwise when the fault is there. */
const revealing: Readonly<Record<string, readonly Step[]>> = {
  "rights-before-existence": [[`GET ${neverIssued}`, owner]],
  "ids-case-sensitive": [[`GET ${home}/${a.slice(home.length + 1).toUpperCase()}`, owner]],
  "banned-locked": [[`PATCH ${a}`, owner, { status: "banned" }], rename("x")],
  "owners-charge": [[`POST ${charge(a)}`, owner, { amount: 1, service: "other" }]],
  "removed-member-reads": [remove(1), [`GET ${a}`, member]],
  "update-clears-avatar": [[`PATCH ${b}`, outsider, {}]],
  "avatar-url-reused": [
    [`POST ${a}/upload-avatar`, owner, picture(9, "image/png")],
    [`GET ${a}`, owner],
  ],
  "texts-trimmed": [rename(" x ")],
  "numerals-are-integers": [[`POST ${charge(a)}`, admin, { amount: "5", service: "other" }]],
  "page-size-capped": [[`GET ${a}/members?per_page=101`, owner]],
  "last-page-too-far": [[`GET ${a}/members?per_page=5`, owner]],
  "late-page-clamped": [[`GET ${a}/members?page=3`, owner]],
  "invited-hidden": [],
  "updated-member-last": [assign(w1)],
  "roles-added": [assign(w1)],
  "roles-before-workspaces": [assign(w3)],
  "foreign-member-found": [remove(101)],
  "repeat-removal-succeeds": again(remove(25)),
  "removed-email-taken": [remove(5), invite("member5@example.com")],
  "email-case-sensitive": [invite("MEMBER5@example.com")],
  "email-unique-everywhere": [invite("member101@example.com")],
  "member-ids-restart": [invite("new@example.com")],
  "invitation-survives-removal": [remove(2), [`POST ${accept("INVITE_TOKEN_2")}`, "", good]],
  "invitation-reusable": again([`POST ${accept("INVITE_TOKEN_2")}`, "", good]),
  "invitation-before-passwords": [[`POST ${accept("INVITE_TOKEN_NONE")}`, "", {}]],
  "refusal-spends-invitation": [{}, good].map((body) => [`POST ${accept("INVITE_TOKEN_2")}`, "", body] as const),
  "confirmation-unread": [[`POST ${accept("INVITE_TOKEN_2")}`, "", passwords("password123", "password124")]],
  "sms-points-optional": [[`POST ${charge(a)}`, admin, { amount: 1, service: "sms" }]],
};

/** New avatars have random names. */
const settled = (text: string) => text.replace(/(media\.dreams\.example\/)(?!123e4567)[^"]*/g, "$1random");

describe("a fault of the second Dreams", () => {
  it.each(Object.keys(server.faults))("%s changes an answer", async (fault) => {
    const tell = async (name?: string) => {
      const call = await startCaller(name);
      const answers = [];
      for (const step of [...(revealing[fault] ?? []), [`GET ${a}/members?per_page=100`, owner] as const]) {
        const { status, text } = await call(...step);
        answers.push([status, settled(text)]);
      }
      return answers;
    };

    const [first, second, faulty] = [await tell(), await tell(), await tell(fault)];

    expect(second).toEqual(first);
    expect(faulty).not.toEqual(first);
  });

  it("must be one that the server has", async () => {
    await expect(server.start({ fault: "no-such-fault" })).rejects.toThrow(/no-such-fault.*banned-locked/);
  });
});
