import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const password = "five quiet isotherms glow";
let server: TestServer;
let open: TestPage;

beforeAll(async () => {
  server = await startTestServer("clinic");
  open = await openPage(server.url);
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

/** Keeps a picture for a person to look at, where one asks for it. */
async function picture(name: string): Promise<void> {
  const folder = process.env["ISOTHERM_PICTURES"];
  if (folder !== undefined) await open.page.screenshot({ path: `${folder}/${name}.png` });
}

describe("the door of a new clinic", () => {
  it("asks what this installation is for, and makes its owner", async () => {
    const { page } = open;
    await page.locator(byId("first-run")).waitFor();
    await picture("first-run");
    await page.locator(byId("set-up-clinic")).click();
    await picture("set-up");
    await page.locator(byId("site-name")).fill("Nerve clinic");
    await page.locator(byId("display-name")).fill("Dr. Ada Frost");
    await page.locator(byId("login-name")).fill("ada.frost");
    await page.locator(byId("password")).fill(password);
    await page.locator(byId("set-up")).click();
    await page.locator(byId("start-page")).waitFor();
    expect(await page.locator(byId("demo-band")).count()).toBe(0);
    await picture("start-page");
  });

  it("signs out, refuses a wrong password, and signs in again by keyboard alone", async () => {
    const { page } = open;
    await page.locator(byId("account-menu")).click();
    await picture("account-menu");
    await page.locator(byId("sign-out")).click();
    await page.locator(byId("sign-in-form")).waitFor();
    await page.keyboard.type("ada.frost");
    await page.keyboard.press("Tab");
    await page.keyboard.type("not the password");
    await page.keyboard.press("Enter");
    await page.locator(byId("failure-note"), { hasText: "do not belong together" }).waitFor();
    await picture("sign-in-refused");
    expect(await page.locator(byId("password")).inputValue()).toBe("");
    await page.locator(byId("password")).focus();
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.locator(byId("clinic-home")).waitFor();
  });

  it("keeps an edit through the end of a session, and saves it after the sign-in over the page", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/plans`);
    await page.locator(byId("demo-neck")).click();
    await page.locator(byId("pane-axial")).waitFor({ timeout: 90_000 });
    await expect
      .poll(() => page.locator(byId("save-state")).textContent(), { timeout: 60_000 })
      .toBe("Saved");
    await page.context().clearCookies();
    await page.locator(byId("plan-title")).fill("Edited while signed out");
    await page.keyboard.press("Enter");
    await page.locator(byId("sign-in-again")).locator(byId("sign-in-form")).waitFor();
    await page.waitForTimeout(400);
    await picture("sign-in-again");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator(byId("save-state")).textContent(), { timeout: 60_000 })
      .toBe("Saved");
    await page.reload();
    await page.locator(byId("pane-axial")).waitFor({ timeout: 90_000 });
    expect(await page.locator(byId("plan-title")).inputValue()).toBe("Edited while signed out");
    expect(open.troubles).toEqual([]);
  });
});
