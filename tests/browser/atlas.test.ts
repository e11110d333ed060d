import { evidenceCards, library, type TargetRecord, targets } from "@isotherm/knowledge";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
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

const textOf = async (testId: string): Promise<string> =>
  (await open.page.locator(byId(testId)).first().textContent()) ?? "";

/** Waits for the part to be on the page, which has the page's own limit, before the seconds of a poll begin to count. */
const expectText = async (testId: string, text: string): Promise<void> => {
  await open.page.locator(byId(testId)).first().waitFor();
  await expect.poll(() => textOf(testId)).toContain(text);
};

const visit = async (hash: string): Promise<void> => {
  await open.page.goto(`${server.url}${hash}`);
};

function targetOf(id: string): TargetRecord {
  const found = targets().find((target) => target.id === id);
  if (found === undefined) throw new Error(`No target ${id}.`);
  return found;
}

describe("what is known, on the screen", () => {
  it("loads only when the start page leads there, and leads back", async () => {
    const { page } = open;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    await page.locator(byId("open-atlas")).waitFor();
    expect(asked.filter((url) => url.includes("atlas-screen"))).toEqual([]);
    await page.locator(byId("open-atlas")).click();
    await page.locator(byId("target-row")).first().waitFor();
    expect(asked.some((url) => url.includes("atlas-screen"))).toBe(true);
    await page.goBack();
    await page.locator(byId("start-page")).waitFor();
  });

  it("[R13] lists every target, forgives spelling, filters by cryo status, and comes back as it was left", async () => {
    const { page } = open;
    await visit("#/atlas");
    const rows = page.locator(byId("target-row"));
    await expect.poll(() => rows.count()).toBe(targets().length);
    await page.locator(byId("target-search")).fill("splanhcnic");
    await expect.poll(() => rows.count()).toBe(1);
    await rows.first().locator("a").click();
    await page.locator(byId("target-page")).waitFor();
    await page.goBack();
    await expect.poll(() => rows.count()).toBe(1);
    await page.locator(byId("target-search")).fill("");
    await page.locator(byId("cryo-disabled")).click();
    const disabled = targets().filter(({ cryoStatus }) => cryoStatus === "disabled");
    await expect.poll(() => rows.count()).toBe(disabled.length);
    await page.locator(byId("atlas-targets")).click();
    await expect.poll(() => rows.count()).toBe(targets().length);
  });

  it("[R47] says that cryo is disabled at the superior hypogastric plexus, and why", async () => {
    const { cryoStatusReason } = targetOf("superior-hypogastric-plexus");
    await visit("#/atlas/target/superior-hypogastric-plexus");
    await expectText("cryo-reason", "Cryo is disabled here");
    expect(await textOf("cryo-reason")).toContain(cryoStatusReason ?? "");
  });

  it("[R29] shows every structure at risk, rate, grade and unverified statement of the stellate ganglion", async () => {
    const stellate = targetOf("stellate-ganglion");
    await visit("#/atlas/target/stellate-ganglion");
    await expectText("target-page", stellate.name);
    const shown = await textOf("target-page");
    for (const { name } of stellate.structuresAtRisk) expect(shown).toContain(name);
    expect(await textOf("target-structures")).toContain("none published; the general steps apply");
    for (const { statement } of stellate.evidence) expect(shown).toContain(statement);
    expect(await textOf("target-adverse-events")).toContain("1 of 12");
    for (const { statement, status } of stellate.evidence)
      if (status === "unverified") expect(await textOf("target-unsure")).toContain(statement);
  });

  it("shows every negative trial of the evidence library as a part of its own", async () => {
    await visit("#/atlas/evidence");
    await open.page.locator(byId("evidence-E1")).waitFor();
    for (const { id, practice, negativeTrials } of evidenceCards()) {
      const shown = await textOf(`evidence-${id}`);
      expect(shown, id).toContain(practice);
      for (const { text } of negativeTrials) expect(shown, id).toContain(text);
    }
  });

  it("shows of every device what is missing", async () => {
    await visit("#/atlas/devices/atricure-cryo1");
    await expectText("device-atricure-cryo1", "instructions for use");
    expect(await textOf("device-atricure-cryo1")).toContain("missing");
  });

  it("shows why a rule fires, and that it stops when an input changes", async () => {
    await visit(`#/atlas/rules/${encodeURIComponent("rule/skin/red")}`);
    await expectText("rule-outcome", "Fires");
    expect(await textOf("rule-cases")).toContain("does not fire");
    await open.page.locator(byId("rule-why")).locator("input[type=number]").first().fill("30");
    await expectText("rule-outcome", "Does not fire");
  });

  it("[R36] finds a target from the body map by keyboard, with the reasons", async () => {
    const { page } = open;
    await visit("#/atlas/finder");
    await page.locator(byId("region-outer-thigh")).focus();
    await page.keyboard.press("Enter");
    await expectText("match-lateral-femoral-cutaneous-nerve", "felt at outer thigh");
    await page.reload();
    await page.locator(`${byId("region-outer-thigh")}[aria-checked="true"]`).waitFor();
    await expectText("match-lateral-femoral-cutaneous-nerve", "felt at outer thigh");
  });

  it("[R36][R75] finds targets from a finding, and asks to look one station above and below", async () => {
    const { page } = open;
    await visit("#/atlas/finder");
    await page.locator(byId("finding-kind")).selectOption("node");
    await page.locator(byId("finding-station")).selectOption("retrocrural");
    await page.locator(byId("add-finding")).click();
    await expectText("finder-prompts", "Look one station above");
    expect(await textOf("finder-prompts")).toContain("Look one station below");
    expect(await page.locator(byId("match-splanchnic-nerves")).isVisible()).toBe(true);
  });

  it("[R17] answers when and why for each modality of a target, and ranks none", async () => {
    const { page } = open;
    await visit("#/atlas/target/stellate-ganglion");
    await page.locator(byId("ask-advisor")).click();
    await page.locator(byId("modality-cryo")).waitFor();
    const cards = page.locator('[data-testid^="modality-"]');
    expect(await cards.count()).toBe(11);
    for (const text of await cards.allTextContents()) expect(text).toMatch(/For.*Against/u);
    expect(await textOf("modality-surgery")).toContain("not known");
  });

  it("shows every kind of record in the library, and searches all of it with a letter wrong", async () => {
    const { page } = open;
    await visit("#/atlas/library");
    for (const { folder } of library()) await page.locator(byId(`folder-${folder}`)).waitFor();
    await page.locator(byId("library-search")).fill("apixiban");
    await expect.poll(() => page.locator(byId("library-row")).count()).toBe(2);
    await page.locator(byId("library-row")).first().locator("a").click();
    await expectText("record-page", "unverified");
  });

  it("shows societies side by side with their disagreement, and never a hold for an unknown renal function", async () => {
    await visit("#/atlas/anticoagulation/drug=apixaban&target=medial-branch");
    await expectText("societies", "SIR 2019");
    const shown = await textOf("societies");
    for (const text of ["ASRA 2018", "ASIPP 2024", "no table held", "unverified"])
      expect(shown).toContain(text);
    expect(await textOf("disagreements")).toContain("ASRA 2018 3 d");
  });

  it("scores an instrument, and sums morphine equivalents as the worked example of the CDC", async () => {
    const { page } = open;
    await visit("#/atlas/instruments/peg");
    for (const [item, score] of [
      ["pain", "6"],
      ["enjoyment", "7"],
      ["activity", "8"],
    ] as const)
      await page.locator(byId(`item-${item}`)).fill(score);
    await expectText("instrument-scores", "7");
    await visit("#/atlas/opioids");
    await page.locator(byId("dose-fentanyl-transdermal")).fill("25");
    await page.locator(byId("dose-hydrocodone")).fill("20");
    await expectText("opioid-sum", "80 mg a day");
  });

  it("[R127] shows a pathway step by step with entry and exit, and saves it as a file", async () => {
    const { page } = open;
    await visit("#/atlas/pathways/desmoid");
    await expectText("pathway-steps", "Ends when: treated is yes");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(byId("download-pathway")).click(),
    ]);
    expect(download.suggestedFilename()).toBe("desmoid.json");
  });

  it("says that this site has no records of its own, and how to give it some", async () => {
    await visit("#/atlas/site");
    await expectText("no-site-records", "isotherm check-overlay");
  });

  it("prints light and without controls, and nothing went wrong", async () => {
    const { page, troubles } = open;
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(byId("atlas-print")).isVisible()).toBe(false);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe("rgb(255, 255, 255)");
    await page.emulateMedia({ media: null });
    expect(troubles).toEqual([]);
  });
});
