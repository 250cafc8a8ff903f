import { describe, expect, it } from "vitest";
import { a, api, bodyOf, call, charge, chargeOf, errorsOf, memberList, organization, stateOf } from "./fixture.ts";

const sms = { amount: 1000, service: "sms", sms_point: 100 };
const other = { amount: 1000, service: "other" };

/** No operation shows a balance; the mock's own state does. */
const wallets = async (): Promise<unknown> => (JSON.parse(await stateOf()) as Record<string, { wallets: unknown }>)[api]?.wallets;

describe("chargeOrganizationWallet", () => {
  it("dreams-organizations/6.chargeOrganizationWallet.200 dreams-organizations/4.6 dreams-organizations/5.9 answers admin with data null", async () => {
    const answer = await charge(a, sms);

    expect(answer.status).toBe(200);
    expect(bodyOf("Charged", answer)).toMatchObject({ success: true, data: null });
  });

  it.each([
    ["no amount", { service: "other" }, ["amount"]],
    ["the amount 0", { ...other, amount: 0 }, ["amount"]],
    ["the amount -5", { ...other, amount: -5 }, ["amount"]],
    ['the amount "5"', { ...other, amount: "5" }, ["amount"]],
    ["the amount 1.5", { ...other, amount: 1.5 }, ["amount"]],
    ["no service", { amount: 5 }, ["service"]],
    ["another service", { amount: 5, service: "mail" }, ["service"]],
    ["a reason of 256 characters", { ...other, reason: "r".repeat(256) }, ["reason"]],
  ])("dreams-organizations/6.chargeOrganizationWallet.422 refuses %s", async (_what, json, fields) => {
    const answer = await charge(a, json);

    expect(answer.status).toBe(422);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual(fields);
  });

  it("dreams-organizations/6.chargeOrganizationWallet.422 dreams-organizations/3.13 refuses sms without sms_point", async () => {
    const answer = await charge(a, { amount: 5, service: "sms" });

    expect(answer.status).toBe(422);
    expect(Object.keys(errorsOf(answer) ?? {})).toEqual(["sms_point"]);
  });

  it("dreams-organizations/6.chargeOrganizationWallet.422 refuses bad JSON", async () => {
    expect((await call(chargeOf(a), { method: "POST", as: "admin", body: "{amount: 5}" })).status).toBe(422);
  });

  it("dreams-organizations/3.23 validates the sms_point of another service, then ignores it", async () => {
    const refused = await charge(a, { ...other, sms_point: 0 });
    const taken = await charge(a, { ...other, sms_point: 7 });

    expect([refused.status, taken.status]).toEqual([422, 200]);
    expect(await wallets()).toEqual([{ organizationId: a, money: 1000, messages: 0 }]);
  });

  it.each([
    ["a missing service", { amount: 5 }],
    ["a wrong service", { amount: 5, service: "mail" }],
  ])("dreams-organizations/10.23 validates sms_point beside %s, without asking for it", async (_what, json) => {
    const without = await charge(a, json);
    const wrong = await charge(a, { ...json, sms_point: "7" });

    expect(Object.keys(errorsOf(without) ?? {})).toEqual(["service"]);
    expect(Object.keys(errorsOf(wrong) ?? {}).toSorted()).toEqual(["service", "sms_point"]);
  });

  it("dreams-organizations/7.9a adds to the money wallet, or to the message wallet", async () => {
    await charge(a, other);
    await charge(a, sms);

    expect(await wallets()).toEqual([{ organizationId: a, money: 1000, messages: 100 }]);
  });

  it("dreams-organizations/7.9b shows a balance nowhere", async () => {
    const before = [await organization(a), await memberList(a)];

    const answer = await charge(a, sms);

    expect([await organization(a), await memberList(a)]).toEqual(before);
    expect(Object.keys(bodyOf("Charged", answer)).toSorted()).toEqual(["data", "message", "success"]);
  });

  it("dreams-organizations/7.9c never lacks funds", async () => {
    expect((await charge(a, { ...other, amount: 2 ** 53 })).status).toBe(200);
    expect((await call(chargeOf(a), { method: "POST", as: "admin", body: `{"service":"other","amount":${"9".repeat(30)}}` })).status).toBe(200);
  });

  it("dreams-organizations/7.9d dreams-organizations/7.14b charges twice for two equal requests", async () => {
    const answers = [await charge(a, sms), await charge(a, sms)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await wallets()).toEqual([{ organizationId: a, money: 0, messages: 200 }]);
  });
});
