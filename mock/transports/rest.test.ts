import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import { petsBehaviour, petsDocument, petsMock } from "../pets.fixture.ts";

describe("the start page", () => {
  it("is served where no API owns the root, and links to the documents", async () => {
    const opened = await createMock({ apis: ["a", "b"].map((id) => ({ id, document: petsDocument(), behaviour: petsBehaviour })) }).listen({ port: 0 });
    const page = await fetch(`${opened.origin}/`);
    const text = await page.text();
    const document = await fetch(`${opened.origin}/_specimen/contracts/a`);
    const none = await fetch(`${opened.origin}/_specimen/contracts/nonesuch`);

    expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("html")]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain('href="/_specimen/contracts/a"');
    expect(text).toContain("ann-key");
    expect(await document.json()).toMatchObject({ info: { title: "Pets" } });
    expect([none.status, none.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    await opened.close(0);
  });

  it("greets a browser at the root of an API that is alone and has nothing there", async () => {
    const opened = await petsMock().listen({ port: 0 });
    const page = await fetch(`${opened.origin}/`, { headers: { accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8" } });

    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("ann-key")]);
    await opened.close(0);
  });

  it("leaves the root to an API that is alone", async () => {
    const opened = await petsMock().listen({ port: 0 });

    expect(await (await fetch(`${opened.origin}/`)).json()).toMatchObject({ error: { code: "unknown-path" } });
    expect(await (await fetch(`${opened.origin}/_specimen/`)).text()).toContain("ann-key");
    await opened.close(0);
  });
});
