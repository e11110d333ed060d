import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fill, liveAt, makeLink, minuteOf, openForm, openStep, save, takeUpPatient } from "./care-page.ts";
import { choose, pick, picture, setUpClinic } from "./clinic-page.ts";
import { type CtFolder, writeCtFolder } from "./ct-folder.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { next, openLink, tellNeuritis, tellPain, tellRecovery, tryWrongCode } from "./phone-page.ts";
import { backToPatient, PLAN_LIMIT_MS } from "./plan-by-hand.ts";
import { byId } from "./plan-page.ts";
import { handOver, signAsPatient, takeBack } from "./sign-talk.ts";
import { startClinic, type TestServer, walkedDatabases } from "./start-server.ts";
import { planStellate, STELLATE_NEIGHBORS, STELLATE_TITLE, tellBlock } from "./stellate-plan.ts";

/** [days] The freeze was this long ago when the walk ends; week 6 is due. */
const SINCE_FREEZE_DAYS = 43;
/** [days] The referral came this long before the freeze. */
const BEFORE_FREEZE_DAYS = 30;

let server: TestServer;
let open: TestPage;
let patientId = "";

const text = async (testId: string): Promise<string> =>
  (await open.page.locator(byId(testId)).first().textContent()) ?? "";
/** Lives at a day of the walk, counted from the freeze. */
const day = (fromFreeze: number): Promise<void> => liveAt(open.page, fromFreeze - SINCE_FREEZE_DAYS);

/** A phone of the patient: a browser of its own, that shares nothing with the clinic's. */
async function phone(fromFreeze: number): Promise<TestPage["page"]> {
  const context = await open.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await liveAt(page, fromFreeze - SINCE_FREEZE_DAYS);
  return page;
}

describe.each(walkedDatabases("hospital"))("the long-COVID patient, on the %s database", (database) => {
  let ct: CtFolder;

  beforeAll(async () => {
    ct = await writeCtFolder("neck", STELLATE_NEIGHBORS);
    server = await startClinic(database);
    open = await openPage(server.url);
    await setUpClinic(open.page);
  }, 300_000);

  afterAll(async () => {
    await open?.browser.close();
    await server?.stop();
    ct?.remove();
  });

  it("[R61] [R66] [R144] comes by referral, is triaged, and asks for the freeze itself", async () => {
    const { page } = open;
    await day(-BEFORE_FREEZE_DAYS);
    patientId = await takeUpPatient(page, {
      familyName: "Marsh",
      givenName: "Lena",
      birthDate: "1978-04-02",
    });
    await openStep(page, patientId, "referral");
    await pick(page, "referral-specialty", "General practice");
    await fill(page, { "referral-counterpart": "Dr. Field", "referral-reason": "long COVID for two years" });
    await save(page, "referral-form");
    await page.locator(byId("referral-triaged")).click();
    await choose(page, "triage-axis", "chronic");
    await page.locator(byId("referral-step-save")).click();
    await page.locator(byId("referral-accepted")).click();
    await page.locator(byId("referral-step-save")).click();
    await page.locator(byId("referral-seen")).waitFor();
    await openStep(page, patientId, "intake");
    await choose(page, "intake-axis", "chronic");
    await pick(page, "intake-indication", "Long COVID");
    await fill(page, { "intake-request": "freeze it straight away, I do not want needles twice" });
    await save(page, "intake-form");
    expect(await text("patient-indication")).toMatch(/long covid/iu);
  });

  it("[R82] [R83] [R84] [R62] tells her pain on her own phone, and cannot send it while it is only half told", async () => {
    const { page } = open;
    await liveAt(page, 0);
    await openStep(page, patientId, "interview");
    const link = await makeLink(page, "interview");
    const hers = await phone(-BEFORE_FREEZE_DAYS + 2);
    expect(await tryWrongCode(hers, link.address)).toMatch(/code/u);
    await openLink(hers, link);
    await next(hers);
    await hers.locator(byId("story-words")).fill("I cannot think any more. I want to read again.");
    await next(hers);
    await tellPain(hers);
    await next(hers);
    await hers.locator(byId("interview-review")).waitFor();
    await picture(hers, "phone-review");
    expect(await hers.locator(byId("open-life")).count()).toBe(1);
    await hers.locator(byId("open-life")).click();
    await choose(hers, "life-working", "unable");
    // A phone that is put away and opened again goes on where it was.
    await hers.reload();
    await hers.locator(byId("interview-life")).waitFor();
    await next(hers);
    await next(hers);
    await hers.locator(byId("interview-sent"), { hasText: "with the clinic" }).waitFor();
    await hers.context().close();
    await day(-BEFORE_FREEZE_DAYS + 3);
    await openStep(page, patientId, "interview");
    await page.locator(byId("entry-pain-component")).waitFor();
    expect(await text("entry-pain-component")).toMatch(/It squeezes my head.*neck.*one finger.*pressure 7/su);
    await openStep(page, patientId, "intake");
    expect(await text("story")).toContain("I want to read again.");
    await picture(page, "clinic-interview");
  });

  it("[R69] [R74] [R75] [R81] is worked up in order: notes, imaging, seen in person, examined, medication", async () => {
    const { page } = open;
    await openStep(page, patientId, "work-up");
    await choose(page, "notes-capacity", "proceduralist");
    await fill(page, { "notes-text": "autonomic symptoms for two years" });
    await save(page, "notes-form");
    await openStep(page, patientId, "imaging");
    await openForm(page, "imaging", "imaging-form");
    await choose(page, "imaging-modality", "CT");
    await fill(page, { "imaged-on": "2026-02-20", "imaging-text": "nothing that would explain it" });
    await choose(page, "imaging-stations", "neck");
    await save(page, "imaging-form");
    await openStep(page, patientId, "examination");
    await choose(page, "seen-manner", "in-person");
    await choose(page, "seen-capacity", "proceduralist");
    await fill(page, { "seen-text": "seen alone" });
    await save(page, "seen-form");
    await choose(page, "examination-manner", "in-person");
    await choose(page, "examination-capacity", "proceduralist");
    await fill(page, { "examination-text": "pupils equal, voice clear" });
    await save(page, "examination-form");
    await openStep(page, patientId, "medication");
    await openForm(page, "medication", "medication-form");
    await save(page, "medication-form");
  });

  it(
    "[R79] has a plan on her own CT, drawn and computed, which stays provisional",
    async () => {
      const { page } = open;
      await openStep(page, patientId, "plan");
      await planStellate(page, ct);
      await picture(page, "stellate-frozen");
      await backToPatient(page);
      await page.locator(`${byId("plan-computed")}[data-computed="true"]`).waitFor();
      await picture(page, "stellate-plan");
    },
    PLAN_LIMIT_MS,
  );

  it("[R118] is refused the direct freeze: the hard stop names no exception and offers no override", async () => {
    const { page } = open;
    await day(-BEFORE_FREEZE_DAYS + 4);
    await openStep(page, patientId, "assessment");
    await openForm(page, "assessment", "assessment-form");
    await choose(page, "assessment-decision", "treat");
    await fill(page, { "assessment-text": "Long COVID with an autonomic picture." });
    await save(page, "assessment-form");
    await openStep(page, patientId, "approval");
    await page.locator(byId("approve-plan")).click();
    await page.locator(byId("approve-plan")).waitFor({ state: "detached" });
    const stopped = page.locator(`${byId("piece-block")}[data-state="stopped"]`);
    await stopped.waitFor();
    expect(await page.locator(byId("override-block")).count()).toBe(0);
    expect(await text("approval-verdict")).toMatch(/^Not yet/u);
    await openStep(page, patientId, "block");
    expect(await text("gate-hard-stop")).toMatch(/Hard stop: no exception exists/u);
    expect(await page.locator(byId("exception")).count()).toBe(0);
    await picture(page, "hard-stop");
  });

  it("[R56] [R117] has a block that lets her read, which opens the gate and proves nothing more", async () => {
    const { page } = open;
    await day(-20);
    await openStep(page, patientId, "block");
    await openForm(page, "block", "block-form");
    await tellBlock(page);
    await save(page, "block-form");
    await page.locator(byId("gate-outcome"), { hasText: "The gate is open" }).waitFor();
    expect(await page.locator(byId("not-sufficient")).count()).toBe(1);
  });

  it("[R92] [R96] [R97] [R109] [R111] is told the truth, says it back, and signs on a tablet that shows nothing else", async () => {
    const { page } = open;
    await openStep(page, patientId, "talk");
    await choose(page, "never-zero", "said");
    await choose(page, "goal-0", "2");
    await fill(page, { "function-goal": "read ten pages" });
    expect(await text("talk-risks")).toMatch(/one in three people get a drooping eyelid.*expert opinion/su);
    await page.locator(byId("risk-told")).check();
    await choose(page, "neuritis-explained", "explained");
    await fill(page, {
      "plan-b": "We go on with the autonomic clinic. You get more test shots.",
      "teach-back": "Six bad weeks are possible, and a hanging eyelid. You call me on days 3, 7 and 14.",
    });
    await save(page, "talk-form");
    await handOver(page, "4711");
    // The tablet stays locked, whatever address is typed.
    await page.goto(`${server.url}#/clinic`);
    await page.reload();
    await page.locator(byId("hand-over-sheet")).waitFor();
    expect(await page.locator(byId("clinic-home")).count()).toBe(0);
    await signAsPatient(page);
    await fill(page, { "give-back-pin": "0000" });
    await page.locator(byId("take-back")).click();
    await page.getByText("This is not the PIN").waitFor();
    await takeBack(page, "4711");
    await openStep(page, patientId, "talk");
    await page.locator(byId("signed-patient")).waitFor();
    expect(await text("care-talk")).toContain("signed");
    await picture(page, "talk");
  });

  it("[R115] may go ahead once operator and clinic are ready, and is frozen", async () => {
    const { page } = open;
    await day(-2);
    await openStep(page, patientId, "approval");
    await page.locator(byId("readiness")).waitFor();
    for (const item of await page.locator(`${byId("readiness")} label[data-value]`).all()) await item.click();
    await page.locator(byId("save-readiness")).click();
    await page.locator(byId("approval-verdict"), { hasText: "The freeze may go ahead." }).waitFor();
    await day(0);
    await openStep(page, patientId, "procedure");
    await openForm(page, "freeze-log", "freeze-form");
    await page.locator(`${byId("freeze-plan")} label`, { hasText: STELLATE_TITLE }).click();
    await fill(page, {
      "freeze-began": minuteOf(-SINCE_FREEZE_DAYS - 1 / 24),
      "freeze-guidance": "CT",
      "freeze-anesthesia": "local",
      "freeze-effect": "warm right hand, eyelid down",
      "freeze-distance": "90",
    });
    await save(page, "freeze-form");
    await page.locator(byId("open-note")).click();
    expect(await text("procedure-note")).toMatch(
      /Cryoneurolysis: Right stellate ganglion.*Predicted.*Visible ice edge \(0 °C\): [\d.]+ ml.*Done.*freeze 8 min/su,
    );
    await picture(page, "stellate-note");
  });

  it("[R111] [R112] [R113] has neuritis and Horner on day 3: the path shows what is due and what is at hand", async () => {
    const { page } = open;
    await day(3);
    await openStep(page, patientId, "follow-up");
    await openForm(page, "follow-ups", "follow-up-form");
    await tellNeuritis(page);
    await save(page, "follow-up-form");
    expect(await text("neuritis-state")).toBe("present");
    expect(await text("horner-state")).toBe("present");
    expect(await text("neuritis-path")).toMatch(/Lidocaine 5 % patch.*methylprednisolone/su);
    await picture(page, "neuritis");
  });

  it("[R91] [R104] [R89] tells her recovery on the phone without a network, and it arrives once", async () => {
    const { page } = open;
    await liveAt(page, 0);
    await openStep(page, patientId, "follow-up");
    const link = await makeLink(page, "follow-up");
    const hers = await phone(SINCE_FREEZE_DAYS);
    await openLink(hers, link);
    await hers.locator(byId("phone-neuritis")).waitFor();
    await picture(hers, "phone-today");
    await hers.locator(byId("start-follow-up")).click();
    await tellRecovery(hers);
    await hers.context().setOffline(true);
    await next(hers);
    await hers.locator(byId("follow-up-sent"), { hasText: "kept on this device" }).waitFor();
    await picture(hers, "phone-offline");
    await hers.context().setOffline(false);
    await hers.locator(byId("follow-up-sent"), { hasText: "with the clinic" }).waitFor();
    await hers.getByText("Today it is at 2 out of 10, and that counts.").waitFor();
    await picture(hers, "phone-thanks");
    await liveAt(page, 0);
    await openStep(page, patientId, "follow-up");
    await page.locator(byId("neuritis-state"), { hasText: "ended" }).waitFor();
    expect(await text("horner-state")).toBe("absent");
    expect(await text("then-and-now")).toMatch(/Improved by 30 % or more: "the vise" \(60 % less\)/u);
    expect(await page.locator(byId("entry-follow-up")).count()).toBe(2);
    expect(await text("regrowth")).toMatch(/return expected after 45–90 days/u);
    await picture(page, "clinic-follow-up");
    await openStep(page, patientId, "goals");
    expect(await text("goals")).toContain("go back to work for two hours");
    await hers.context().close();
  });

  it("[R65] writes to the clinic, sees that nobody watches around the clock, and is answered", async () => {
    const { page } = open;
    await openStep(page, patientId, "messages");
    await page.locator(byId("contact-open")).click();
    await fill(page, { "clinic-phone": "+1 555 010 0100", "emergency-phone": "911" });
    await page.locator(byId("contact-save")).click();
    await page.locator(byId("contact-save")).waitFor({ state: "detached" });
    const link = await makeLink(page, "messages");
    const hers = await phone(SINCE_FREEZE_DAYS);
    await openLink(hers, link);
    expect(await hers.locator(byId("not-for-emergencies")).textContent()).toMatch(
      /not for emergencies.*\+1 555 010 0100.*911/su,
    );
    await hers.locator(byId("message-text")).fill("May I swim again?");
    await hers.locator(byId("send-message")).click();
    await hers.getByText("not answered yet").waitFor();
    await liveAt(page, 0);
    await openStep(page, patientId, "messages");
    await page.locator(byId("message-age")).waitFor();
    await page.locator(byId("triage-soon")).click();
    await fill(page, { "answer-text": "Yes, you may." });
    await page.locator(byId("answer-send")).click();
    await page.locator(byId("message-age")).waitFor({ state: "detached" });
    await hers.reload();
    await hers.getByText("Yes, you may.").waitFor();
    await picture(hers, "phone-messages");
    await hers.context().close();
    expect(open.troubles).toEqual([]);
  });
});
