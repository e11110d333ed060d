import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  describeBlock,
  describeNode,
  describeReferral,
  describeVisit,
  describeWeekSix,
  holdTalk,
  listDrugs,
  planNerve,
  planNode,
  reportBack,
} from "./cancer-forms.ts";
import { BAND, DULL_BACK, NEIGHBORS } from "./cancer-story.ts";
import { fill, liveAt, minuteOf } from "./care-page.ts";
import { choose, openStep, pick, picture, saveIn, setUpClinic, takeUpPatient } from "./clinic-page.ts";
import { type CtFolder, writeCtFolder } from "./ct-folder.ts";
import { takeDownPain } from "./desk-pain.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import {
  backToPatient,
  beginOnNewImages,
  lookAt,
  markStructures,
  openPlanOf,
  PLAN_LIMIT_MS,
} from "./plan-by-hand.ts";
import { byId } from "./plan-page.ts";
import { handOver, signAsPatient, takeBack } from "./sign-talk.ts";
import { startClinic, type TestServer, walkedDatabases } from "./start-server.ts";

const SOON = { timeout: 30_000 };
/** [days] The freeze was this long ago when the walk ends; week 6 is due. */
const SINCE_FREEZE_DAYS = 42;
/** [days] The referral came this long before the freeze. */
const BEFORE_FREEZE_DAYS = 30;

describe.each(walkedDatabases("embedded"))("the way of a cancer patient, on the %s database", (database) => {
  let server: TestServer;
  let open: TestPage;
  let ct: CtFolder;

  beforeAll(async () => {
    ct = await writeCtFolder("retroperitoneum", NEIGHBORS);
    server = await startClinic(database);
    open = await openPage(server.url);
    await setUpClinic(open.page);
  }, 300_000);

  afterAll(async () => {
    await open?.browser.close();
    await server?.stop();
    ct?.remove();
  });

  const text = async (testId: string): Promise<string> =>
    (await open.page.locator(byId(testId)).first().textContent()) ?? "";
  /** Lives at a day of the walk, counted from the freeze; what is judged by the day is judged anew. */
  const day = async (fromFreeze: number): Promise<void> => {
    await liveAt(open.page, fromFreeze - SINCE_FREEZE_DAYS);
    await open.page.reload();
  };

  it("[R61][R66][R67] takes a referral in, triages and accepts it, and shows it waiting in the inbox", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/clinic`);
    await day(-BEFORE_FREEZE_DAYS);
    await page.locator(`${byId("worklist-adverse-events")} p`).waitFor();
    await picture(page, "clinic-empty");
    await takeUpPatient(page, "Winter");
    await describeReferral(page);
    await saveIn(page, "referral-form");
    await page.locator(byId("referral-triaged")).click();
    expect(await page.locator(byId("referral-step-save")).isDisabled()).toBe(true);
    await choose(page, "triage-axis", "cancer");
    await page.locator(byId("referral-step-save")).click();
    await page.locator(byId("referral-accepted")).click();
    await page.locator(byId("referral-step-save")).click();
    await page.locator(byId("referral-seen")).waitFor();
    await page.locator(byId("back-to-clinic")).click();
    const row = page.locator(`${byId("worklist-referrals")} ${byId("worklist-row")}`);
    await expect.poll(() => row.textContent(), SOON).toContain("cancer accepted");
    // The server counts the days that it really waits, from the day on which it came.
    expect(await row.textContent()).toContain(`${BEFORE_FREEZE_DAYS + SINCE_FREEZE_DAYS} days`);
    await row.click();
    await page.locator(byId("referral-card")).waitFor();
  });

  it("[R62][R69][R74] keeps the own words first, and reads the notes before the images", async () => {
    const { page } = open;
    await openStep(page, "intake");
    await page.locator(byId("own-words-field")).fill("I only want to sit at the table and eat.");
    await saveIn(page, "story-form");
    await choose(page, "intake-axis", "cancer");
    await pick(page, "intake-indication", "Cancer pain");
    await saveIn(page, "intake-form");
    await openStep(page, "work-up");
    await choose(page, "notes-capacity", "proceduralist");
    await page.locator(byId("notes-text")).fill("Unknown primary, pain for four months");
    await saveIn(page, "notes-form");
    expect(await page.locator(byId("work-up-notes")).getAttribute("data-state")).toBe("done");
    await openStep(page, "overview");
    expect(await text("own-words")).toContain("I only want to sit at the table and eat.");
  });

  it("[R82][R83][R84][R85][R86] interviews her pain by pain, by drawing on the body, and saves no number alone", async () => {
    const { page } = open;
    await day(-20);
    await openStep(page, "interview");
    await choose(page, "nowScore", "8");
    expect(await page.locator(`${byId("pain-form")} ${byId("save-entry")}`).isDisabled()).toBe(true);
    await takeDownPain(page, BAND);
    expect(await text("marked-regions")).toContain("upper abdomen");
    await picture(page, "interview-form");
    await saveIn(page, "pain-form");
    await page.locator(byId("pains-add")).click();
    await takeDownPain(page, DULL_BACK);
    expect(await text("marked-regions")).toContain("lower back");
    await saveIn(page, "pain-form");
    await expect.poll(() => page.locator(byId("entry-pain-component")).count(), SOON).toBe(2);
    await page.locator(byId("all-pains")).waitFor();
    await picture(page, "interview");
  });

  it(
    "[R76] opens her CT from the record, and looks at the node behind the right crus",
    async () => {
      const { page } = open;
      await openStep(page, "plan");
      await beginOnNewImages(page, { type: "neurolysis", title: "Splanchnic nerves, right" }, ct);
      await markStructures(page, ct);
      await lookAt(page, ct, [-13, -27, 17]);
      await picture(page, "ct-node");
      await backToPatient(page);
      await page.locator(byId("plan-card"), { hasText: "Splanchnic nerves, right" }).waitFor();
      await picture(page, "plan-begun");
    },
    PLAN_LIMIT_MS,
  );

  it("[R70][R75][R76][R78] reviews the images: a retrocrural node, its neighbors, and how it fits each pain", async () => {
    const { page } = open;
    await openStep(page, "imaging");
    await describeNode(page);
    expect(await text("station-prompt")).toContain("posterior mediastinum");
    expect(await text("station-prompt")).toContain("celiac");
    await choose(page, "imaging-stations", "celiac");
    await choose(page, "imaging-stations", "posterior-mediastinum");
    expect(await page.locator(byId("station-prompt")).count()).toBe(0);
    const fits = page.locator(byId("pain-fit"));
    await fits.nth(0).locator('label[data-value="concordant"]').click();
    await fits.nth(0).locator('label[data-value="high"]').click();
    await fits.nth(1).locator('label[data-value="possible"]').click();
    await picture(page, "imaging-form");
    await saveIn(page, "imaging-form");
    await page.locator(byId("imaging-finding")).waitFor();
    await page.locator(byId("open-slice")).waitFor();
    expect(await page.locator(byId("imaging-findings")).count()).toBe(0);
    await picture(page, "imaging");
  });

  it("[R81][R100][R106] sees the patient, counts opioids, and shows where the societies disagree", async () => {
    const { page } = open;
    await openStep(page, "examination");
    await page.locator(byId("start-visit-new")).click();
    expect(await text("visit-clock")).toContain("of 40 min planned");
    await describeVisit(page);
    await picture(page, "visit");
    await openStep(page, "medication");
    await listDrugs(page);
    await saveIn(page, "medication-form");
    expect(await text("equivalents-total")).toContain("90 MME");
    expect(await text("society-disagreement")).toContain("They disagree");
    await picture(page, "medication");
  });

  it("[R56][R116][R117] blocks first: the gate opens on relief by sector over hours, as needed and not sufficient", async () => {
    const { page } = open;
    await day(-14);
    await openStep(page, "block");
    expect(await text("gate-outcome")).toContain("shut");
    await describeBlock(page);
    await picture(page, "block-form");
    await saveIn(page, "block-form");
    expect(await text("gate-outcome")).toContain("open");
    expect(await text("gate-relief")).toContain("75 %");
    expect(await text("not-sufficient")).toContain("not sufficient");
    const rows = page.locator(`${byId("block-result")} tbody tr`);
    expect(await rows.nth(0).textContent()).toContain("75 %");
    expect(await rows.nth(1).textContent()).toContain("0 %");
    await picture(page, "block");
  });

  it("[R59] does not save an assessment without a way on", async () => {
    const { page } = open;
    await openStep(page, "assessment");
    await page.locator(byId("assessment-text")).fill("Node invades the splanchnic plexus; freeze both.");
    expect(await page.locator(`${byId("assessment-form")} ${byId("save-entry")}`).isDisabled()).toBe(true);
    expect(await text("still-missing")).toContain("treat, block, optimize or refer");
    await choose(page, "assessment-decision", "treat");
    await saveIn(page, "assessment-form");
    await picture(page, "assessment");
  });

  it("[R92][R96][R97][R109] holds the frank talk, and both sign it", async () => {
    const { page } = open;
    await day(-7);
    await openStep(page, "talk");
    await holdTalk(page);
    await picture(page, "talk-form");
    await saveIn(page, "talk-form");
    await handOver(page, "4711");
    await signAsPatient(page);
    await takeBack(page, "4711");
    await openStep(page, "talk");
    await page.locator(byId("signed-patient")).waitFor();
    expect(await text("care-talk")).toContain("signed");
  });

  it(
    "[R79] plans the nerve from the record: draws it on her CT, places a cryoprobe, and computes the freeze",
    async () => {
      const { page } = open;
      await openStep(page, "plan");
      expect(await text("plan-computed")).toContain("not computed");
      await openPlanOf(page, "Splanchnic nerves, right");
      await planNerve(page, ct);
      await picture(page, "nerve-frozen");
      await backToPatient(page);
      await expect.poll(() => text("plan-computed"), SOON).toContain("mm along the target");
    },
    PLAN_LIMIT_MS,
  );

  it(
    "[R14][R79] plans the node on the same images, as a plan of its own",
    async () => {
      const { page } = open;
      await planNode(page, ct);
      await picture(page, "node-frozen");
      await backToPatient(page);
      await expect
        .poll(() => page.locator(`${byId("plan-computed")}[data-computed="true"]`).count(), SOON)
        .toBe(2);
      const nodeCard = page.locator(byId("plan-card"), { hasText: "Retrocrural node" });
      expect(await nodeCard.textContent()).toMatch(/Tumor · Retrocrural node.*freeze 10 min/u);
      await picture(page, "plans");
    },
    PLAN_LIMIT_MS,
  );

  it("[R3] approves each plan as it is", async () => {
    const { page } = open;
    await day(-1);
    await openStep(page, "approval");
    const cards = page.locator(byId("approval-card"));
    await expect.poll(() => cards.count(), SOON).toBe(2);
    for (const card of [cards.nth(0), cards.nth(1)]) {
      expect(await card.locator(byId("approval-verdict")).textContent()).toContain("1 piece is missing");
      await card.locator(byId("approve-plan")).click();
      await expect
        .poll(() => card.locator(byId("approval-verdict")).textContent(), SOON)
        .toContain("may go ahead");
    }
    await picture(page, "approval");
  });

  it("freezes both in one sitting, and makes the note from plan, computation and log", async () => {
    const { page } = open;
    await day(0);
    await openStep(page, "procedure");
    for (const [index, title] of ["Splanchnic nerves, right", "Retrocrural node"].entries()) {
      if (index > 0) await page.locator(byId("freeze-log-add")).click();
      await page.locator(`${byId("freeze-plan")} label`, { hasText: title }).click();
      expect(await page.locator(byId("freeze-not-approved")).count()).toBe(0);
      await fill(page, {
        "freeze-began": minuteOf(-SINCE_FREEZE_DAYS - 1 / 24),
        "freeze-guidance": "CT",
        "freeze-anesthesia": "sedation",
        "freeze-effect": "The band loosened on the table.",
      });
      await picture(page, `freeze-form-${index}`);
      await saveIn(page, "freeze-form");
    }
    await expect.poll(() => page.locator(byId("entry-freeze-log")).count(), SOON).toBe(2);
    // The server's own clock knows that all of it was written down today, long after the day that the freeze is given.
    expect(await text("freeze-review")).toContain("began while the approval lacked");
    for (const button of await page.locator(byId("open-note")).all()) await button.click();
    // The newest stands first.
    const [node, nerve] = await page.locator(byId("procedure-note")).allTextContents();
    expect(nerve).toMatch(
      /Cryoneurolysis: Splanchnic nerves, right.*Visible ice edge \(0 °C\): [\d.]+ ml.*mm along/su,
    );
    expect(nerve).toMatch(/Planned.*freeze 8 min.*Done.*freeze 8 min.*Otherwise than planned\s*nothing/su);
    expect(node).toMatch(/Cryoablation of tumor: Retrocrural node.*Visible ice edge/su);
    expect(node).not.toContain("Sunderland");
    await picture(page, "procedure");
  });

  it("[R89][R91][R63] follows up in week 6: relief in one sector, named, and told to the referrer", async () => {
    const { page } = open;
    await day(42);
    await openStep(page, "follow-up");
    expect(await page.locator(byId("follow-ups")).count()).toBe(1);
    await page.locator(byId("follow-ups-add")).click();
    await describeWeekSix(page);
    await picture(page, "follow-up-form");
    await saveIn(page, "follow-up-form");
    await page.locator(byId("then-and-now")).waitFor();
    await picture(page, "follow-up");
    await openStep(page, "overview");
    expect(await text("outcome-line")).toContain('Improved by 30 % or more: "the band" (57 % less)');
    expect(await text("outcome-line")).toContain('Not improved that far: "the dull back"');
    await picture(page, "overview");
    await openStep(page, "referral");
    await reportBack(page);
    expect(await page.locator(byId("referral-card")).getAttribute("data-loop")).toBe("closed");
    await page.locator(byId("open-letter")).click();
    expect((await text("letter")).match(/57 % less/gu)).toHaveLength(1);
    await picture(page, "letter");
    await openStep(page, "timeline");
    expect(await page.locator(byId("entry-follow-up")).count()).toBe(1);
    expect(open.troubles).toEqual([]);
  });
});
