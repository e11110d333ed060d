import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture, setUpClinic } from "./clinic-page.ts";
import { inviteColleague, joinByCode } from "./colleague-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestProvider, startTestServer, type TestProvider, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
let provider: TestProvider;
let server: TestServer;
let open: TestPage;
let code: string;

beforeAll(async () => {
  provider = await startTestProvider();
  server = await startTestServer("clinic", "", provider.environment);
  provider.allow(server.url);
  open = await openPage(server.url);
  await setUpClinic(open.page);
  code = await inviteColleague(open.page, { displayName: "Bo Thaw", loginName: "bo.thaw", role: "nurse" });
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
  provider?.stop();
});

/** A browser of somebody who is not signed in. */
async function newcomer(hash = ""): Promise<Page> {
  const context = await open.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}${hash}`);
  return page;
}

/** Signs in at the hospital's own page and agrees there. */
async function throughHospital(page: Page): Promise<void> {
  await page.locator(byId("single-sign-on")).click();
  await page.locator('input[name="login"]').fill("staff-4711");
  await page.locator('input[name="password"]').fill("any");
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="prompt"][value="consent"]').waitFor({ state: "attached" });
  await page.locator('button[type="submit"]').click();
}

describe("joining by a code", () => {
  it("refuses a code that nobody gave, and a password that is too short, each in a sentence", async () => {
    const page = await newcomer();
    await page.locator(byId("have-code")).click();
    await page.locator(byId("invitation-code")).fill("WRONG-CODE-0000");
    await page.locator(byId("read-code")).click();
    await page.locator(byId("failure-note")).waitFor();
    await picture(page, "join-refused");
    expect(await page.locator(byId("failure-note")).textContent()).toMatch(/code/iu);
    await page.locator(byId("invitation-code")).fill(` ${code.toLowerCase()} `);
    await page.locator(byId("read-code")).click();
    await page.locator(byId("choose-password")).waitFor();
    expect(await page.locator("h1").textContent()).toBe("Welcome, Bo Thaw");
    expect(await page.locator('input[name="username"]').inputValue()).toBe("bo.thaw");
    await page.locator(byId("password")).fill("short");
    await page.locator(byId("choose-password")).click();
    await picture(page, "join-short-password");
    expect(await page.locator(byId("choose-password")).count()).toBe(1);
    await page.context().close();
  });

  it("leads the invited colleague in by code and password, and works once", async () => {
    const password = "six slow cryoprobes hum";
    const bo = await joinByCode(open.browser, { url: server.url, code, password });
    expect(await bo.locator(byId("account-menu")).getAttribute("aria-label")).toBe("Signed in as Bo Thaw");
    await bo.context().close();
    const again = await newcomer(`#/join/${code}`);
    await again.locator(byId("read-code")).click();
    await again.locator(byId("failure-note")).waitFor();
    await again.goto(`${server.url}#/`);
    await again.locator(byId("login-name")).fill("bo.thaw");
    await again.locator(byId("password")).fill(password);
    await again.keyboard.press("Enter");
    await again.locator(byId("clinic-home")).waitFor();
    await again.context().close();
  });
});

describe("the hospital's sign-in", () => {
  it("stands on the door by its name, and lets in nobody whom no administrator has admitted", async () => {
    const page = await newcomer();
    expect(await page.locator(byId("single-sign-on")).textContent()).toBe("Sign in with University hospital");
    await picture(page, "door-with-hospital");
    await throughHospital(page);
    await page.locator(byId("failure-note"), { hasText: "nobody here has admitted you yet" }).waitFor();
    await picture(page, "door-not-admitted");
    await page.context().close();
  });

  it("shows the person to the administrator, who admits with a name and a role", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/accounts`);
    await page.reload();
    await page.getByRole("button", { name: "Admit…" }).click();
    const dialog = page.locator(byId("account-dialog"));
    expect(await dialog.locator(byId("account-name")).inputValue()).toBe("Dr. Bo Frost");
    expect(await dialog.locator(byId("login-name")).inputValue()).toBe("bo@hospital.example");
    expect(await dialog.locator(byId("keep-account")).isDisabled()).toBe(true);
    await dialog.locator(byId("role-physician")).check();
    await picture(page, "admission");
    await dialog.locator(byId("keep-account")).click();
    await expect
      .poll(() => page.locator(byId("account-row")).allTextContents(), SOON)
      .toContainEqual(
        expect.stringMatching(/bo@hospital\.example.*Not here yet · by the hospital’s sign-in/u),
      );
    expect(await page.getByRole("button", { name: "Admit…" }).count()).toBe(0);
    await picture(page, "admitted");
  });

  it("then lets the person in, in the role that was given, and no more once the account is closed", async () => {
    const page = await newcomer();
    await throughHospital(page);
    await page.locator(byId("clinic-home")).waitFor();
    expect(await page.locator(byId("account-menu")).getAttribute("aria-label")).toBe(
      "Signed in as Dr. Bo Frost",
    );
    await page.context().close();
    await open.page.getByRole("button", { name: "More for Dr. Bo Frost" }).click();
    await open.page.getByRole("menuitem", { name: "Close the account" }).click();
    await expect
      .poll(() => open.page.locator(byId("account-row")).allTextContents(), SOON)
      .toContainEqual(expect.stringMatching(/bo@hospital\.example.*Closed/u));
    const closed = await newcomer();
    await throughHospital(closed);
    await closed.locator(byId("failure-note"), { hasText: "did not let you in" }).waitFor();
    await closed.context().close();
    expect(open.troubles).toEqual([]);
  });
});
