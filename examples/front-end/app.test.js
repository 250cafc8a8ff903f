import { existsSync } from "node:fs";
import { useMock } from "@specimen-api/specimen/vitest";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listen, server } from "./serve.js";

const programs = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const executablePath = programs.find((program) => existsSync(program));
const mock = await useMock({ document: "tasks.yaml" }, { seed: 7 });

if (!executablePath) it.skip(`There is no browser at ${programs.join(", ")}, so the page is not tried.`, () => undefined);

describe.skipIf(!executablePath)("the page", () => {
  let browser;
  let page;
  let hosts;

  beforeAll(async () => {
    await listen(0);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  beforeEach(async () => {
    await mock.reset();
    hosts = new Set();
    page = await browser.newPage();
    page.on("request", (request) => hosts.add(new URL(request.url()).hostname));
    await page.goto(`http://localhost:${server.address().port}/?api=${mock.baseUrl}`);
    return () => page.close();
  });

  const add = async (title) => {
    const titles = () => page.locator("li").count();
    const before = await titles();
    await page.fill("input[name=title]", title);
    await page.click("button");
    await page.waitForFunction(
      ([count]) => document.querySelectorAll("li").length > count || document.querySelector("[role=alert]").textContent !== "",
      [before],
    );
  };

  it("adds a task that is still there after a reload, and asks no other host", async () => {
    await add("Feed the cat");
    await page.reload();
    await page.waitForSelector("li");

    expect(await page.locator("li").allTextContents()).toContain("Feed the cat");
    expect([...hosts]).toEqual(["localhost"]);
  });

  it("ticks a task off, which the API remembers", async () => {
    await add("Feed the cat");

    await Promise.all([page.waitForResponse((response) => response.request().method() === "PATCH"), page.locator("li input").last().click()]);
    const tasks = await (await mock.fetch("/v1/tasks")).json();

    expect(tasks.find(({ title }) => title === "Feed the cat")).toMatchObject({ done: true });
  });

  it("says why a task without a title is refused", async () => {
    await add("");

    expect(await page.locator("[role=alert]").textContent()).not.toBe("");
  });
});
