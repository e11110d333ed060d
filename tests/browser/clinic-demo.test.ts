import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, openStep, pick, picture, saveIn } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const SOON = { timeout: 30_000 };
let server: TestServer;
let open: TestPage;

beforeAll(async () => {
  server = await startTestServer();
  open = await openPage(server.url);
  await open.page.goto(`${server.url}#/clinic`);
});

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

const visitPatient = async (familyName: string): Promise<void> => {
  const { page } = open;
  await page.goto(`${server.url}#/clinic`);
  await page.keyboard.press("/");
  await page.locator(byId("patient-search")).fill(familyName);
  await page.locator(byId("patient-found"), { hasText: familyName }).click();
  await page.locator(byId("patient-name"), { hasText: familyName }).waitFor();
};

describe("the clinic of the demo", () => {
  it("[R67] is alive today: a referral to triage, a message, a neuritis on watch, and nobody real", async () => {
    const { page } = open;
    const rowsOf = (list: string) => page.locator(`${byId(`worklist-${list}`)} ${byId("worklist-row")}`);
    await expect.poll(() => rowsOf("referrals").count(), SOON).toBe(2);
    expect(await rowsOf("referrals").allTextContents()).toContainEqual(
      expect.stringContaining("not triaged"),
    );
    expect(await rowsOf("messages").first().textContent()).toContain("May I take one pill less");
    expect(await rowsOf("neuritis").first().textContent()).toContain("Frost");
    expect(await page.locator(byId("demo-band")).count()).toBe(1);
    expect(await page.locator(byId("new-patient")).count()).toBe(0);
    const refused = await page.evaluate(async () => {
      const answer = await fetch("/api/patients", {
        method: "POST",
        headers: { "X-Isotherm": "1", "Content-Type": "application/json" },
        body: JSON.stringify({
          person: {
            familyName: "Real",
            givenName: "Person",
            birthDate: "1980-01-01",
            sex: null,
            phone: null,
            email: null,
            medicalRecordNumber: null,
          },
        }),
      });
      return { status: answer.status, code: (await answer.json()).code };
    });
    expect(refused).toEqual({ status: 403, code: "DEMO_SYNTHETIC_ONLY" });
    await picture(page, "demo-home");
  });

  it("shows each role what it may see and no refusal: an administrator no patient, a researcher no name", async () => {
    const { page } = open;
    const lookAs = async (role: string): Promise<void> => {
      await page.locator(byId("demo-role")).click();
      await page.getByRole("menuitem", { name: role }).click();
      await page.locator(byId("demo-role"), { hasText: role.toLowerCase() }).waitFor();
      await page.goto(`${server.url}#/clinic`);
    };
    await lookAs("Administrator");
    await page.locator(byId("administrator-panel")).waitFor();
    await page.locator(byId("open-directory")).click();
    await page.locator(byId("directory-entry"), { hasText: "Dr. Lindqvist" }).waitFor();
    await page.goto(`${server.url}#/clinic`);
    await lookAs("Researcher");
    await page.locator(byId("adverse-count")).first().waitFor();
    await expect.poll(() => page.locator(byId("patient-row")).count(), SOON).toBe(3);
    expect(await page.locator(byId("patients")).textContent()).not.toContain("Winter");
    expect(await page.locator(byId("failure-note")).count()).toBe(0);
    await picture(page, "researcher-home");
    await lookAs("Physician");
    await page.locator(byId("worklist-referrals")).waitFor();
  });

  it("moves along the way of a patient by keyboard, and tells who read the record", async () => {
    const { page } = open;
    await visitPatient("Winter");
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator(`${byId("care-referral")}[aria-current="step"]`).waitFor();
    await page.keyboard.press("Alt+ArrowUp");
    await page.locator(`${byId("care-overview")}[aria-current="step"]`).waitFor();
    expect(await page.locator(byId("outcome-line")).textContent()).toContain("57 % less");
    await picture(page, "demo-overview");
    await openStep(page, "timeline");
    await page.locator(byId("open-audit")).click();
    await expect.poll(() => page.locator(byId("audit-line")).count(), SOON).toBeGreaterThan(0);
    await picture(page, "demo-timeline");
  });

  it("changes a name, and finds the patient by the new one", async () => {
    const { page } = open;
    await visitPatient("Hale");
    await page.locator(byId("patient-name")).click();
    await page.locator(byId("family-name")).fill("Hale-Moreno");
    await page.locator(byId("save-person")).click();
    await page.locator(byId("patient-name"), { hasText: "Hale-Moreno" }).waitFor();
    await visitPatient("Moreno");
  });

  it("[R118] shuts the gate for long COVID without a block, and offers no way round it", async () => {
    const { page } = open;
    await visitPatient("Moreno");
    await openStep(page, "intake");
    await choose(page, "intake-axis", "chronic");
    await pick(page, "intake-indication", "Long COVID");
    await page.locator(byId("intake-request")).fill("Freeze it straight away.");
    await saveIn(page, "intake-form");
    await openStep(page, "block");
    expect(await page.locator(byId("gate-outcome")).textContent()).toContain("shut");
    expect(await page.locator(byId("gate-hard-stop")).textContent()).toContain("no exception exists");
    expect(await page.locator(byId("exception")).count()).toBe(0);
    await picture(page, "demo-hard-stop");
  });

  it("[R3] names every missing piece before a freeze, and lets one go only with a reason and a name", async () => {
    const { page } = open;
    await openStep(page, "plan");
    await pick(page, "link-plan-pick", "Stellate ganglion");
    await page.locator(byId("link-plan")).click();
    await page.locator(byId("plan-card")).waitFor();
    await openStep(page, "approval");
    await page.locator(byId("approval-card")).waitFor();
    expect(await page.locator(byId("approval-verdict")).textContent()).toContain("Not yet");
    expect(await page.locator(byId("plan-state")).textContent()).toContain("provisional");
    const stateOf = (piece: string) => page.locator(byId(`piece-${piece}`)).getAttribute("data-state");
    expect([await stateOf("notes"), await stateOf("block"), await stateOf("interview")]).toEqual([
      "missing",
      "stopped",
      "stopped",
    ]);
    expect(await page.locator(byId("override-block")).count()).toBe(0);
    await page.locator(byId("override-notes")).click();
    expect(await page.locator(byId("override-sign")).isDisabled()).toBe(true);
    await page
      .locator(byId("override-reason"))
      .fill("The notes burned; the referrer told them by telephone.");
    await page.locator(byId("override-sign")).click();
    await expect.poll(() => stateOf("notes"), SOON).toBe("overridden");
    expect(await page.locator(byId("piece-notes")).textContent()).toContain("Demo physician");
    await picture(page, "demo-approval-open");
  });

  it("[R76] leads from a finding to its slice in the planner, and back to the patient", async () => {
    const { page } = open;
    await visitPatient("Winter");
    await openStep(page, "imaging");
    await page.locator(byId("open-slice")).click();
    await page.locator(byId("pane-axial")).waitFor({ timeout: 120_000 });
    expect(page.url()).toContain("at=-20%2C30%2C10");
    // The slice of the finding: z = 10 mm lies on slice 44 of 75, 1.5 mm apart from −54 mm.
    await expect.poll(() => page.locator(byId("pane-axial")).textContent(), SOON).toContain("44/75");
    await page.locator(byId("back")).click();
    await page.locator(byId("linked-plans")).waitFor();
    expect(await page.locator(byId("plan-card")).count()).toBe(2);
    await openStep(page, "approval");
    await expect.poll(() => page.locator(byId("approval-card")).count(), SOON).toBe(2);
    await picture(page, "demo-approval");
    expect(open.troubles).toEqual([]);
  });
});
