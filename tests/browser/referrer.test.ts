import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStep, pick, picture } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

let server: TestServer;
let open: TestPage;

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
});
afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

/** Looks at the demo in another role. */
async function lookAs(role: string): Promise<void> {
  const { page } = open;
  await page.locator(byId("demo-role")).click();
  await page.getByRole("menuitem", { name: role }).click();
  await page.locator(byId("demo-role"), { hasText: role.toLowerCase() }).waitFor();
}

describe("the page of a referrer", () => {
  it("[R61] shows what became of each patient who was sent, the letter that came back, and nothing of the clinic", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/clinic`);
    await lookAs("Referrer");
    const card = (name: string) => page.locator(byId("own-referral"), { hasText: name });
    await card("Hale").waitFor();
    expect(await card("Hale").locator(byId("own-referral-state")).textContent()).toContain("Waiting");
    expect(await card("Winter").locator(byId("own-referral-state")).textContent()).toBe("Reported back");
    expect(await page.locator(byId("clinic-home")).count()).toBe(0);
    const patient = /patients\/([^/]+)/u;
    await page.goto(`${server.url}#/patients/some-id/overview`);
    expect(page.url()).toMatch(patient);
    await card("Hale").waitFor();
    await picture(page, "referrer");
  });

  it("[R64] takes a message, which waits at the clinic until it is answered", async () => {
    const { page } = open;
    const hale = page.locator(byId("own-referral"), { hasText: "Hale" });
    await hale.locator(byId("open-thread")).click();
    await hale.locator(byId("write-clinic-text")).fill("Has she been given a day?");
    await hale.locator(byId("write-clinic-send")).click();
    await hale.locator(byId("referrer-message"), { hasText: "Has she been given a day?" }).waitFor();
    await page.goto(`${server.url}#/clinic`);
    await lookAs("Physician");
    const waiting = page.locator(`${byId("worklist-messages")} ${byId("worklist-row")}`);
    await waiting.filter({ hasText: "Has she been given a day?" }).click();
    await page.locator(`${byId("thread-referrer")} ${byId("answer-text")}`).fill("On Friday at ten.");
    await page.locator(`${byId("thread-referrer")} ${byId("answer-send")}`).click();
    await openStep(page, "referral");
    await page
      .locator(byId("referral-accepted"))
      .or(page.locator(byId("referral-triaged")))
      .waitFor();
    await page.locator(byId("end-sharing")).click();
    await page.locator(byId("shared-with")).waitFor({ state: "detached" });
    await pick(page, "share-referral", "Demo referrer");
    await page.locator(byId("shared-with"), { hasText: "Demo referrer" }).waitFor();
    await picture(page, "referral-sharing");
    await page.goto(`${server.url}#/`);
    await lookAs("Referrer");
    await hale.locator(byId("open-thread")).click();
    await hale.locator(byId("referrer-message"), { hasText: "On Friday at ten." }).waitFor();
    await picture(page, "referrer-thread");
    expect(open.troubles).toEqual([]);
  });
});
