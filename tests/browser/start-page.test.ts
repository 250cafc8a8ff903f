import type { Browser, ConsoleMessage, Request } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMock } from "../../mock/mock.ts";
import type { Listening } from "../../mock/transports/listen.ts";
import { describeInBrowser, launch } from "./chromium.ts";

describeInBrowser("the start page", () => {
  let browser: Browser;
  let listening: Listening;

  beforeAll(async () => {
    [browser, listening] = await Promise.all([launch(), createMock().listen({ port: 0 })]);
  });

  afterAll(async () => {
    await browser.close();
    await listening.close(0);
  });

  it.each([
    ["light", 1280],
    ["light", 400],
    ["dark", 1280],
    ["dark", 400],
  ] as const)("is %s, fits %i pixels, asks no other host for anything, and complains of nothing", async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on("console", (message: ConsoleMessage) => complaints.push(message.text()));
    page.on("pageerror", (error: Error) => complaints.push(error.message));
    page.on("request", (request: Request) => hosts.add(new URL(request.url()).host));

    await page.goto(listening.origin);
    for (const details of await page.locator("details").all()) await details.locator("summary").click();
    const [paper, ink, scrollWidth] = await page.evaluate<[string, string, number]>(
      "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color, document.documentElement.scrollWidth]",
    );
    const headings = await page.locator("h2").allTextContents();
    const shot = process.env["SCREENSHOTS"];
    if (shot) await page.screenshot({ path: `${shot}/start-${colorScheme}-${width}.png`, fullPage: true });
    await context.close();

    const [bright, dim] = colorScheme === "light" ? [paper, ink] : [ink, paper];
    expect(brightness(bright)).toBeGreaterThan(brightness(dim) + 120);
    expect(scrollWidth).toBeLessThanOrEqual(width);
    expect(headings).toHaveLength(5);
    expect([...hosts]).toEqual([new URL(listening.origin).host]);
    expect(complaints).toEqual([]);
  });

  it("signs in, and shows itself again", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();

    await page.goto(`${listening.origin}/_specimen/`);
    await page.locator("a", { hasText: "sign in" }).first().click();
    const cookies = await context.cookies();
    const headings = await page.locator("h2").count();
    await context.close();

    expect(cookies).toHaveLength(1);
    expect(headings).toBe(5);
  });
});

/** Of `rgb(r, g, b)`, from 0 to 255. */
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return (red + green + blue) / 3;
}
