import type { Page } from "playwright-core";

/** A freeze of some minutes on two busy cores. */
const FREEZE_LIMIT_MS = 300_000;

/** Selector of a part of the page. */
export const byId = (testId: string): string => `[data-testid="${testId}"]`;

/** The number that the first such part shows. */
export async function numberIn(page: Page, testId: string): Promise<number> {
  const text = await page.locator(byId(testId)).first().textContent();
  return Number.parseFloat((text ?? "").replace("−", "-"));
}

/** Freezes, and waits for the result. */
export async function freeze(page: Page): Promise<void> {
  await page.locator(byId("step-freeze")).click();
  await page.locator(byId("freeze")).click();
  await page.locator(byId("result")).waitFor({ timeout: FREEZE_LIMIT_MS });
}

/** Bytes and name of the file that comes down when this part is clicked. */
export async function downloadFrom(page: Page, testId: string): Promise<{ name: string; path: string }> {
  const waiting = page.waitForEvent("download");
  await page.locator(byId(testId)).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** Drops files or folders of this machine on a part of the page, as a hand would. */
export async function dropOn(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not on the screen.`);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const [x, y] = [box.x + box.width / 2, box.y + 20];
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await session.detach();
}
