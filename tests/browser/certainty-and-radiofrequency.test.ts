import { readFile } from "node:fs/promises";
import { injurySeries } from "@isotherm/knowledge";
import { radiofrequencyMisses } from "@isotherm/planning";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId, downloadFrom, freeze, numberIn } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

let server: TestServer;
let open: TestPage;
/** What takes seconds on a quiet machine takes longer on a busy one. */
const IN_TIME = { timeout: 120_000 };

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
  const { page } = open;
  await page.locator(byId("demo-neck")).click();
  await page.locator(byId("pane-axial")).waitFor();
  await page.locator(byId("step-protocol")).click();
  // Three minutes of freezing: members are shorter, and still last long enough to be stopped among them.
  const minutes = page.getByLabel("Freeze 1, minutes");
  await minutes.fill("3");
  await minutes.press("Tab");
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

const textOf = async (testId: string): Promise<string> =>
  (await open.page.locator(byId(testId)).first().textContent()) ?? "";

/** Pages of a PDF. */
async function pageCount(path: string): Promise<number> {
  return (await readFile(path)).toString("latin1").match(/\/Type \/Page\n/gu)?.length ?? 0;
}

describe("how sure a freeze is", () => {
  it("shows what the first members say while the rest is computed, and stops within a moment", async () => {
    const { page } = open;
    await page.locator(byId("step-certainty")).click();
    await page.locator(byId("how-sure")).click();
    await page.locator(byId("ensemble-running")).waitFor();
    await page.locator(byId("uncertainty")).waitFor(IN_TIME);
    await page.locator(byId("cancel-ensemble")).click();
    await page.locator(byId("how-sure")).waitFor({ timeout: 10_000 });
    expect(await textOf("ensemble-note")).toMatch(/\d+ of 50 so far/u);
  });

  it("[R9] gives chances millimeter by millimeter, every animal series for itself", async () => {
    const { page } = open;
    const [ice, lesion] = [await textOf("chance-0"), await textOf("chance--20")].map((text) =>
      Number.parseInt(text.split(": ")[1] ?? "", 10),
    );
    expect(ice).toBeGreaterThan(0);
    expect(lesion).toBeLessThanOrEqual(ice ?? 0);
    for (const { id, name } of injurySeries()) expect(await textOf(`series-${id}`)).toContain(name);
    await page.locator(byId("nerve-place")).focus();
    await page.keyboard.press("Home");
    await expect.poll(() => textOf("chance--20")).toContain(": 0 %");
  });

  it("draws bands, names every unknown with its half-width and certainty, and says when the plan has changed", async () => {
    const { page } = open;
    expect(await page.locator(byId("bands-switch")).isChecked()).toBe(true);
    // Under the cross-hair stands a range in place of one temperature.
    expect(await page.locator('[data-text="reading"]').first().textContent()).toMatch(/ to .* °C/u);
    const unknowns = await page.locator(byId("unknown")).allTextContents();
    expect(unknowns.length).toBeGreaterThanOrEqual(9);
    for (const text of unknowns) expect(text).toMatch(/±|fixed/u);
    await page.locator(byId("step-cryoprobes")).click();
    await page.locator(byId("advance-tip")).first().click();
    await page.locator(byId("step-certainty")).click();
    await page.locator(byId("uncertainty-stale")).waitFor();
    expect(await page.locator(byId("bands-switch")).isChecked()).toBe(false);
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.locator(byId("uncertainty-stale")).count()).toBe(0);
  });
});

describe("radiofrequency beside the freeze", () => {
  it("computes the lesion on the same anatomy and shows both on the same slices", async () => {
    const { page } = open;
    await freeze(page);
    await page.locator(byId("step-radiofrequency")).click();
    await page.locator(byId("lesion-time")).fill("30");
    await page.locator(byId("compute-radiofrequency")).click();
    await page.locator(byId("radiofrequency-result")).waitFor(IN_TIME);
    for (const pane of ["cold-axial", "heat-axial", "cold-coronal", "heat-coronal"]) {
      expect(await page.locator(byId(`compare-${pane}`)).isVisible(), pane).toBe(true);
    }
    const [cold, heat] = ["cold", "heat"].map((side) =>
      page.locator(byId(`compare-${side}-axial`)).locator('[data-text="position"]'),
    );
    expect(await cold?.textContent()).toBe(await heat?.textContent());
    expect(await page.locator(byId("lesion-damage")).textContent()).toMatch(/\d\.\d/u);
  });

  it("[R11][R15][R21][R23][R27][R28] answers every question for both, with evidence, and tells where the model misses", async () => {
    for (const id of ["destroyed", "regrows", "seen", "neighbors", "char", "time"]) {
      const text = await textOf(`compare-${id}`);
      expect(text, id).toContain("Freeze");
      expect(text, id).toContain("Radiofrequency");
    }
    expect(await textOf("compare-seen")).toContain("cannot be watched");
    expect(await textOf("compare-time")).toContain("3 min");
    expect(await open.page.locator(byId("card-E2")).first().getAttribute("href")).toBe("#/atlas/evidence/E2");
    const told = await textOf("radiofrequency-misses");
    for (const { quantity } of radiofrequencyMisses) expect(told).toContain(quantity);
  });

  it("[R8] says that pulsed radiofrequency destroys nothing, and that a lesion of another setting is stale", async () => {
    const { page } = open;
    await page.locator(byId("radiofrequency-mode")).getByText("Pulsed").click();
    await page.locator(byId("radiofrequency-stale")).waitFor();
    await page.locator(byId("lesion-time")).fill("20");
    await page.locator(byId("compute-radiofrequency")).click();
    await expect.poll(() => page.locator(byId("radiofrequency-stale")).count(), IN_TIME).toBe(0);
    expect(await textOf("compare-destroyed")).toContain("no destruction");
    expect(await textOf("lesion-damage")).toContain("0.00");
  });

  it("puts what was computed into the report, and says what it leaves out", async () => {
    const { page } = open;
    await page.locator(byId("step-report")).click();
    const pages = byId("report-pages");
    await expect.poll(() => page.locator(pages).textContent()).toMatch(/sure the freeze is\d+ members/u);
    expect(await page.locator(pages).textContent()).toContain("radiofrequency insteadcomputed");
    const { name, path } = await downloadFrom(page, "export-report-pdf");
    expect(name).toMatch(/\.pdf$/u);
    expect(await pageCount(path)).toBe(3);
    await page.locator(byId("step-radiofrequency")).click();
    await page.locator(byId("lesion-time")).fill("25");
    await page.locator(byId("step-report")).click();
    await expect.poll(() => page.locator(pages).textContent()).toContain("left out");
    expect(await pageCount((await downloadFrom(page, "export-report-pdf")).path)).toBe(2);
  });

  it("goes back to the four views", async () => {
    const { page } = open;
    await page.locator(byId("end-compare")).click();
    await page.locator(byId("pane-volume")).waitFor();
    expect(await numberIn(page, "freeze-time")).toBeGreaterThanOrEqual(0);
  });
});

describe("the search for placements", () => {
  it("tells how far it is and stops within a moment; nothing on the page went wrong", async () => {
    const { page, troubles } = open;
    await page.locator(byId("step-cryoprobes")).click();
    await page.locator(byId("suggest-placements")).click();
    await page.locator(byId("search-running")).waitFor();
    await page.locator(byId("cancel-search")).click();
    await expect.poll(() => page.locator(byId("search-running")).count(), { timeout: 10_000 }).toBe(0);
    expect(await page.locator(byId("cryoprobe-card")).count()).toBe(1);
    expect(troubles).toEqual([]);
  });
});
