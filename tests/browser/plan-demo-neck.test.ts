import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId, freeze, numberIn } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

let server: TestServer;
let open: TestPage;

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

describe("from the start page to a frozen stellate ganglion", () => {
  it("leads from the plans back to the clinic, and there again", async () => {
    const { page } = open;
    await page.locator(byId("back-to-clinic")).click();
    await page.locator(byId("clinic-home")).waitFor();
    await page.locator(byId("open-plans")).click();
    await page.locator(byId("start-page")).waitFor();
  });

  it("opens the demo neck with its nerve and structures marked", async () => {
    const { page } = open;
    await page.locator(byId("demo-neck")).click();
    await page.locator(byId("pane-axial")).waitFor();
    await page.locator(byId("pane-volume")).waitFor();
    expect(await page.locator(byId("step-target")).textContent()).toContain("stellate ganglion");
    expect(await page.locator(byId("step-structures")).textContent()).toMatch(/\d+ marked/u);
  });

  it("adjusts a cryoprobe, and takes the adjustment back and forth", async () => {
    const { page } = open;
    if (!(await page.locator(byId("place-by-hand")).isVisible())) {
      await page.locator(byId("step-cryoprobes")).click();
    }
    const card = page.locator(byId("cryoprobe-card")).first();
    await card.waitFor();
    const depth = (): Promise<number> => numberIn(page, "cryoprobe-depth");
    const before = await depth();
    await page.locator(byId("advance-tip")).first().click();
    await expect.poll(depth).toBe(before + 1);
    await page.keyboard.press("Control+z");
    await expect.poll(depth).toBe(before);
    await page.keyboard.press("Control+y");
    await expect.poll(depth).toBe(before + 1);
    await page.locator(byId("preview-note")).waitFor();
  });

  it("computes the freeze and shows its numbers, isotherms and findings", async () => {
    const { page } = open;
    await freeze(page);
    expect(await numberIn(page, "volume-0")).toBeGreaterThan(await numberIn(page, "volume--20"));
    expect(await numberIn(page, "volume--20")).toBeGreaterThan(0);
    expect(await numberIn(page, "nerve-coldest")).toBeLessThan(0);
    expect(await page.locator(byId("why")).first().getAttribute("href")).toContain("#/atlas/rules/");
    for (const part of ["nerve-strip", "findings", "clearance-table", "curves", "settings", "time-bar"]) {
      expect(await page.locator(byId(part)).isVisible(), part).toBe(true);
    }
  });

  it("[R25] names the 0 °C edge the visible ice edge, never the lesion", async () => {
    const { page } = open;
    expect(await page.locator(byId("time-bar")).textContent()).toContain("visible ice edge (0 °C)");
    const row = page.locator(byId("isotherm-table")).locator("tr", { hasText: "visible ice edge" });
    expect(await row.textContent()).not.toMatch(/lesion/iu);
  });

  it("shows another time when the slider moves", async () => {
    const { page } = open;
    const late = await numberIn(page, "volume-0");
    await page.locator(byId("time-slider")).focus();
    await page.keyboard.press("Home");
    await expect.poll(() => numberIn(page, "volume-0")).toBeLessThan(late);
  });

  it("downloads the report as a PDF", async () => {
    const { page } = open;
    await page.locator(byId("step-report")).click();
    const waiting = page.waitForEvent("download");
    await page.locator(byId("export-report-pdf")).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/\.pdf$/u);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("%PDF");
  });

  it("has kept the plan, and nothing on the page went wrong", async () => {
    const { page, troubles } = open;
    await expect.poll(() => page.locator(byId("save-state")).textContent()).toBe("Saved");
    await page.reload();
    await page.locator(byId("pane-axial")).waitFor();
    await page.locator(byId("step-cryoprobes")).waitFor();
    expect(await page.locator(byId("step-cryoprobes")).textContent()).toContain("1 placed");
    expect(troubles).toEqual([]);
  });
});
