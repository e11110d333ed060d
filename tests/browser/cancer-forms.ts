import type { Page } from "playwright-core";
import { BAND, BAND_NOW, DULL_BACK_NOW, NERVE, NODE } from "./cancer-story.ts";
import { fill } from "./care-page.ts";
import { choose, pick, picture, saveIn } from "./clinic-page.ts";
import type { CtFolder } from "./ct-folder.ts";
import { takeDownPainNow } from "./desk-pain.ts";
import {
  beginOnStoredImages,
  computeFreeze,
  drawTarget,
  lookAt,
  markStructures,
  nameNerve,
  openTargetStep,
  placeCryoprobe,
  removeStructure,
} from "./plan-by-hand.ts";
import { byId } from "./plan-page.ts";

/** Writes down who sends her, and why. */
export async function describeReferral(page: Page): Promise<void> {
  await choose(page, "referral-direction", "in");
  await pick(page, "referral-specialty", "Oncology");
  await page.locator(byId("referral-counterpart")).fill("Dr. Rivers");
  await page.locator(byId("referral-reason")).fill("Cancer of unknown primary, vague abdominal pain");
}

/** Writes down the review of the CT: the node, tied to the slice that was looked at last. */
export async function describeNode(page: Page): Promise<void> {
  await choose(page, "imaging-modality", "CT");
  await page.locator(byId("imaged-on")).fill("2026-01-05");
  await choose(page, "imaging-stations", "retrocrural");
  await page.locator(byId("add-finding")).click();
  await page.locator(byId("finding-structure")).fill("Node behind the crus");
  await pick(page, "finding-kind", "lymph node");
  await page.locator(byId("finding-size")).fill("22");
  await pick(page, "finding-station", "retrocrural");
  await page.locator(byId("finding-level")).fill("T12");
  await choose(page, "finding-side", "right");
  await choose(page, "finding-relation", "invades");
  await pick(page, "finding-target", "Splanchnic nerves");
  await page.locator(byId("tie-slice")).click();
}

/** Writes down that she was seen in person, and examined. */
export async function describeVisit(page: Page): Promise<void> {
  await choose(page, "seen-manner", "in-person");
  await choose(page, "seen-capacity", "proceduralist");
  await page.locator(byId("seen-text")).fill("Seen with her daughter");
  await saveIn(page, "seen-form");
  await choose(page, "examination-manner", "in-person");
  await choose(page, "examination-capacity", "proceduralist");
  await page.locator(byId("examination-text")).fill("Deep tenderness, no weakness");
  await saveIn(page, "examination-form");
}

/** Lists what she takes: an opioid, and a drug against clots. */
export async function listDrugs(page: Page): Promise<void> {
  await page.locator(byId("add-drug")).click();
  await page.locator(byId("drug-name")).nth(0).fill("Oxycodone ER");
  await page.locator(byId("drug-dose")).nth(0).fill("60");
  await page.locator(byId("add-drug")).click();
  await page.locator(byId("drug-name")).nth(1).fill("Apixaban");
}

/** Writes down the block of the splanchnic nerves: three quarters less in the band for hours, and nothing in the back. */
export async function describeBlock(page: Page): Promise<void> {
  await pick(page, "block-target", "Splanchnic");
  await choose(page, "block-side", "right");
  await choose(page, "block-guidance", "CT");
  await fill(page, { "block-drug": "bupivacaine", "block-concentration": "0.25 %", "block-volume": "10" });
  await choose(page, "block-steroid", "none");
  await choose(page, "block-sedation", "none");
  await page.locator(`${byId("block-index")} label`, { hasText: BAND.name }).click();
  await fill(page, { "block-expected-from": "3", "block-expected-to": "9" });
  await page.locator(byId("add-time")).click();
  const before = page.locator(`${byId("scores-before")} input`);
  await before.nth(0).fill("8");
  await before.nth(2).fill("5");
  for (const [index, [minutes, band, back]] of [
    ["30", "2", "5"],
    ["480", "7", "5"],
  ].entries()) {
    const cells = page.locator(byId("scores-after")).nth(index).locator("input");
    await cells.nth(0).fill(minutes ?? "");
    await cells.nth(1).fill(band ?? "");
    await cells.nth(3).fill(back ?? "");
  }
  await choose(page, "block-motor", "none");
  await choose(page, "block-sign", "not-looked-for");
  await choose(page, "block-wish", "go-ahead");
}

/** Holds the talk in the order of the form. */
export async function holdTalk(page: Page): Promise<void> {
  await choose(page, "never-zero", "said");
  await choose(page, "goal-0", "3");
  await choose(page, "goal-1", "4");
  await fill(page, { "function-goal": "eat with the family on Sundays", "goal-equivalents": "60" });
  await page.locator(byId("risk-told")).first().check();
  await choose(page, "neuritis-explained", "explained");
  await fill(page, {
    "plan-b": "We go on with the oncologists, and another block is possible.",
    "teach-back": "The band may go, the brick may stay. I call you when my legs get weak.",
  });
}

/** Takes down week 6: the band is better, the back is not. */
export async function describeWeekSix(page: Page): Promise<void> {
  await pick(page, "visit", "Week 6");
  await choose(page, "manner", "in-person");
  await page.locator(byId("red-flag-none")).click();
  await takeDownPainNow(page, 0, BAND_NOW);
  await takeDownPainNow(page, 1, DULL_BACK_NOW);
  await choose(page, "neuritis", "no");
  await choose(page, "overall", "2");
}

/** Draws the splanchnic nerve on her CT, places a cryoprobe on it, and computes the freeze. */
export async function planNerve(page: Page, ct: CtFolder): Promise<void> {
  await lookAt(page, ct, NERVE.tipLpsMm);
  await openTargetStep(page);
  await nameNerve(page, "Splanchnic", "right");
  await drawTarget(page, ct, NERVE.lineLpsMm);
  await placeCryoprobe(page, ct, NERVE);
  await computeFreeze(page);
}

/** Plans the node on the same images, as a tumor with a place and an access of its own. */
export async function planNode(page: Page, ct: CtFolder): Promise<void> {
  await beginOnStoredImages(
    page,
    { type: "tumor-ablation", title: "Retrocrural node" },
    "Splanchnic nerves, right",
  );
  await markStructures(page, ct);
  // It is the target here, and nothing to be spared.
  await removeStructure(page, "Retrocrural lymph node");
  await lookAt(page, ct, NODE.tipLpsMm);
  await openTargetStep(page);
  await page.locator(byId("target-name")).fill("Retrocrural node");
  await page.locator(byId("safe-access")).fill("From behind, between rib and transverse process, under CT.");
  await drawTarget(page, ct, NODE.lineLpsMm);
  await picture(page, "node-target");
  await placeCryoprobe(page, ct, NODE);
  await computeFreeze(page);
}

/** Says that she was seen, and that the referrer was told. */
export async function reportBack(page: Page): Promise<void> {
  for (const step of ["seen", "reported-back"]) {
    await page.locator(byId(`referral-${step}`)).click();
    await page.locator(byId("referral-step-save")).click();
    await page.locator(byId(`referral-${step}`)).waitFor({ state: "detached" });
  }
}
