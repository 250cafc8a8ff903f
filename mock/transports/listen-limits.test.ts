import { expect, it } from "vitest";
import { petsMock, post } from "../pets.fixture.ts";

it("413 is worded by the API whose operation was called", async () => {
  const { origin, close } = await petsMock({ bodyLimitBytes: 10 }).listen({ port: 0 });
  try {
    const response = await fetch(`${origin}/v1/pets`, post("x".repeat(100)));

    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ error: { code: "too-large" } });
  } finally {
    await close(0);
  }
});
