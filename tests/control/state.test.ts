import { describe, expect, it } from "vitest";
import { type ControlError, createControlClient, createMock } from "../../mock/index.ts";
import { createService, listServices, pulumi } from "./fixture.ts";

const refusal = (promise: Promise<unknown>): Promise<ControlError> =>
  promise.then(
    () => expect.fail("It was not refused."),
    (error: unknown) => error as ControlError,
  );

const services = (mock: ReturnType<typeof pulumi>) => mock.sandbox().things("pulumi-services", "services");

describe("a snapshot", () => {
  it("is what restoring returns to: things, ids and clock, so that the same calls get the same answers", async () => {
    const mock = pulumi();
    const { clock, snapshot, restore, export: exported } = mock.sandbox();
    await snapshot("before");
    const before = await exported();
    const first = await (await createService(mock.fetch, "one")).text();
    await clock.advance("3d");

    await restore("before");

    expect(await exported()).toEqual(before);
    expect(await (await createService(mock.fetch, "one")).text()).toBe(first);
  });

  it("shows what came, went and changed since", async () => {
    const mock = pulumi();
    const own = mock.sandbox();
    await own.snapshot("before");
    await createService(mock.fetch, "new");
    await services(mock).patch("service-1", { description: "other" });
    await services(mock).delete("service-6");

    const { apis } = await own.diff("before");

    expect(apis["pulumi-services"]?.["services"]).toMatchObject({
      added: [{ value: { name: "new" } }],
      removed: [{ key: "service-6" }],
      changed: [{ key: "service-1", patch: [{ op: "replace", path: "/description", was: "My service", value: "other" }] }],
    });
  });

  it("is forgotten by name, and told apart from those of other sandboxes", async () => {
    const mock = pulumi();
    await mock.sandbox("a").snapshot("x");
    await mock.sandbox().snapshot("y");
    await mock.sandbox().deleteSnapshot("y");

    expect((await mock.sandbox("a").snapshots()).map(({ name }) => name)).toEqual(["x"]);
    expect((await refusal(mock.sandbox().restore("x"))).message).toBe('The sandbox "default" has no snapshot "x"; it has none.');
  });

  it("is refused beyond fifty", async () => {
    const own = pulumi().sandbox();
    for (let number = 0; number < 50; number += 1) await own.snapshot(`s${number}`);

    expect((await refusal(own.snapshot("more"))).status).toBe(409);
    expect((await own.snapshot("s7")).name).toBe("s7");
    expect((await refusal(own.snapshot("now"))).message).toBe('"now" is what there is at present; choose another name.');
  });
});

describe("undo and redo", () => {
  it("take calls back and do them again, until a new call comes", async () => {
    const mock = pulumi();
    const own = mock.sandbox();
    const start = await own.state();
    await createService(mock.fetch, "one");
    await createService(mock.fetch, "two");
    const both = await own.state();

    const undone = await own.undo({ count: 2 });
    expect(undone.calls.map(({ operation, kind }) => [operation, kind])).toEqual([
      ["createService", "undo"],
      ["createService", "undo"],
    ]);
    expect(await own.state()).toEqual(start);
    await own.redo({ count: 2 });
    expect(await own.state()).toEqual(both);

    await own.undo();
    await createService(mock.fetch, "three");
    expect((await own.redo()).calls).toEqual([]);
  });

  it("ask which API is meant where several are served", async () => {
    const own = createMock({ apis: ["pulumi-services", "datadog-services"] }).sandbox();

    expect((await refusal(own.undo())).message).toBe('Expected "api" with one of pulumi-services, datadog-services, found nothing.');
    expect((await own.undo({ api: "datadog-services", count: 1 })).calls).toEqual([]);
  });
});

describe("an import", () => {
  it("of an export brings everything to another mock, which goes on like the first", async () => {
    const mock = pulumi();
    await createService(mock.fetch, "one");
    const exported = await mock.sandbox("a").export();
    await mock.sandbox("b").fork("c", "default");
    const full = await mock.sandbox("c").export();
    const other = pulumi();

    await other.sandbox("x").import(full);

    expect(await other.sandbox("x").export()).toEqual(full);
    expect(full).not.toEqual(exported);
    const answers = await Promise.all([mock.sandbox("c"), other.sandbox("x")].map(async ({ fetch }) => (await createService(fetch, "two")).text()));
    expect(answers[0]).toBe(answers[1]);
  });

  it("tells every mistake at once, with its place, and changes nothing", async () => {
    const own = pulumi().sandbox();
    const before = await own.export();
    const [service] = before.apis["pulumi-services"]?.collections["services"] ?? [];
    const bad = { ...service, description: 5 };

    const { status, problem } = await refusal(
      own.import({ format: 1, apis: { "pulumi-services": { collections: { services: [bad, {}], nonesuch: [] } }, other: { collections: {} } } }),
    );

    const places = problem?.violations?.map(({ at }) => at);
    expect(status).toBe(422);
    expect(places).toEqual(["/apis/other"]);
    const second = await refusal(own.import({ format: 1, apis: { "pulumi-services": { collections: { services: [bad, {}], nonesuch: [] } } } }));
    const all = second.problem?.violations?.map(({ at }) => String(at)) ?? [];
    expect(all).toContain("/apis/pulumi-services/collections/services/0/description");
    expect(all).toContain("/apis/pulumi-services/collections/nonesuch");
    expect(all.filter((at) => at.startsWith("/apis/pulumi-services/collections/services/1")).length).toBeGreaterThan(0);
    expect(await own.export()).toEqual(before);
  });

  it("with two things of one key is taken back whole, and can be undone where it was not", async () => {
    const own = pulumi().sandbox();
    const before = await own.export();
    const things = before.apis["pulumi-services"]?.collections["services"] ?? [];

    const twice = await refusal(own.import({ format: 1, apis: { "pulumi-services": { collections: { services: [...things, ...things] } } } }));
    expect([twice.status, await own.export()]).toEqual([422, before]);
    await own.import({ format: 1, apis: { "pulumi-services": { collections: { services: [] } } } });
    expect((await own.state())["pulumi-services"]?.["services"]).toEqual([]);
    await own.undo();
    expect(await own.export()).toEqual(before);
  });
});

describe("a single thing", () => {
  it("is read, made, changed and removed, and each edit can be undone", async () => {
    const mock = pulumi();
    const things = services(mock);
    const { total } = await things.list({ limit: 1 });
    const given = { ...(await things.get("service-1")), id: "mine", name: "mine" };

    expect(await things.put("mine", given)).toEqual(given);
    expect(await things.patch("mine", { name: "other", description: "x" })).toMatchObject({ id: "mine", name: "other", description: "x" });
    expect(await (await listServices(mock.fetch)).text()).toContain('"other"');
    await things.delete("mine");
    expect((await things.list()).total).toBe(total);
    await mock.sandbox().undo({ count: 1 });
    expect(await things.get("mine")).toMatchObject({ name: "other" });
  });

  it.each<[string, (things: ReturnType<typeof services>) => Promise<unknown>, number, RegExp]>([
    [
      "of a wrong type is refused with its place",
      (things) => things.patch("service-1", { description: 5 }),
      422,
      /^\/description: Expected type string, found 5\.$/,
    ],
    [
      "under another key is refused",
      async (things) => things.put("other", await things.get("service-1")),
      422,
      /The key of this thing is "service-1", and the path says "other"/,
    ],
    ["that is not there cannot be changed", (things) => things.patch("none", {}), 404, /services of pulumi-services has no thing "none"\./],
  ])("%s", async (_case, act, status, message) => {
    const mock = pulumi();
    const before = await mock.sandbox().export();

    const error = await refusal(act(services(mock)));

    expect([error.status, error.message]).toEqual([status, expect.stringMatching(message)]);
    expect(await mock.sandbox().export()).toEqual(before);
  });

  it("of a collection or an API that is not there is told what is", async () => {
    const own = pulumi().sandbox();

    expect((await refusal(own.things("pulumi-services", "x").list())).message).toMatch(/^pulumi-services has no collection "x"; it has .*services/);
    expect((await refusal(own.things("x", "x").list())).message).toBe('"x" is not served; served are pulumi-services.');
  });
});

describe("sandboxes", () => {
  it("are listed, made of each other, and dropped", async () => {
    const mock = pulumi();
    const own = mock.sandbox("a");
    await createService(own.fetch, "one");

    await own.fork("b", "a");
    await own.fork("c");

    const listed = (await own.sandboxes()).map(({ name, apis }) => `${name} ${apis["pulumi-services"]?.position ?? 0}`);
    expect(listed.sort()).toEqual(["a 1", "b 1", "c 0", "default 0"]);
    await own.deleteSandbox("b");
    expect((await refusal(own.deleteSandbox("b"))).status).toBe(404);
    expect((await refusal(own.deleteSandbox("default"))).status).toBe(409);
    expect((await refusal(own.fork("d", "nonesuch"))).message).toMatch(/^\/from: There is no sandbox "nonesuch"; there are default, .*a/);
  });
});

describe("the client", () => {
  it("works over a port with a token, and says what is wrong without", async () => {
    const listening = await pulumi({ controlToken: "t0ken" }).listen({ port: 0 });
    try {
      const client = createControlClient({ baseUrl: listening.origin, token: "t0ken", sandbox: "a" });
      expect((await client.health()).apis).toEqual(["pulumi-services"]);
      await client.clock.freeze("2030-01-01T00:00:00Z");
      expect((await client.clock.get()).now).toBe("2030-01-01T00:00:00.000Z");
      expect((await client.sandbox("b").clock.get()).now).toBe("2026-01-31T09:00:00.000Z");
      expect((await refusal(createControlClient({ baseUrl: listening.origin, token: "x" }).reset())).status).toBe(403);
    } finally {
      await listening.close(0);
    }
  });

  it("of the mock itself works where the control API is off", async () => {
    const mock = pulumi({ control: false });

    expect((await mock.sandbox().clock.get()).frozen).toBe(true);
    expect((await mock.fetch("/_specimen/v1/clock")).status).toBe(404);
  });
});
