import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, openStep, pick, picture, saveIn, setUpClinic, takeUpPatient } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

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

/** Acts in another role and opens a place; the owner of a new clinic has several. */
async function actAs(role: string, hash: string): Promise<void> {
  const { page } = open;
  await page.evaluate(async (wanted) => {
    await fetch("/api/session/role", {
      method: "POST",
      headers: { "X-Isotherm": "1", "Content-Type": "application/json" },
      body: JSON.stringify({ role: wanted }),
    });
  }, role);
  await page.goto(`${server.url}${hash}`);
  await page.reload();
}

describe("the referral directory on the screen", () => {
  it("[R60] is empty at first, takes a partner, corrects and retires one, and is found by typing", async () => {
    const { page } = open;
    await setUpClinic(page);
    await actAs("physician", "#/directory");
    await page.locator(byId("directory-empty")).waitFor();
    expect(await page.locator(byId("directory-add")).count()).toBe(0);
    await actAs("administrator", "#/directory");
    for (const [name, specialty] of [
      ["Dr. Zoë Müller", "Neurology"],
      ["Rehab Center", "Physiotherapy"],
    ] as const) {
      await page.locator(byId("directory-add")).click();
      await page.locator(byId("directory-name")).fill(name);
      await pick(page, "directory-specialty", specialty);
      await page.locator(byId("directory-place")).fill("City hospital");
      await page.locator(byId("directory-phone")).fill("+41 44 000 00 01");
      await page.locator(byId("directory-save")).click();
      await page.locator(byId("directory-entry"), { hasText: name }).waitFor();
    }
    const entries = page.locator(byId("directory-entry"));
    await page.locator(byId("directory-search")).fill("mull");
    await expect.poll(() => entries.count()).toBe(1);
    await entries.filter({ hasText: "Müller" }).locator(byId("directory-correct")).click();
    await page.locator(byId("directory-place")).fill("Lake clinic");
    await page.locator(byId("directory-save")).click();
    await entries.filter({ hasText: "Lake clinic" }).waitFor();
    await page.locator(byId("directory-search")).fill("rehab");
    await entries.filter({ hasText: "Lake clinic" }).waitFor({ state: "detached" });
    await entries.filter({ hasText: "Rehab Center" }).locator(byId("directory-retire")).click();
    await page.locator(byId("directory-empty")).waitFor();
    await page.locator(byId("directory-search")).fill("");
    await page.locator(byId("directory-retired")).click({ force: true });
    await expect.poll(() => entries.count()).toBe(2);
    await picture(page, "directory");
  });

  it("[R60] is chosen from where a referral goes out, and the record keeps what was chosen", async () => {
    const { page } = open;
    await actAs("physician", "#/clinic");
    await takeUpPatient(page, "Passed-On");
    await openStep(page, "referral");
    await choose(page, "referral-direction", "out");
    await pick(page, "referral-counterpart", "Dr. Zoë Müller, Lake clinic");
    await page.locator(byId("counterpart-contact"), { hasText: "+41 44 000 00 01" }).waitFor();
    expect(await page.locator(byId("referral-specialty")).inputValue()).toBe("Neurology");
    await page.locator(byId("referral-reason")).fill("Weakness that the pain does not explain.");
    await picture(page, "directory-referral");
    await saveIn(page, "referral-form");
    expect(await page.locator(byId("referral-card")).textContent()).toContain(
      "To Dr. Zoë Müller, Lake clinic",
    );
    expect(open.troubles).toEqual([]);
  });
});
