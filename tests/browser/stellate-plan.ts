import { newPlan } from "@isotherm/planning";
import type { Page } from "playwright-core";
import { fill } from "./care-page.ts";
import { choose, pick } from "./clinic-page.ts";
import { byId } from "./plan-page.ts";

/** A plan of the right stellate ganglion, as the planning screens make it; drawing it has its own walk. */
export async function saveStellatePlan(page: Page): Promise<void> {
  const createdAt = new Date().toISOString();
  const image = { kind: "phantom", id: "neck", seriesInstanceUid: null, frameOfReferenceUid: null } as const;
  const plan = {
    ...newPlan({ id: "plan-stellate", title: "Right stellate ganglion", createdAt, image }),
    target: {
      id: "target",
      name: "Right stellate ganglion",
      knowledgeTargetId: "stellate-ganglion",
      side: "right",
      fibers: "autonomic",
      geometry: {
        kind: "line",
        pointsLpsMm: [
          [-20, 10, -10],
          [-20, 10, 10],
        ],
        radiusMm: 2,
      },
      safeAccess: null,
    },
    cryoprobes: [
      {
        id: "cryoprobe-1",
        deviceId: "generic-argon-17g",
        entryLpsMm: [-60, 60, 0],
        tipLpsMm: [-20, 10, 0],
      },
    ],
    protocol: {
      presetId: null,
      steps: [{ kind: "freeze", freezeS: 480, dutyFraction: 1, cryoprobeIds: null }],
    },
  };
  const status = await page.evaluate(async (document) => {
    const answer = await fetch("/api/plans/plan-stellate", {
      method: "PUT",
      headers: { "X-Isotherm": "1", "Content-Type": "application/json" },
      body: JSON.stringify({ plan: document, basedOnRevision: null }),
    });
    return `${answer.status} ${answer.ok ? "" : await answer.text()}`;
  }, plan);
  if (status !== "200 ") throw new Error(`The plan was not saved: ${status}`);
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
