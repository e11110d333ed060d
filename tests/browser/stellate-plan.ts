import type { Vec3 } from "@isotherm/imaging";
import type { Page } from "playwright-core";
import { fill } from "./care-page.ts";
import { choose, pick } from "./clinic-page.ts";
import type { CtFolder } from "./ct-folder.ts";
import {
  beginOnNewImages,
  computeFreeze,
  drawTarget,
  lookAt,
  markStructures,
  nameNerve,
  openTargetStep,
  placeCryoprobe,
} from "./plan-by-hand.ts";
import { byId } from "./plan-page.ts";

/** What the plan is called. */
export const STELLATE_TITLE = "Right stellate ganglion";

/** What lies beside the ganglion on the right, as the segmentation of the CT has it. */
export const STELLATE_NEIGHBORS: readonly string[] = [
  "vertebral-artery-right",
  "carotid-right",
  "jugular-right",
  "subclavian-artery-right",
  "esophagus",
  "airway",
  "thyroid",
  "lung-right",
  "recurrent-laryngeal-nerve-right",
  "phrenic-nerve-right",
  "brachial-plexus-c8-right",
  "dural-sac",
];

/** The ganglion in the phantom of the neck, and a way to it from the side in one axial slice. */
const LINE_LPS_MM: readonly Vec3[] = [
  [-19, 2, 8],
  [-19, 6.8, -5],
  [-19, 8.4, -10],
];
const ENTRY_LPS_MM: Vec3 = [-59, -23, -6];
/** Beyond the ganglion, so that the active zone lies across it. */
const TIP_LPS_MM: Vec3 = [-17, 7.5, -6];

/** Opens her CT from the record, draws the ganglion, places a cryoprobe, and computes the freeze. */
export async function planStellate(page: Page, ct: CtFolder): Promise<void> {
  await beginOnNewImages(page, { type: "neurolysis", title: STELLATE_TITLE }, ct);
  await markStructures(page, ct);
  await lookAt(page, ct, [-19, 6.8, -5]);
  await openTargetStep(page);
  await nameNerve(page, "Stellate", "right");
  await drawTarget(page, ct, LINE_LPS_MM);
  await placeCryoprobe(page, ct, { entryLpsMm: ENTRY_LPS_MM, tipLpsMm: TIP_LPS_MM });
  await computeFreeze(page);
}

/** Writes down a block of that ganglion after which she could read. */
export async function tellBlock(page: Page): Promise<void> {
  await pick(page, "block-target", "Stellate");
  await choose(page, "block-side", "right");
  await choose(page, "block-guidance", "ultrasound");
  await fill(page, { "block-drug": "bupivacaine", "block-concentration": "0.25 %", "block-volume": "5" });
  await choose(page, "block-steroid", "none");
  await choose(page, "block-sedation", "none");
  await page
    .locator(`${byId("block-index")} label`)
    .first()
    .click();
  await page.getByLabel("the vise, before, at rest").fill("6");
  await fill(page, { "block-expected-from": "4", "block-expected-to": "12" });
  // After one hour at its best, after eight hours on its way back: as long as the drug works.
  await page.locator(byId("add-time")).click();
  for (const [index, minutes, score] of [
    [0, "60", "2"],
    [1, "480", "5"],
  ] as const) {
    await page.getByLabel("Minutes after the block").nth(index).fill(minutes);
    await page.getByLabel("the vise, after, at rest").nth(index).fill(score);
  }
  await choose(page, "block-motor", "none");
  await choose(page, "block-sign", "yes");
  await fill(page, { "block-function": "read ten pages", "block-success": "to read ten pages" });
  await choose(page, "block-reached", "yes");
  await fill(page, { "compass-before": "48", "compass-after": "31" });
  await choose(page, "block-wish", "go-ahead");
}
