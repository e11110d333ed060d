import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, openStep, picture, saveIn } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
let server: TestServer;
let open: TestPage;

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
  const { page } = open;
  // Behind the server's clock, which takes nothing that is still to happen.
  await page.clock.install({ time: Date.now() - 45 * 60_000 });
  await page.goto(`${server.url}#/clinic`);
  await page.locator(byId("patient-search")).fill("Winter");
  await page.locator(byId("patient-found"), { hasText: "Winter" }).click();
  await page.locator(byId("patient-name"), { hasText: "Winter" }).waitFor();
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

const medians = () => open.page.locator(`${byId("visit-medians")} li`).allTextContents();

describe("the time that visits take", () => {
  it("[R100] is planned by template, and held against what first visits really took", async () => {
    const { page } = open;
    await openStep(page, "examination");
    expect(await page.locator(byId("start-visit-new")).textContent()).toBe("New patient, 40 min");
    expect(await page.locator(byId("start-visit-follow-up")).textContent()).toBe("Follow-up, 15 min");
    await expect
      .poll(medians, SOON)
      .toEqual([
        expect.stringMatching(
          /^New patient: 40 min planned, \d+ min taken \(median of \d+ in the last year\)$/u,
        ),
      ]);
    await picture(page, "visit-medians");
  });

  it("[R100] is measured through a later visit, and goes into it", async () => {
    const { page } = open;
    await page.locator(byId("start-visit-follow-up")).click();
    await page.clock.fastForward(18 * 60_000);
    await page.locator(byId("seen-add")).click();
    await choose(page, "seen-manner", "in-person");
    await choose(page, "seen-capacity", "proceduralist");
    await page.locator(byId("seen-text")).fill("Eats at the table again.");
    expect(await page.locator(byId("seen-duration")).inputValue()).toBe("18 min");
    await picture(page, "visit-clock");
    await saveIn(page, "seen-form");
    expect(await page.locator(byId("visit-clock")).count()).toBe(0);
    const card = page.locator(byId("entry-work-up-step"), { hasText: "Eats at the table again." });
    expect(await card.textContent()).toContain("18 min");
    expect(await page.locator("text=took 18 min, 15 min were planned").count()).toBe(1);
  });

  it("[R100] is measured through a follow-up, and corrected where nobody had measured it", async () => {
    const { page } = open;
    await openStep(page, "follow-up");
    await page.locator(byId("start-visit-follow-up")).first().click();
    await page.clock.fastForward(12 * 60_000);
    await page.locator(byId("follow-ups-add")).first().click();
    expect(await page.locator(byId("follow-up-duration")).inputValue()).toBe("12 min");
    await picture(page, "follow-up-clock");
    await page.locator(`${byId("follow-up-form")} ${byId("discard-entry")}`).click();
    const card = page.locator(byId("entry-follow-up")).first();
    await card.locator(byId("correct-entry")).click();
    expect(await page.locator(byId("follow-up-duration")).inputValue()).toBe("");
    await page.locator(byId("follow-up-duration")).fill("14");
    await page.locator(byId("correction-reason")).fill("the time was noted on paper");
    await saveIn(page, "follow-up-form");
    await openStep(page, "overview");
    await openStep(page, "follow-up");
    await expect
      .poll(medians, SOON)
      .toEqual(["Follow-up: 15 min planned, 16 min taken (median of 2 in the last year)"]);
    expect(open.troubles).toEqual([]);
  });
});
