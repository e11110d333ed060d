import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLink } from "./care-page.ts";
import { openStep, picture } from "./clinic-page.ts";
import { cutButtons, faintTexts, overhangs, smallTargets } from "./legible.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { openLink } from "./phone-page.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

const TABLET: BrowserContextOptions = {
  viewport: { width: 768, height: 1024 },
  hasTouch: true,
  isMobile: true,
};
const STEPS = [
  ...["overview", "referral", "intake", "work-up", "imaging", "interview", "examination", "medication"],
  ...["block", "assessment", "talk", "plan", "approval", "procedure", "follow-up", "goals"],
  ...["adverse-events", "messages", "timeline"],
] as const;
const LISTS = ["#/clinic", "#/clinic/referrals"] as const;
const READ = ["#/responders", "#/directory", "#/plans"] as const;
const ATLAS = ["", "/devices", "/finder", "/rules", "/evidence", "/site"] as const;

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

/** A page of its own, on another kind of screen. */
async function pageOn(options: BrowserContextOptions): Promise<Page> {
  const page = await (await open.browser.newContext(options)).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

async function visit(page: Page, familyName: string): Promise<void> {
  await page.goto(`${server.url}#/clinic`);
  await page.locator(byId("patient-search")).fill(familyName);
  await page.locator(byId("patient-found"), { hasText: familyName }).click();
  await page.locator(byId("patient-name"), { hasText: familyName }).waitFor();
}

/** What is wrong with the screen as it stands, by name of the screen. */
async function wrongOn(page: Page, name: string, leastPx: number): Promise<readonly string[]> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () => document.querySelector(".mantine-Loader-root, .mantine-Skeleton-root") === null,
  );
  await picture(page, `legible-${name}`);
  const [faint, small] = [await faintTexts(page), await smallTargets(page, leastPx)];
  const [wide, cut] = [await overhangs(page), await cutButtons(page)];
  return [
    ...faint.map((text) => `${name}: faint ${text}`),
    ...small.map((target) => `${name}: small ${target}`),
    ...wide.map((part) => `${name}: reaches out ${part}`),
    ...cut.map((button) => `${name}: cut off ${button}`),
  ];
}

/** Opens every form of the step that a button opens. */
async function openForms(page: Page): Promise<void> {
  for (const button of await page.locator('main button[data-testid$="-add"]').all()) {
    if (await button.isVisible()) await button.click();
  }
}

describe("text, targets and edges", () => {
  it("hold on every step of a patient, forms open, on a small laptop", async () => {
    const { page } = open;
    await page.setViewportSize({ width: 1024, height: 768 });
    await visit(page, "Winter");
    const wrong: string[] = [];
    for (const step of STEPS) {
      await openStep(page, step);
      wrong.push(...(await wrongOn(page, step, 40)));
      await openForms(page);
      wrong.push(...(await wrongOn(page, `${step}-form`, 40)));
    }
    expect(wrong).toEqual([]);
  });

  it("hold on every step of a patient under a finger, on a tablet", async () => {
    const page = await pageOn({ ...TABLET, viewport: { width: 1024, height: 768 } });
    await visit(page, "Frost");
    const wrong: string[] = [];
    for (const step of STEPS) {
      await openStep(page, step);
      await openForms(page);
      wrong.push(...(await wrongOn(page, `${step}-touch`, 44)));
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("hold on the lists of the clinic and in the atlas", async () => {
    const { page } = open;
    const wrong: string[] = [];
    for (const hash of LISTS) {
      await page.goto(`${server.url}${hash}`);
      wrong.push(...(await wrongOn(page, hash.replaceAll(/[#/]+/gu, "-"), 24)));
    }
    // These are read: their links stand in texts and tables.
    for (const hash of [...READ, ...ATLAS.map((part) => `#/atlas${part}`)]) {
      await page.goto(`${server.url}${hash}`);
      wrong.push(...(await wrongOn(page, hash.replaceAll(/[#/]+/gu, "-"), 0)));
    }
    expect(wrong).toEqual([]);
  });

  it("hold on the pages of a patient, on a tablet and on a phone", async () => {
    const { page } = open;
    const wrong: string[] = [];
    for (const [kind, viewport] of [
      ["tablet", { width: 768, height: 1024 }],
      ["phone", { width: 390, height: 844 }],
    ] as const) {
      await visit(page, "Frost");
      await openStep(page, "follow-up");
      const followUp = await makeLink(page, "follow-up");
      await openStep(page, "interview");
      const interview = await makeLink(page, "interview");
      const hers = await pageOn({ ...TABLET, viewport });
      const look = async (name: string): Promise<void> => {
        wrong.push(...(await wrongOn(hers, `${kind}-${name}`, 44)));
      };
      await hers.goto(interview.address);
      await hers.locator(byId("code-page")).waitFor();
      await look("code");
      await openLink(hers, interview);
      await look("welcome");
      // Every question, until it is asked whether there is another pain.
      for (let at = 0; at < 30 && (await hers.locator(byId("interview-more")).count()) === 0; at++) {
        await hers.locator(byId("next")).click();
        await look(`interview-${at}`);
      }
      await hers.locator(byId("next")).click();
      await look("review");
      await hers.locator(byId("stop-for-now")).click();
      await look("stopped");
      await openLink(hers, followUp);
      await look("today");
      await hers.locator(byId("phone-messages")).click();
      await look("messages");
      await hers.locator(byId("phone-sheet")).click();
      await look("sheet");
      await hers.locator(byId("phone-today")).click();
      await hers.locator(byId("start-follow-up")).click();
      await look("follow-up");
      await hers.context().close();
    }
    expect(wrong).toEqual([]);
    expect(open.troubles).toEqual([]);
  });
});
