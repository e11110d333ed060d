import type { Browser, Page } from "playwright-core";
import { byId } from "./plan-page.ts";

/** Somebody who is to work at the clinic too. */
export interface Colleague {
  readonly displayName: string;
  readonly loginName: string;
  readonly role: "physician" | "nurse" | "coordinator";
}

/** Invites a colleague as the administrator that the owner of the clinic can be too; gives the code that is shown once. */
export async function inviteColleague(
  page: Page,
  { displayName, loginName, role }: Colleague,
): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/#/accounts`);
  const asAdministrator = page.locator(byId("go-on-as-administrator"));
  await asAdministrator.or(page.locator(byId("add-account"))).waitFor();
  if (await asAdministrator.isVisible()) await asAdministrator.click();
  await page.locator(byId("add-account")).click();
  await page.locator(byId("account-name")).fill(displayName);
  await page.locator(`${byId("account-dialog")} ${byId("login-name")}`).fill(loginName);
  await page.locator(byId(`role-${role}`)).check();
  await page.locator(byId("keep-account")).click();
  return (await page.locator(byId("new-invitation-code")).textContent())?.trim() ?? "";
}

/** Goes on in another role that this person has; the page starts anew at the clinic. */
export async function goOnAs(page: Page, role: string): Promise<void> {
  await page.locator(byId("account-menu")).click();
  await page.getByRole("menuitem", { name: `Go on as ${role}` }).click();
  await page.waitForURL(({ hash }) => hash === "");
  await page.locator(byId("clinic-home")).waitFor();
}

/** A browser of their own, in which the colleague joins with the code and chooses a password. */
export async function joinByCode(
  browser: Browser,
  { url, code, password }: { readonly url: string; readonly code: string; readonly password: string },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  await page.locator(byId("have-code")).click();
  await page.locator(byId("invitation-code")).fill(code);
  await page.locator(byId("read-code")).click();
  await page.locator(byId("password")).fill(password);
  await page.locator(byId("choose-password")).click();
  await page.locator(byId("clinic-home")).waitFor();
  return page;
}
