import { describe, expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { createService, now, pulumi } from "./fixture.ts";

describe("the clock of a sandbox", () => {
  it("is what timestamps follow, in this sandbox alone", async () => {
    const mock = pulumi();
    await mock.sandbox("a").clock.advance("2d");
    const createdIn = async (name: string) =>
      ((await (await createService(mock.sandbox(name).fetch, "new")).json()) as { service?: { created: string }; created?: string }) ?? {};

    expect(JSON.stringify(await createdIn("a"))).toContain("2026-02-02T09:00:00");
    expect(JSON.stringify(await createdIn("b"))).toContain("2026-01-31T09:00:00");
  });

  it("is what invitations follow", async () => {
    const mock = createMock({ apis: ["dreams-organizations"], now });
    await mock.sandbox().clock.advance("8d");
    await mock.fetch("/api/organizations/123e4567-e89b-12d3-a456-426614174000/invite", {
      method: "POST",
      headers: { Authorization: "Bearer OWNER_TOKEN", "Content-Type": "application/json" },
      body: JSON.stringify({ email: "new@example.com", name: "New", roles: [] }),
    });

    const outbox = await mock.sandbox().outbox();

    expect(outbox["dreams-organizations"]?.at(-1)).toMatchObject({ to: "new@example.com", sentAt: "2026-02-08T09:00:00.000Z" });
  });

  it("stands still where it is frozen, jumps where it is set, and runs on when it is let go", async () => {
    const { clock } = createMock({ apis: ["dreams-organizations"] }).sandbox();

    expect((await clock.get()).frozen).toBe(false);
    expect(await clock.freeze("2030-01-01T00:00:00Z")).toMatchObject({ now: "2030-01-01T00:00:00.000Z", frozen: true });
    expect(await clock.advance("90s")).toMatchObject({ now: "2030-01-01T00:01:30.000Z", frozen: true });
    const ran = await clock.run();
    expect([ran.frozen, Date.parse(ran.now) - Date.parse("2030-01-01T00:01:30Z") < 5_000]).toEqual([false, true]);
    expect((await clock.set("2031-01-01T00:00:00Z")).now).toMatch(/^2031-01-01T00:00:0/);
  });

  it("runs on from --now too, and is as at the start after a reset", async () => {
    const own = pulumi().sandbox();

    expect(await own.clock.get()).toMatchObject({ now, frozen: true });
    const ran = await own.clock.run();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(Date.parse((await own.clock.get()).now)).toBeGreaterThan(Date.parse(ran.now));
    await own.reset();
    expect(await own.clock.get()).toMatchObject({ now, frozen: true });
  });

  it("takes no time that cannot be written", async () => {
    const { clock } = pulumi().sandbox();

    await expect(clock.advance("999999999w")).rejects.toThrow("outside the years 1 to 9999");
    await expect(clock.advance("soon")).rejects.toThrow("/by: expected");
    expect((await clock.get()).now).toBe(now);
  });
});
