import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, openStep, pick, picture, saveIn } from "./clinic-page.ts";
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
  await page.goto(`${server.url}#/clinic`);
  await page.locator(byId("patient-search")).fill("Winter");
  await page.locator(byId("patient-found"), { hasText: "Winter" }).click();
  await page.locator(byId("patient-name"), { hasText: "Winter" }).waitFor();
  await openStep(page, "adverse-events");
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

const missing = () => open.page.locator(`${byId("adverse-form")} ${byId("still-missing")}`).textContent();
const modifier = (code: string) =>
  open.page.locator(`${byId("adverse-modifiers")} label[data-value="${code}"]`);

describe("an adverse event", () => {
  it("is graded by SIR with its version and modifiers, and presses until it has ended", async () => {
    const { page } = open;
    await page.locator(byId("adverse-add")).click();
    expect(await missing()).toContain(
      "which event, or what happened in words · the grading system · the grade · the cause · when",
    );
    await pick(page, "adverse-pick", "pneumothorax");
    await page.locator(byId("adverse-freeze")).click();
    await page.getByRole("option").first().click();
    await page.locator(byId("adverse-text")).fill("A small one, seen on the film after the freeze.");
    await choose(page, "adverse-grading", "sir-2017");
    await choose(page, "adverse-grade", "3");
    await modifier("preventability 1").click();
    await modifier("preventability 3").click();
    await modifier("M").click();
    await picture(page, "adverse-form");
    await choose(page, "adverse-cause", "caused");
    await choose(page, "adverse-window", "within-24-h");
    await choose(page, "adverse-serious", "hospitalization");
    await saveIn(page, "adverse-form");
    const card = page.locator(byId("entry-adverse-event")).first();
    const said = await card.textContent();
    expect(said).toContain("SIR adverse-event severity 2017: 3");
    expect(said).toMatch(/Pneumothorax.*2017: 3, preventability 3, M/u);
    expect(said).toContain("Splanchnic nerves");
    expect(said).not.toContain("preventability 1");
    expect(said).toContain("caused by the procedure · within 24 h · serious: hospitalization · lasts");
    await picture(page, "adverse-card");
    await page.locator(byId("back-to-clinic")).click();
    const row = page.locator(`${byId("worklist-adverse-events")} ${byId("worklist-row")}`, {
      hasText: "Winter",
    });
    await expect.poll(() => row.count(), SOON).toBe(1);
    expect(await row.textContent()).toContain("Pneumothorax, serious · A small one");
    await picture(page, "adverse-worklist");
    await row.click();
    await page.locator(byId("entry-adverse-event")).first().waitFor();
  });

  it("says how certain a grading is, and lets no grade of one system stand under another", async () => {
    const { page } = open;
    await page
      .locator(`${byId("adverse")} ${byId("correct-entry")}`)
      .first()
      .click();
    await choose(page, "adverse-grading", "cirse-modified-2026");
    expect(await page.locator(byId("grading-certainty")).textContent()).toMatch(/^unverified .*not read/u);
    expect(await missing()).toContain("the grade");
    expect(await page.locator(byId("adverse-modifiers")).count()).toBe(0);
    await choose(page, "adverse-grading", "ctcae-5");
    await choose(page, "adverse-grade", "2");
    await page.locator(byId("adverse-ended")).fill("2026-11-20");
    await page.locator(byId("correction-reason")).fill("graded again by CTCAE, and it has healed");
    await saveIn(page, "adverse-form");
    const card = page.locator(byId("entry-adverse-event")).first();
    expect(await card.textContent()).toContain("CTCAE 5.0 (27 November 2017): 2");
    expect(await card.textContent()).toContain("ended Nov 20, 2026");
    await card.locator(byId("entry-versions")).click();
    await expect.poll(() => page.locator(byId("entry-version")).count(), SOON).toBe(2);
    expect(await page.locator(byId("entry-version")).last().textContent()).toContain("SIR");
    await picture(page, "adverse-versions");
    await page.keyboard.press("Escape");
    await page.locator(byId("back-to-clinic")).click();
    const rows = page.locator(`${byId("worklist-adverse-events")} ${byId("worklist-row")}`);
    await expect
      .poll(() => rows.allTextContents(), SOON)
      .not.toContainEqual(expect.stringContaining("Winter"));
    expect(open.troubles).toEqual([]);
  });
});
