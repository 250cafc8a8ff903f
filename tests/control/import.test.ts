import { describe, expect, it } from "vitest";
import { type ControlError, createMock } from "../../mock/index.ts";
import { createService, now, pulumi } from "./fixture.ts";

const refusal = (promise: Promise<unknown>): Promise<ControlError> =>
  promise.then(
    () => expect.fail("It was not refused."),
    (error: unknown) => error as ControlError,
  );

const servicesOf = (given: readonly object[]) => ({
  format: 1 as const,
  apis: { "pulumi-services": { collections: { services: [...given] as Record<string, never>[] } } },
});

describe("what an import brings", () => {
  it("is the clock too, as the exported one goes", async () => {
    const [one, other] = [pulumi(), pulumi()];
    await one.sandbox("frozen").clock.freeze("2030-01-01T00:00:00Z");
    await one.sandbox("running").clock.run();
    await one.sandbox("running").clock.set("2031-01-01T00:00:00Z");

    for (const name of ["frozen", "running"]) await other.sandbox(name).import(await one.sandbox(name).export());

    expect(await other.sandbox("frozen").clock.get()).toMatchObject({ now: "2030-01-01T00:00:00.000Z", frozen: true });
    expect(await other.sandbox("running").clock.get()).toMatchObject({ now: expect.stringMatching(/^2031-01-01T00:00:/), frozen: false });
    expect((await other.sandbox("running").export()).clock).toEqual((await one.sandbox("running").export()).clock);
  });

  it("never makes the ids of things that stay be given away again", async () => {
    const mock = pulumi();
    const own = mock.sandbox();
    const early = await own.export();
    for (const name of ["one", "two"]) await createService(mock.fetch, name);
    const { ids = 0 } = early.apis["pulumi-services"] ?? {};

    await own.import({ format: 1, apis: { "pulumi-services": { ids, collections: { items: [] } } } });

    expect((await createService(mock.fetch, "three")).status).toBe(200);
  });

  it("may have come from another contract, which is said", async () => {
    const own = pulumi().sandbox();
    const exported = await own.export();
    const [part] = Object.values(exported.apis);

    const { notes } = await own.import({ ...exported, apis: { "pulumi-services": { collections: {}, ...part, contract: "0".repeat(64) } } });

    expect(notes).toEqual(["pulumi-services: this was exported under another version of the contract."]);
    const foreign = await refusal(
      own.import(
        await createMock({ apis: ["datadog-services"] })
          .sandbox()
          .export(),
      ),
    );
    expect(foreign.message).toBe('/apis/datadog-services: "datadog-services" is not served; served are pulumi-services.');
  });
});

describe("an import that is refused", () => {
  it("for more mistakes than anybody reads is not looked at to its end", async () => {
    const mock = createMock({ apis: ["delightbridge-services"], now });
    const things = Array.from({ length: 300_000 }, () => ({})) as Record<string, never>[];
    const { user, system } = process.cpuUsage();

    const error = await refusal(mock.sandbox().import({ format: 1, apis: { "delightbridge-services": { collections: { services: things } } } }));

    expect([error.status, error.problem?.violations?.length]).toEqual([422, 100]);
    const spent = process.cpuUsage({ user, system });
    expect((spent.user + spent.system) / 1e6).toBeLessThan(10);
  });

  it("for things of one key, so many that none can be told apart, is refused and taken back", async () => {
    const own = pulumi().sandbox();
    const before = await own.export();
    const [thing = {}] = before.apis["pulumi-services"]?.collections["services"] ?? [];

    const error = await refusal(own.import(servicesOf(Array.from({ length: 5000 }, () => thing))));

    expect([error.status, error.message]).toEqual([422, expect.stringMatching(/services\/1: .* And \d+ more\.$/)]);
    expect(await own.export()).toEqual(before);
  });
});
