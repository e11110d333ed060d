import type { Page } from "playwright-core";
import { byId } from "./plan-page.ts";

const dayMs = 86_400_000;

/** Takes up a patient and gives the id. */
export async function takeUpPatient(
  page: Page,
  person: { readonly familyName: string; readonly givenName: string; readonly birthDate: string },
): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/#/clinic`);
  await page.locator(byId("new-patient")).click();
  await page.locator(byId("family-name")).fill(person.familyName);
  await page.locator(byId("given-name")).fill(person.givenName);
  await page.locator(byId("birth-date")).fill(person.birthDate);
  await page.locator(byId("save-patient")).click();
  await page.waitForURL(/#\/patients\//u);
  const found = /#\/patients\/([^/]+)/u.exec(page.url())?.[1];
  if (found === undefined) throw new Error(`No patient is in the address ${page.url()}.`);
  return found;
}

/** The moment so many [days] from now on; the page then lives at it, so that a walk of months takes minutes. */
export async function liveAt(page: Page, daysFromNow: number): Promise<void> {
  await page.clock.setFixedTime(new Date(Date.now() + daysFromNow * dayMs));
}

/** The minute so many [days] from now on, as a datetime field wants it. */
export function minuteOf(daysFromNow: number): string {
  const at = new Date(Date.now() + daysFromNow * dayMs);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Opens one step of the patient's way. */
export async function openStep(page: Page, patientId: string, step: string): Promise<void> {
  const address = `${new URL(page.url()).origin}/#/patients/${patientId}/${step}`;
  await page.goto(address);
  // What is judged by the day is judged anew.
  await page.reload();
  await page.locator(`${byId(`care-${step}`)}[aria-current="step"]`).waitFor();
}

/** Fills fields by their names. */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [testId, text] of Object.entries(fields)) await page.locator(byId(testId)).fill(text);
}

/** Opens the form of a section where it is not open yet. */
export async function openForm(page: Page, section: string, form: string): Promise<void> {
  await page.locator(byId(section)).first().waitFor();
  if ((await page.locator(byId(form)).count()) === 0) await page.locator(byId(`${section}-add`)).click();
  await page.locator(byId(form)).waitFor();
}

/** Saves a form, and waits until the record has it. */
export async function save(page: Page, form: string): Promise<void> {
  const button = page.locator(`${byId(form)} ${byId("save-entry")}`);
  if (await button.isDisabled()) {
    const missing = await page.locator(`${byId(form)} ${byId("still-missing")}`).textContent();
    throw new Error(`${form} cannot be saved: ${missing}`);
  }
  await button.click();
  await page.locator(byId(form)).waitFor({ state: "detached" });
}

/** Makes a link for the patient; gives its address and code. The page must live at the day of today. */
export async function makeLink(
  page: Page,
  purpose: "interview" | "follow-up" | "messages",
): Promise<{ readonly address: string; readonly code: string }> {
  await page.locator(byId(`make-link-${purpose}`)).click();
  const text = async (testId: string): Promise<string> =>
    (await page.locator(byId(testId)).textContent())?.trim() ?? "";
  return { address: await text("link-address"), code: await text("link-code-shown") };
}
