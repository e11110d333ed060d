import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLink } from "./care-page.ts";
import { choose, openStep, picture } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { next, openLink, touchBody } from "./phone-page.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
let server: TestServer;
let open: TestPage;
let tablet: Page;
let hale: { readonly address: string; readonly code: string };

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
  const context = await open.browser.newContext({ viewport: { width: 768, height: 1024 }, hasTouch: true });
  tablet = await context.newPage();
  tablet.setDefaultTimeout(30_000);
  hale = await linkFor("Hale");
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

async function linkFor(familyName: string): Promise<typeof hale> {
  const { page } = open;
  await page.goto(`${server.url}#/clinic`);
  await page.locator(byId("patient-search")).fill(familyName);
  await page.locator(byId("patient-found"), { hasText: familyName }).click();
  await page.locator(byId("patient-name"), { hasText: familyName }).waitFor();
  await openStep(page, "interview");
  return makeLink(page, "interview");
}

const pieces = () => tablet.locator(`${byId("interview-pieces")} li`).allTextContents();
/** Everything that this device keeps. */
const kept = () => tablet.evaluate(() => JSON.stringify({ ...localStorage }));

describe("a pain that is half told", () => {
  it("is kept on the device, which says what the clinic has and what it has not", async () => {
    await openLink(tablet, hale);
    await next(tablet);
    await tablet.locator(byId("story-words")).fill("The toes that are gone burn at night.");
    await next(tablet);
    await tablet.locator(byId("pain-label")).fill("the burning toes");
    await tablet.locator(byId("pain-own-words")).fill("Like standing in coals.");
    await next(tablet);
    await touchBody(tablet, 0.42, 0.93);
    await next(tablet);
    await choose(tablet, "question-pointing", "diffuse");
    await next(tablet);
    await picture(tablet, "half-told-question");
    await tablet.locator(byId("stop-for-now")).click();
    await expect
      .poll(pieces, SOON)
      .toEqual([
        "Your storytold, not sent yet: only on this device",
        expect.stringMatching(/^the burning toeshalf told: only on this device \(\d+ questions open\)$/u),
      ]);
    await picture(tablet, "half-told-stopped");
    await tablet.locator(byId("send-ready")).click();
    await expect
      .poll(pieces, SOON)
      .toEqual([
        "Your storysent: the clinic has it",
        expect.stringContaining("half told: only on this device"),
      ]);
    const { page } = open;
    await page.bringToFront();
    expect(await page.locator(byId("entry-pain-component")).count()).toBe(0);
    await openStep(page, "intake");
    await expect.poll(() => page.locator(byId("story")).textContent(), SOON).toContain("burn at night");
  });

  it("is there again after the page was closed, and under a new link of the same patient", async () => {
    await tablet.reload();
    await tablet.locator(byId("interview-stopped")).waitFor();
    await next(tablet);
    await tablet.locator(byId("interview-depth")).waitFor();
    await choose(tablet, "question-depth", "surface");
    hale = await linkFor("Hale");
    await openLink(tablet, hale);
    await tablet.locator(byId("interview-depth")).waitFor();
    expect(await tablet.locator(`${byId("question-depth")} input:checked`).count()).toBe(1);
    await tablet.locator(byId("back")).click();
    expect(await tablet.locator(byId("interview-pointing")).textContent()).toContain("the burning toes");
  });

  it("is never shown to another patient on the same device", async () => {
    const winter = await linkFor("Winter");
    await openLink(tablet, winter);
    await tablet.locator(byId("interview-welcome")).waitFor();
    expect(await tablet.locator("body").textContent()).not.toContain("burning toes");
  });

  it("is taken off a device of others only after it was said what would be lost", async () => {
    await openLink(tablet, hale);
    await tablet.locator(byId("stop-for-now")).click();
    await tablet.locator(byId("clear-device")).click();
    expect(await tablet.locator(byId("clear-confirm")).textContent()).toContain(
      "The clinic does not have this yet: the burning toes.",
    );
    await picture(tablet, "half-told-clear");
    await tablet.locator(byId("keep-answers")).click();
    expect(await kept()).toContain("standing in coals");
    await tablet.locator(byId("clear-device")).click();
    await tablet.locator(byId("clear-now")).click();
    await tablet.locator(byId("code-page")).waitFor();
    expect(await kept()).not.toContain("coals");
    expect(open.troubles).toEqual([]);
  });
});
