import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLink } from "./care-page.ts";
import { openStep, picture } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { openLink } from "./phone-page.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
let server: TestServer;
let open: TestPage;
let phone: Page;
let link: { readonly address: string; readonly code: string };

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
  const { page } = open;
  await page.goto(`${server.url}#/clinic`);
  await page.locator(byId("patient-search")).fill("Winter");
  await page.locator(byId("patient-found"), { hasText: "Winter" }).click();
  await page.locator(byId("patient-name"), { hasText: "Winter" }).waitFor();
  await openStep(page, "messages");
  link = await makeLink(page, "messages");
  const context = await open.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  phone = await context.newPage();
  phone.setDefaultTimeout(30_000);
  await openLink(phone, link);
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

async function write(text: string): Promise<void> {
  await phone.locator(byId("message-text")).fill(text);
  await phone.locator(byId("send-message")).click();
}

/** Everything that this device keeps. */
const kept = (): Promise<string> => phone.evaluate(() => JSON.stringify({ ...localStorage }));

async function enterCode(code: string): Promise<void> {
  await phone.locator(byId("link-code")).fill(code);
  await phone.locator(byId("open-link")).click();
}

/** How often the clinic has the message. */
async function atClinic(text: string): Promise<number> {
  const { page } = open;
  const step = page.locator(`${byId("care-messages")}[aria-current="step"]`);
  if ((await step.count()) === 0) await openStep(page, "messages");
  return page.locator(byId("message"), { hasText: text }).count();
}

describe("a patient whose session has ended", () => {
  it("enters the code again where the page was, and what was written goes out once", async () => {
    await phone.context().clearCookies();
    await write("The band is back since Sunday.");
    await phone.locator(byId("code-page")).waitFor();
    expect(await phone.locator(byId("code-page")).textContent()).toContain("Your answers are still here.");
    expect(await kept()).toContain("The band is back since Sunday.");
    await picture(phone, "code-again");
    await enterCode("WRONGCODE");
    await expect.poll(() => phone.locator(byId("code-message")).textContent(), SOON).toMatch(/code/u);
    await enterCode(link.code);
    await phone.locator(byId("code-page")).waitFor({ state: "detached" });
    await expect.poll(kept, SOON).not.toContain("The band is back since Sunday.");
    await picture(phone, "code-again-done");
    await open.page.bringToFront();
    await expect.poll(() => atClinic("The band is back since Sunday."), SOON).toBe(1);
  });

  it("is told to ask for a new link when the clinic has ended this one, and loses no word", async () => {
    const { page } = open;
    await page.getByRole("button", { name: "End it" }).first().click();
    await expect.poll(() => page.getByRole("button", { name: "End it" }).count(), SOON).toBe(0);
    await phone.bringToFront();
    await write("May I call tomorrow?");
    await phone.locator(byId("code-page")).waitFor();
    await enterCode(link.code);
    await expect
      .poll(() => phone.locator(byId("code-message")).textContent(), SOON)
      .toContain("ask the clinic for a new link");
    await picture(phone, "link-ended");
    expect(await kept()).toContain("May I call tomorrow?");
    await page.bringToFront();
    link = await makeLink(page, "messages");
    await openLink(phone, link);
    await expect.poll(kept, SOON).not.toContain("May I call tomorrow?");
    await expect.poll(() => atClinic("May I call tomorrow?"), SOON).toBe(1);
    expect(open.troubles).toEqual([]);
  });
});
