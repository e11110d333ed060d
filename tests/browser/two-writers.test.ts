import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStep, picture } from "./clinic-page.ts";
import { openPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
const browsers: Browser[] = [];
let server: TestServer;
let ada: Page;
let ben: Page;

beforeAll(async () => {
  server = await startTestServer();
  for (const _writer of ["ada", "ben"]) browsers.push((await openPage(server.url)).browser);
  [ada, ben] = browsers.map((browser) => browser.contexts()[0]?.pages()[0]) as [Page, Page];
  for (const page of [ada, ben]) {
    await page.goto(`${server.url}#/clinic`);
    await page.locator(byId("patient-search")).fill("winter");
    await page.locator(byId("patient-found")).first().click();
    await page.locator(byId("patient-page")).waitFor();
  }
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await server?.stop();
});

/** Opens the correction of the assessment and writes. */
async function rewrite(page: Page, words: string): Promise<void> {
  await openStep(page, "assessment");
  await page.locator(`${byId("assessment")} ${byId("correct-entry")}`).click();
  await page.locator(byId("assessment-text")).fill(words);
  await page.locator(byId("correction-reason")).fill(`said ${words}`);
}

const save = (page: Page): Promise<void> =>
  page.locator(`${byId("assessment-form")} ${byId("save-entry")}`).click();

describe("two browsers on one record", () => {
  it("let the second writer see the first one's words before anything is written, and keep both", async () => {
    await rewrite(ada, "Ada's words");
    await rewrite(ben, "Ben's words");
    await save(ada);
    await ada.locator(byId("assessment-form")).waitFor({ state: "detached" });
    await save(ben);
    const conflict = ben.locator(byId("entry-conflict"));
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain("Ada's words");
    expect(await conflict.textContent()).toContain("Ben's words");
    await picture(ben, "conflict");
    await ben.locator(byId("conflict-continue")).click();
    await save(ben);
    await ben.locator(byId("assessment-form")).waitFor({ state: "detached" });
    await ben.locator(`${byId("assessment")} ${byId("entry-versions")}`).click();
    const versions = ben.locator(byId("entry-version"));
    await expect.poll(() => versions.count(), SOON).toBe(3);
    expect(await versions.nth(0).textContent()).toContain("Ben's words");
    expect(await versions.nth(1).textContent()).toContain("Ada's words");
    expect(await versions.nth(2).textContent()).toContain("Node invades the splanchnic plexus");
    await ben.keyboard.press("Escape");
  });

  it("show each other's new entries without a reload", async () => {
    await openStep(ada, "intake");
    await openStep(ben, "intake");
    await ben.locator(byId("story-add")).click();
    await ben.locator(byId("own-words-field")).fill("I want to hold my grandchild.");
    await ben.locator(`${byId("story-form")} ${byId("save-entry")}`).click();
    await expect
      .poll(() => ada.locator(byId("story")).textContent(), SOON)
      .toContain("I want to hold my grandchild.");
  });

  it("keep what is half written over a change of step and of patient, and over a refusal of the server", async () => {
    await ada.locator(byId("story-add")).click();
    await ada.locator(byId("own-words-field")).fill("Half a sen");
    await openStep(ada, "timeline");
    expect(await ada.locator(byId("draft-note")).count()).toBe(1);
    await ada.locator(byId("back-to-clinic")).click();
    await ada.locator(byId("clinic-home")).waitFor();
    await ada.goBack();
    await openStep(ada, "intake");
    await ada.locator(byId("story-add")).click();
    expect(await ada.locator(byId("own-words-field")).inputValue()).toBe("Half a sen");
    await ada.route("**/events", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await ada.locator(byId("own-words-field")).fill("Half a sentence, and the rest");
    await ada.locator(`${byId("story-form")} ${byId("save-entry")}`).click();
    await ada.locator(`${byId("story-form")} ${byId("failure-note")}`).waitFor();
    expect(await ada.locator(byId("own-words-field")).inputValue()).toBe("Half a sentence, and the rest");
    await ada.unroute("**/events");
    await ada.locator(`${byId("story-form")} ${byId("failure-note")} button`).click();
    await ada.locator(byId("story-form")).waitFor({ state: "detached" });
    expect(await ada.locator(byId("story")).textContent()).toContain("Half a sentence, and the rest");
  });

  it("take an entry out of every view with a reason, and keep it in the timeline", async () => {
    await openStep(ada, "intake");
    const card = ada.locator(byId("entry-patient-story"), { hasText: "Half a sentence" });
    await card.locator(byId("withdraw-entry")).click();
    await ada.locator(byId("withdraw-reason")).fill("said by somebody else");
    await ada.locator(byId("withdraw-confirm")).click();
    await card.waitFor({ state: "detached" });
    await openStep(ada, "timeline");
    const kept = ada.locator('[data-state="withdrawn"]', { hasText: "Half a sentence" });
    expect(await kept.textContent()).toContain("Withdrawn: said by somebody else");
  });
});
