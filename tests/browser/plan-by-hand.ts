import type { Vec3 } from "@isotherm/imaging";
import type { Page } from "playwright-core";
import { choose, pick } from "./clinic-page.ts";
import type { CtFolder } from "./ct-folder.ts";
import { byId, freeze } from "./plan-page.ts";

type Plane = "axial" | "coronal" | "sagittal";
/** An axis of LPS, and whether it grows along the screen or against it. */
type ScreenAxis = readonly [0 | 1 | 2, 1 | -1];

const AXES: Readonly<Record<Plane, { readonly right: ScreenAxis; readonly down: ScreenAxis }>> = {
  axial: { right: [0, 1], down: [1, 1] },
  coronal: { right: [0, 1], down: [2, -1] },
  sagittal: { right: [1, 1], down: [2, -1] },
};

/** Reading a CT, drawing on it and computing a freeze, in a browser without a graphics card on two busy cores. */
export const PLAN_LIMIT_MS = 400_000;
/** Room that a view leaves round the whole image, as a fraction of it. */
const ROOM_FRACTION = 0.06;
/** An image that is read, stored and saved on two busy cores. */
const IMAGE_LIMIT_MS = 120_000;

/** What a plan is begun for, and as what. */
export interface PlanBeginning {
  readonly type: "neurolysis" | "tumor-ablation";
  readonly title: string;
}

/** Begins a plan in the step Plan of a patient on a CT that the clinic does not have yet. */
export async function beginOnNewImages(page: Page, plan: PlanBeginning, ct: CtFolder): Promise<void> {
  await choose(page, "plan-type", plan.type);
  await page.locator(byId("plan-title")).fill(plan.title);
  await page.locator(byId("open-images")).click();
  await page.locator(byId("folder-input")).setInputFiles(ct.path);
  await page.locator(byId("series-choice")).first().waitFor({ timeout: IMAGE_LIMIT_MS });
  await page.locator(byId("import-series")).click();
  await atDesk(page);
}

/** Begins another plan of that patient on images that are here already. */
export async function beginOnStoredImages(page: Page, plan: PlanBeginning, images: string): Promise<void> {
  await choose(page, "plan-type", plan.type);
  await page.locator(byId("plan-title")).fill(plan.title);
  await pick(page, "plan-image", images);
  await page.locator(byId("create-plan")).click();
  await atDesk(page);
}

/** Opens the plan of this title from the record. */
export async function openPlanOf(page: Page, title: string): Promise<void> {
  await page.locator(byId("plan-card"), { hasText: title }).locator(byId("open-plan")).click();
  await atDesk(page);
}

async function atDesk(page: Page): Promise<void> {
  await page.locator(byId("pane-axial")).waitFor({ timeout: IMAGE_LIMIT_MS });
  await isSaved(page);
}

async function isSaved(page: Page): Promise<void> {
  await page.locator(`${byId("save-state")}[data-state="saved"]`).waitFor({ timeout: IMAGE_LIMIT_MS });
}

/** Goes back from the planner to the patient's plans once everything is saved. */
export async function backToPatient(page: Page): Promise<void> {
  await isSaved(page);
  await page.locator(byId("back")).click();
  await page.locator(byId("linked-plans")).waitFor();
}

/** Takes the structures beside the nerve from the segmentation that came with the CT. */
export async function markStructures(page: Page, ct: CtFolder): Promise<void> {
  await page.locator(byId("step-structures")).click();
  await page.locator(byId("segmentation-files")).setInputFiles(ct.segmentationPath);
  await page.locator(byId("structure-row")).first().waitFor();
}

/** Takes one of them out again, such as the node in the plan that freezes it. */
export async function removeStructure(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.locator(byId("structure-row"), { hasText: name }).waitFor({ state: "detached" });
}

/** Puts the cross-hair on a place of the body: the coronal view gives slice and side, the sagittal one the depth. */
export async function lookAt(page: Page, ct: CtFolder, lpsMm: Vec3): Promise<void> {
  await clickAt(page, "coronal", { ct, lpsMm });
  await clickAt(page, "sagittal", { ct, lpsMm });
}

/** Opens the step in which the target is named; a plan without one opens there by itself. */
export async function openTargetStep(page: Page): Promise<void> {
  const search = page.locator(byId("target-search"));
  await page.locator(byId("step-target")).waitFor();
  if (!(await search.isVisible())) await page.locator(byId("step-target")).click();
  await search.waitFor();
}

/** Names the nerve as the atlas has it, and its side. */
export async function nameNerve(page: Page, name: string, side: "left" | "right"): Promise<void> {
  await pick(page, "target-search", name);
  await page.locator(byId("target-side")).click();
  await page.getByRole("option", { name: side, exact: true }).click();
}

/** Draws the target along these points in the sagittal view, which shows the slice of the cross-hair. */
export async function drawTarget(page: Page, ct: CtFolder, pointsLpsMm: readonly Vec3[]): Promise<void> {
  await page.locator(byId("draw-nerve")).click();
  for (const lpsMm of pointsLpsMm) await clickAt(page, "sagittal", { ct, lpsMm });
  await page.keyboard.press("Enter");
  await page.locator(byId("draw-nerve"), { hasText: "Draw again" }).waitFor();
}

/** Places a cryoprobe in the axial slice of its tip: first where it enters, then the tip. */
export async function placeCryoprobe(
  page: Page,
  ct: CtFolder,
  way: { readonly entryLpsMm: Vec3; readonly tipLpsMm: Vec3 },
): Promise<void> {
  // The slice is chosen beside the target, which would be grasped where it was clicked.
  await clickAt(page, "coronal", { ct, lpsMm: [way.entryLpsMm[0], 0, way.tipLpsMm[2]] });
  await page.locator(byId("step-cryoprobes")).click();
  await page.locator(byId("place-by-hand")).click();
  await clickAt(page, "axial", { ct, lpsMm: way.entryLpsMm });
  await clickAt(page, "axial", { ct, lpsMm: way.tipLpsMm });
  await page.locator(byId("cryoprobe-card")).first().waitFor();
}

/** Computes the freeze in the page, and waits until its numbers are kept beside the plan. */
export async function computeFreeze(page: Page): Promise<void> {
  await isSaved(page);
  const kept = page.waitForResponse((answer) => /\/outcomes$/u.test(answer.url()), { timeout: 300_000 });
  await freeze(page);
  await kept;
}

/** Clicks a place of the body in a view that shows the whole image. */
async function clickAt(
  page: Page,
  plane: Plane,
  place: { readonly ct: CtFolder; readonly lpsMm: Vec3 },
): Promise<void> {
  const box = await page.locator(byId(`pane-${plane}`)).boundingBox();
  if (box === null) throw new Error(`The ${plane} view is not on the screen.`);
  const { dimensions, spacingMm, originLpsMm } = place.ct.geometry;
  const lengthMm = ([axis]: ScreenAxis): number => (dimensions[axis] - 1) * spacingMm[axis];
  const fromMiddleMm = (screen: ScreenAxis): number =>
    screen[1] * (place.lpsMm[screen[0]] - originLpsMm[screen[0]] - lengthMm(screen) / 2);
  const { right, down } = AXES[plane];
  const mmPerPx = Math.max(lengthMm(right) / box.width, lengthMm(down) / box.height) * (1 + ROOM_FRACTION);
  await page.mouse.click(
    box.x + box.width / 2 + fromMiddleMm(right) / mmPerPx,
    box.y + box.height / 2 + fromMiddleMm(down) / mmPerPx,
  );
}
