import type { Page } from "playwright-core";
import { byId } from "./plan-page.ts";

/** Sets a new clinic up with its owner, who is a physician, and leaves the page on the clinic's lists. */
export async function setUpClinic(page: Page): Promise<void> {
  await page.locator(byId("set-up-clinic")).click();
  await page.locator(byId("site-name")).fill("Nerve clinic");
  await page.locator(byId("display-name")).fill("Dr. Ada Frost");
  await page.locator(byId("login-name")).fill("ada.frost");
  await page.locator(byId("password")).fill("five quiet isotherms glow");
  await page.locator(byId("set-up")).click();
  await page
    .locator(byId("start-page"))
    .or(page.locator(byId("clinic-home")))
    .waitFor();
}

/** Takes up a patient through the dialog; gives the id that the address then has. */
export async function takeUpPatient(page: Page, familyName: string): Promise<string> {
  await page.locator(byId("new-patient")).click();
  await page.locator(byId("family-name")).fill(familyName);
  await page.locator(byId("given-name")).fill("Ada");
  await page.locator(byId("birth-date")).fill("1961-04-03");
  await page.locator(byId("save-patient")).click();
  await page.locator(byId("patient-page")).waitFor();
  return /patients\/([^/]+)/u.exec(page.url())?.[1] ?? "";
}

/** Goes to a step of the patient by the rail. */
export async function openStep(page: Page, step: string): Promise<void> {
  await page.locator(byId(`care-${step}`)).click();
  await page.locator(`${byId(`care-${step}`)}[aria-current="step"]`).waitFor();
}

/** Chooses one answer of a question. */
export async function choose(page: Page, testId: string, value: string): Promise<void> {
  await page
    .locator(`${byId(testId)} label[data-value="${value}"]`)
    .first()
    .click();
}

/** Picks one of many by typing. */
export async function pick(page: Page, testId: string, name: string): Promise<void> {
  const field = page.locator(byId(testId)).first();
  await field.click();
  await field.fill(name);
  await page.getByRole("option", { name }).first().click();
}

/** Saves the form that is inside this part of the page, and waits until it is a card. */
export async function saveIn(page: Page, formId: string): Promise<void> {
  await page.locator(`${byId(formId)} ${byId("save-entry")}`).click();
  await page.locator(byId(formId)).waitFor({ state: "detached" });
}

/** Sends an entry as the page itself would, where another test walks its form. */
export async function writeEntry(page: Page, patientId: string, content: unknown): Promise<void> {
  const status = await page.evaluate(
    async ({ id, body }) => {
      const answer = await fetch(`/api/patients/${id}/events`, {
        method: "POST",
        headers: { "X-Isotherm": "1", "Content-Type": "application/json" },
        body: JSON.stringify({
          id: crypto.randomUUID(),
          happenedAt: new Date().toISOString(),
          correction: null,
          content: body,
        }),
      });
      return answer.ok ? "ok" : await answer.text();
    },
    { id: patientId, body: content },
  );
  if (status !== "ok") throw new Error(`The entry was refused: ${status}`);
}

/** Keeps a picture for a person to look at, where one asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["ISOTHERM_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, timeout: 120_000 });
}
