import type { Page } from "playwright-core";
import { picture } from "./clinic-page.ts";
import { byId } from "./plan-page.ts";

/** Signs the talk as the clinician, and hands the tablet over. */
export async function handOver(page: Page, pin: string): Promise<void> {
  await page.locator(byId("clinician-sign")).click();
  await page.locator(byId("signed-physician")).waitFor();
  await page.locator(byId("hand-over-pin")).fill(pin);
  await page.locator(byId("hand-over-start")).click();
  await page.locator(byId("hand-over-sheet")).waitFor();
}

/** Signs as the patient, on the tablet that was handed over. */
export async function signAsPatient(page: Page): Promise<void> {
  await picture(page, "hand-over");
  await page.locator(byId("has-read")).check();
  await page.locator(byId("patient-sign")).click();
  await page.locator(byId("give-back")).waitFor();
}

/** Takes the tablet back. */
export async function takeBack(page: Page, pin: string): Promise<void> {
  await page.locator(byId("give-back-pin")).fill(pin);
  await page.locator(byId("take-back")).click();
  await page.locator(byId("give-back")).waitFor({ state: "detached" });
}
