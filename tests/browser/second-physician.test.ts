import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, openStep, pick, picture, saveIn, setUpClinic, takeUpPatient } from "./clinic-page.ts";
import { goOnAs, inviteColleague, joinByCode } from "./colleague-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
let server: TestServer;
let open: TestPage;
let ben: Page;

beforeAll(async () => {
  server = await startTestServer("clinic");
  open = await openPage(server.url);
  const ada = open.page;
  await setUpClinic(ada);
  const code = await inviteColleague(ada, {
    displayName: "Dr. Ben Thaw",
    loginName: "ben.thaw",
    role: "physician",
  });
  ben = await joinByCode(open.browser, { url: server.url, code, password: "six slow cryoprobes hum" });
  await ada.goto(`${server.url}#/clinic`);
  await goOnAs(ada, "physician");
  await takeUpPatient(ada, "Bedbound");
  await openStep(ada, "intake");
  await choose(ada, "intake-axis", "cancer");
  await pick(ada, "intake-indication", "Cancer pain");
  await ada.locator(byId("intake-request")).fill("Dying in pain, two hours from here.");
  await saveIn(ada, "intake-form");
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

const gate = (page: Page): Promise<string | null> => page.locator(byId("gate-outcome")).textContent();

describe("an exception from block first", () => {
  it("[R116] names what it lacks, and opens no gate on the name of a second physician alone", async () => {
    const ada = open.page;
    await openStep(ada, "block");
    await ada.locator(byId("exception-add")).click();
    const form = ada.locator(byId("exception-form"));
    expect(await form.locator(byId("still-missing")).textContent()).toMatch(
      /the nerve · the reason · the reason in words · the second physician/u,
    );
    await picture(ada, "exception-empty");
    await pick(ada, "exception-target", "Splanchnic nerves");
    await choose(ada, "exception-reason", "cancer pain, limited life expectancy, unsafe to return");
    await ada
      .locator(byId("exception-text"))
      .fill("Bedbound, days to live; a second journey would be cruel.");
    await ada.locator(byId("exception-second")).click();
    expect(await ada.getByRole("option").allTextContents()).toEqual(["Dr. Ben Thaw"]);
    await ada.getByRole("option", { name: "Dr. Ben Thaw" }).click();
    await saveIn(ada, "exception-form");
    expect(await gate(ada)).toContain("shut");
    expect(await ada.locator(byId("countersignature")).textContent()).toBe(
      "Waits for the signature of Dr. Ben Thaw. The gate stays shut until then.",
    );
    expect(await ada.locator(byId("countersign")).count()).toBe(0);
    await picture(ada, "exception-waits");
  });

  it("[R116] waits on the list of the second physician, and opens when that physician has signed from the own session", async () => {
    await ben.reload();
    const row = ben.locator(`${byId("worklist-approvals")} ${byId("worklist-row")}`);
    await expect.poll(() => row.textContent(), SOON).toContain("waits for your signature");
    await picture(ben, "exception-worklist");
    await row.click();
    await ben.locator(byId("countersign")).waitFor();
    expect(await ben.locator(byId("countersign-decline")).isDisabled()).toBe(true);
    await picture(ben, "exception-countersign");
    await ben.locator(byId("countersign-agree")).click();
    await expect.poll(() => gate(ben), SOON).toContain("open");
    // Ada's page follows by itself.
    await expect.poll(() => gate(open.page), SOON).toContain("open");
    expect(await open.page.locator(byId("countersignature")).textContent()).toContain(
      "Dr. Ben Thaw agreed and signed",
    );
    await picture(open.page, "exception-agreed");
  });

  it("[R116] asks again when the exception is corrected, and stays shut when the second physician declines", async () => {
    const ada = open.page;
    await ada.locator(`${byId("exception")} ${byId("correct-entry")}`).click();
    await ada.locator(byId("exception-text")).fill("Bedbound; the ambulance comes once only.");
    await ada.locator(byId("correction-reason")).fill("mistyped");
    await saveIn(ada, "exception-form");
    expect(await gate(ada)).toContain("shut");
    await ben.locator(byId("countersign-text")).waitFor(SOON);
    await ben
      .locator(byId("countersign-text"))
      .fill("A block at the bedside by ultrasound takes ten minutes.");
    await ben.locator(byId("countersign-decline")).click();
    await expect
      .poll(() => ben.locator(byId("countersignature")).textContent(), SOON)
      .toMatch(/Dr\. Ben Thaw declined, .*: A block at the bedside/u);
    expect(await gate(ben)).toContain("shut");
    await openStep(ben, "timeline");
    expect(await ben.locator(byId("entry-countersignature")).count()).toBe(2);
    await picture(ben, "exception-timeline");
    expect(open.troubles).toEqual([]);
  });
});
