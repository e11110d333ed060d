import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  choose,
  openStep,
  pick,
  picture,
  saveIn,
  setUpClinic,
  takeUpPatient,
  writeEntry,
} from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestPostgres, startTestServer, type TestPostgres, type TestServer } from "./start-server.ts";

interface SampleEvent {
  // biome-ignore lint/suspicious/noExplicitAny: contents of the frozen sample, sent as they are
  readonly content: any;
}

const samples = JSON.parse(
  readFileSync(
    fileURLToPath(new URL("../../packages/clinic/samples/cancer-patient-v1.json", import.meta.url)),
    "utf8",
  ),
) as readonly SampleEvent[];
const contentsOf = (kind: string): readonly SampleEvent["content"][] =>
  samples.map(({ content }) => content).filter((content) => content.kind === kind);

const SOON = { timeout: 30_000 };

// The second database costs half a minute; ISOTHERM_ALL walks both.
const databases = ["embedded", ...(process.env["ISOTHERM_ALL"] ? ["server"] : [])] as const;

describe.each(databases)("the way of a cancer patient, on the %s database", (database) => {
  let postgres: TestPostgres | null = null;
  let server: TestServer;
  let open: TestPage;
  let patientId = "";

  beforeAll(async () => {
    postgres = database === "server" ? await startTestPostgres() : null;
    server = await startTestServer("clinic", postgres?.databaseUrl ?? "");
    open = await openPage(server.url);
    await setUpClinic(open.page);
  });

  afterAll(async () => {
    await open?.browser.close();
    await server?.stop();
    await postgres?.stop();
  });

  const text = async (testId: string): Promise<string> =>
    (await open.page.locator(byId(testId)).first().textContent()) ?? "";

  it("[R61][R66][R67] takes a referral in, triages and accepts it, and shows it waiting in the inbox", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/clinic`);
    await page.locator(`${byId("worklist-adverse-events")} p`).waitFor();
    await picture(page, "clinic-empty");
    patientId = await takeUpPatient(page, "Winter");
    await choose(page, "referral-direction", "in");
    await pick(page, "referral-specialty", "Oncology");
    await page.locator(byId("referral-counterpart")).fill("Dr. Rivers");
    await page.locator(byId("referral-reason")).fill("Cancer of unknown primary, vague abdominal pain");
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
    expect(await row.textContent()).toContain("since today");
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
    // The interview and the talk have walks of their own.
    for (const content of contentsOf("pain-component")) await writeEntry(page, patientId, content);
  });

  it("[R70][R75][R76][R78] reviews the images: a retrocrural node, its neighbors, and how it fits each pain", async () => {
    const { page } = open;
    await page.reload();
    await openStep(page, "imaging");
    await choose(page, "imaging-modality", "CT");
    await page.locator(byId("imaged-on")).fill("2026-01-05");
    await choose(page, "imaging-stations", "retrocrural");
    await page.locator(byId("add-finding")).click();
    await page.locator(byId("finding-structure")).fill("Node behind the crus");
    await pick(page, "finding-kind", "lymph node");
    await page.locator(byId("finding-size")).fill("22");
    await pick(page, "finding-station", "retrocrural");
    await page.locator(byId("finding-level")).fill("T12");
    await choose(page, "finding-side", "left");
    await choose(page, "finding-relation", "invades");
    await pick(page, "finding-target", "Splanchnic nerves");
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
    expect(await page.locator(byId("imaging-findings")).count()).toBe(0);
  });

  it("[R81][R100][R106] sees the patient, counts opioids, and shows where the societies disagree", async () => {
    const { page } = open;
    await openStep(page, "examination");
    await page.locator(byId("start-visit-new")).click();
    expect(await text("visit-clock")).toContain("of 40 min planned");
    await choose(page, "seen-manner", "in-person");
    await choose(page, "seen-capacity", "proceduralist");
    await page.locator(byId("seen-text")).fill("Seen with her daughter");
    await saveIn(page, "seen-form");
    await choose(page, "examination-manner", "in-person");
    await choose(page, "examination-capacity", "proceduralist");
    await page.locator(byId("examination-text")).fill("Deep tenderness, no weakness");
    await saveIn(page, "examination-form");
    await openStep(page, "medication");
    await page.locator(byId("add-drug")).click();
    await page.locator(byId("drug-name")).nth(0).fill("Oxycodone ER");
    await page.locator(byId("drug-dose")).nth(0).fill("60");
    await page.locator(byId("add-drug")).click();
    await page.locator(byId("drug-name")).nth(1).fill("Apixaban");
    await saveIn(page, "medication-form");
    expect(await text("equivalents-total")).toContain("90 MME");
    expect(await text("society-disagreement")).toContain("They disagree");
    await picture(page, "medication");
  });

  it("[R56][R116][R117] blocks first: the gate opens on relief by sector over hours, as needed and not sufficient", async () => {
    const { page } = open;
    await openStep(page, "block");
    expect(await text("gate-outcome")).toContain("shut");
    await choose(page, "block-side", "left");
    await choose(page, "block-guidance", "CT");
    await page.locator(byId("block-drug")).fill("bupivacaine");
    await page.locator(byId("block-concentration")).fill("0.25 %");
    await page.locator(byId("block-volume")).fill("10");
    await choose(page, "block-steroid", "none");
    await choose(page, "block-sedation", "none");
    await choose(page, "block-index", "band");
    await page.locator(byId("block-expected-from")).fill("3");
    await page.locator(byId("block-expected-to")).fill("9");
    await page.locator(byId("add-time")).click();
    const before = page.locator(`${byId("scores-before")} input`);
    await before.nth(0).fill("8");
    await before.nth(2).fill("5");
    for (const [index, [minutes, band, back]] of [
      ["30", "2", "5"],
      ["480", "7", "5"],
    ].entries()) {
      const cells = page.locator(byId("scores-after")).nth(index).locator("input");
      await cells.nth(0).fill(minutes ?? "");
      await cells.nth(1).fill(band ?? "");
      await cells.nth(3).fill(back ?? "");
    }
    await choose(page, "block-motor", "none");
    await choose(page, "block-sign", "not-looked-for");
    await choose(page, "block-wish", "go-ahead");
    await picture(page, "block-form");
    await saveIn(page, "block-form");
    expect(await text("gate-outcome")).toContain("open");
    expect(await text("gate-relief")).toContain("75 %");
    expect(await text("not-sufficient")).toContain("not sufficient");
    const rows = page.locator(`${byId("block-result")} tbody tr`);
    expect(await rows.nth(0).textContent()).toContain("75 %");
    expect(await rows.nth(1).textContent()).toContain("0 %");
  });

  it("[R59][R97] does not save an assessment without a way on, and knows the signed talk", async () => {
    const { page } = open;
    await openStep(page, "assessment");
    await page.locator(byId("assessment-text")).fill("Node invades the splanchnic plexus; freeze both.");
    expect(await page.locator(`${byId("assessment-form")} ${byId("save-entry")}`).isDisabled()).toBe(true);
    expect(await text("still-missing")).toContain("treat, block, optimize or refer");
    await choose(page, "assessment-decision", "treat");
    await saveIn(page, "assessment-form");
    const [talk] = contentsOf("expectation-talk");
    await writeEntry(page, patientId, talk);
    await page.reload();
    await page.locator(byId("care-talk")).waitFor({ timeout: 90_000 });
    expect(await text("care-talk")).toContain("signed");
  });

  it("[R3][R79] combines a plan of the nerve with one of the node, and approves each as it is", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/plans`);
    await page.locator(byId("demo-retroperitoneum")).click();
    await page.locator(byId("pane-axial")).waitFor({ timeout: 120_000 });
    await expect
      .poll(() => page.locator(byId("save-state")).textContent(), { timeout: 90_000 })
      .toBe("Saved");
    const nerveId = /plan\/([^/?]+)/u.exec(page.url())?.[1] ?? "";
    await page.evaluate(async (id) => {
      const { plan } = await (await fetch(`/api/plans/${id}`)).json();
      const node = { ...plan, id: `${id}-node`, title: "Retrocrural node", target: null };
      await fetch(`/api/plans/${node.id}`, {
        method: "PUT",
        headers: { "X-Isotherm": "1", "Content-Type": "application/json" },
        body: JSON.stringify({
          plan: { ...node, procedureType: "tumor-ablation" },
          basedOnRevision: null,
        }),
      });
    }, nerveId);
    await page.goto(`${server.url}#/patients/${patientId}/plan`);
    for (const title of ["Retroperitoneum", "Retrocrural node"]) {
      await pick(page, "link-plan-pick", title);
      await page.locator(byId("link-plan")).click();
      await page.locator(byId("plan-card"), { hasText: title }).waitFor();
    }
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

  it("freezes both in one sitting, and makes the note from plan and log", async () => {
    const { page } = open;
    await openStep(page, "procedure");
    for (const index of [0, 1]) {
      if (index > 0) await page.locator(byId("freeze-log-add")).click();
      await page
        .locator(`${byId("freeze-plan")} label`)
        .nth(index)
        .click();
      expect(await page.locator(byId("freeze-not-approved")).count()).toBe(0);
      await page.locator(byId("freeze-began")).fill(localMinute());
      await page.locator(byId("freeze-guidance")).fill("CT");
      await page.locator(byId("freeze-anesthesia")).fill("sedation");
      await page.locator(byId("freeze-effect")).fill("The band loosened on the table.");
      await saveIn(page, "freeze-form");
    }
    await expect.poll(() => page.locator(byId("entry-freeze-log")).count(), SOON).toBe(2);
    // Approved in the same minute, and before it.
    expect(await page.locator(byId("freeze-review")).count()).toBe(0);
    await page.locator(byId("open-note")).first().click();
    const note = await text("procedure-note");
    expect(note).toContain("Procedure note");
    expect(note).toContain("8 min");
    await picture(page, "procedure");
  });

  it("[R89][R91][R63] follows up in week 6: relief in one sector, named, and told to the referrer", async () => {
    const { page } = open;
    const freezeId = await page.evaluate(async (id) => {
      const { events } = await (await fetch(`/api/patients/${id}`)).json();
      return events.find((event: { content: { kind: string } }) => event.content.kind === "freeze-log")
        .content.freezeId as string;
    }, patientId);
    const followUp = contentsOf("follow-up").at(-1);
    await writeEntry(page, patientId, { ...followUp, freezeId });
    await page.reload();
    await openStep(page, "follow-up");
    await page.locator(byId("then-and-now")).first().waitFor();
    await picture(page, "follow-up");
    await openStep(page, "overview");
    expect(await text("outcome-line")).toContain('Improved by 30 % or more: "the band" (57 % less)');
    expect(await text("outcome-line")).toContain('Not improved that far: "the dull back"');
    await openStep(page, "referral");
    for (const step of ["seen", "reported-back"]) {
      await page.locator(byId(`referral-${step}`)).click();
      await page.locator(byId("referral-step-save")).click();
      await page.locator(byId(`referral-${step}`)).waitFor({ state: "detached" });
    }
    expect(await page.locator(byId("referral-card")).getAttribute("data-loop")).toBe("closed");
    await page.locator(byId("open-letter")).click();
    expect(await text("letter")).toContain("57 % less");
    await openStep(page, "timeline");
    expect(await page.locator(byId("entry-follow-up")).count()).toBe(1);
    expect(open.troubles).toEqual([]);
  });
});

/** Now to the minute, as a datetime field wants it. */
function localMinute(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
