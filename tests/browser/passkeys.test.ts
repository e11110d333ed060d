import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOfApp } from "./authenticator.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const password = "five quiet isotherms glow";
let server: TestServer;
let open: TestPage;
/** As the server prints it: browsers keep passkeys for a name, not for a number. */
let url: string;

beforeAll(async () => {
  server = await startTestServer("clinic");
  url = server.url;
  expect(url).toMatch(/^http:\/\/localhost:\d+\/$/u);
  open = await openPage(url);
  const cdp = await open.page.context().newCDPSession(open.page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}, 240_000);

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

/** Keeps a picture for a person to look at, where one asks for it. */
async function picture(name: string): Promise<void> {
  const folder = process.env["ISOTHERM_PICTURES"];
  if (folder !== undefined) await open.page.screenshot({ path: `${folder}/${name}.png` });
}

describe("the ways in", () => {
  it("are looked after by the person: a passkey is added", async () => {
    const { page } = open;
    await page.locator(byId("set-up-clinic")).click();
    await page.locator(byId("site-name")).fill("Nerve clinic");
    await page.locator(byId("display-name")).fill("Dr. Ada Frost");
    await page.locator(byId("login-name")).fill("ada.frost");
    await page.locator(byId("password")).fill(password);
    await page.locator(byId("set-up")).click();
    await page.locator(byId("account-menu")).click();
    await page.locator(byId("open-account")).click();
    await page.locator(byId("add-passkey")).click();
    await page.locator(byId("passkey-row")).waitFor();
    await picture("account");
    await page.locator(byId("set-up-second-factor")).click();
    await page.locator(byId("confirm-second-factor")).waitFor();
    await picture("second-factor");
  });

  it("keep recovery codes that are renewed alone", async () => {
    const { page } = open;
    const form = page.locator(byId("confirm-second-factor"));
    const key = /Or type the key: ([A-Z2-7]+)/u.exec((await form.textContent()) ?? "")?.[1] ?? "";
    await page.locator(byId("second-factor-code")).fill(codeOfApp(key));
    await page.keyboard.press("Enter");
    const shown = page.locator(byId("recovery-codes"));
    await shown.waitFor();
    const first = await shown.locator("li").allTextContents();
    await page.locator(byId("renew-recovery-codes")).click();
    await expect.poll(async () => (await shown.locator("li").allTextContents())[0]).not.toBe(first[0]);
    const renewed = await shown.locator("li").allTextContents();
    expect(renewed).toHaveLength(10);
    expect(renewed.filter((code) => first.includes(code))).toEqual([]);
    await shown.scrollIntoViewIfNeeded();
    await picture("recovery-codes");
  });

  it("are given to colleagues by a code that is shown once", async () => {
    const { page } = open;
    await page.goto(`${url}#/accounts`);
    await page.locator(byId("go-on-as-administrator")).click();
    await page.locator(byId("add-account")).click();
    await page.locator(byId("account-name")).fill("Noor");
    await page.locator(byId("account-dialog")).locator(byId("login-name")).fill("noor");
    await page.locator(byId("role-nurse")).click();
    await picture("invite");
    await page.locator(byId("keep-account")).click();
    const code = (await page.locator(byId("new-invitation-code")).textContent()) ?? "";
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/u);
    await page.locator(byId("account-row"), { hasText: "Noor" }).waitFor();
    await picture("accounts");
  });

  it("let the person in again by the passkey alone", async () => {
    const { page } = open;
    await page.context().clearCookies();
    await page.goto(url);
    await page.reload();
    await page.locator(byId("sign-in-passkey")).waitFor();
    await picture("sign-in");
    await page.locator(byId("sign-in-passkey")).click();
    await page.locator(byId("account-menu")).waitFor();
    expect(open.troubles).toEqual([]);
  });
});
