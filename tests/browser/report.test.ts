/** The HTML report in a real browser: narrow, dark, by keyboard, on paper, and with whatever a target sends. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fixture } from "../../conformance/report/fixture.ts";
import { html } from "../../conformance/report/html.ts";
import type { Report } from "../../conformance/report/report.ts";
import { describeInBrowser, launch } from "./chromium.ts";

const long = "aVeryLongWordWithoutAnyPlaceToBreakIt".repeat(8);

/** As wide as a report can become: long words in every place, and a column for each of sixteen statuses. */
const wide: Report = {
  ...fixture,
  implementation: { ...fixture.implementation, name: long },
  causes: fixture.causes.map((cause) => ({ ...cause, message: `${cause.message} ${long}`, expected: long, found: long })),
  coverage: [
    ...fixture.coverage.map((row) => ({ ...row, principals: row.principals.map((name) => `${name}-${long}`) })),
    ...Array.from({ length: 10 }, (_, index) => ({
      operation: long,
      status: String(400 + index),
      state: "not-exercised" as const,
      reason: long,
      principals: [],
    })),
  ],
  cases: fixture.cases.map((entry) => ({ ...entry, statement: long, sources: [long] })),
  leftovers: [long],
  volatile: { ...fixture.volatile, baseUrl: `http://${long}`, again: fixture.volatile.again.map(({ specimen }) => ({ curl: `curl ${long}`, specimen })) },
};

/** Widths of the page and of what it shows, and the colours of paper and ink. */
const measured = (page: Page): Promise<{ width: number; shown: number; paper: string; ink: string }> =>
  page.evaluate(`({
    width: innerWidth,
    shown: document.documentElement.scrollWidth,
    paper: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
  })`);

/** The least contrast of any text with what is behind it (WCAG 2.2, 1.4.3), and the text. */
const leastContrast = `(() => {
  const channel = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  let least = { contrast: 21, text: "" };
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (own.length === 0 || element.tagName === "SCRIPT") continue;
    const [one, other] = [luminance(numbers(getComputedStyle(element).color)), luminance(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < least.contrast) least = { contrast, text: element.textContent.trim().slice(0, 80) };
  }
  return least;
})()`;

describeInBrowser("the HTML report", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser.close());

  async function opened(report: Report, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => complaints.push(request.url()));
    await page.setContent(html(report));
    return { page, complaints };
  }

  it.each([
    ["light", 1280],
    ["light", 400],
    ["dark", 1280],
    ["dark", 400],
  ] as const)("is %s, fits %i pixels however long its words are, can be read, asks for nothing and complains of nothing", async (colorScheme, width) => {
    const { complaints, page } = await opened(wide, { colorScheme, viewport: { width, height: 900 } });

    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    const { ink, paper, shown } = await measured(page);
    const least = await page.evaluate<{ contrast: number; text: string }>(leastContrast);
    const shot = process.env["SCREENSHOTS"];
    if (shot) await page.screenshot({ path: `${shot}/report-${colorScheme}-${width}.png`, fullPage: true });
    await page.context().close();

    expect(shown).toBeLessThanOrEqual(width);
    expect(least.contrast, least.text).toBeGreaterThanOrEqual(4.5);
    expect([paper, ink]).toEqual(colorScheme === "light" ? ["rgb(255, 255, 255)", "rgb(27, 31, 39)"] : ["rgb(20, 23, 28)", "rgb(230, 233, 238)"]);
    expect(complaints).toEqual([]);
  });

  it("is read by keyboard: past its head, to a case of one's choice, into it and back to its cause", async () => {
    const { page } = await opened(fixture);
    const focused = (): Promise<string> => page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')");

    await page.keyboard.press("Tab");
    const first = await focused();
    await page.keyboard.press("Enter");
    const hash = await page.evaluate<string>("location.hash");
    await page.locator(".filter button", { hasText: "fail" }).focus();
    await page.keyboard.press("Space");
    const shown = await page.locator(".case:visible").count();
    const told = await page.locator(".filter [role=status]").textContent();
    await page.locator(".case:visible > summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inside = await focused();
    await page.context().close();

    expect([first, hash]).toEqual(["Skip to the causes", "#main"]);
    expect([shown, told]).toEqual([1, "1 of 5 shown"]);
    expect(inside).toBe("deletePet is closed to somebody who belongs elsewhere.");
  });

  it("opens the case that a cause leads to, though a filter hid it", async () => {
    const { page } = await opened(fixture);

    await page.locator(".filter input").fill("no such case");
    const before = await page.locator(".case:visible").count();
    await page.locator("article.fail a").first().click();
    const open = await page.locator(".case[open] summary code").first().textContent();
    await page.context().close();

    expect(before).toBe(0);
    expect(open).toBe("pets/deletePet/403/foreign-principal");
  });

  it("is as wide as its paper, and shows no controls there, in dark rooms too", async () => {
    const { page } = await opened(wide, { colorScheme: "dark", viewport: { width: 700, height: 1000 } });

    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const { paper, shown, width } = await measured(page);
    const controls = await page.locator("button:visible, input:visible, nav:visible").count();
    const pdf = await page.pdf({ format: "A4" });
    await page.context().close();

    expect(paper).toBe("rgb(255, 255, 255)");
    expect(shown).toBeLessThanOrEqual(width);
    expect(controls).toBe(0);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("needs no script to be read", async () => {
    const { page } = await opened(fixture, { javaScriptEnabled: false });

    const visible = await page.locator("button:visible, input:visible").count();
    await page.locator(".case > summary").last().click();
    const received = await page.locator(".case").last().locator("pre").last().textContent();
    await page.context().close();

    expect(visible).toBe(0);
    expect(received).toContain('"deleted": true');
  });
});
