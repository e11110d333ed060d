import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, openStep, picture, saveIn, writeEntry } from "./clinic-page.ts";
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

describe("outcomes of the clinic on the screen", () => {
  it("[R54] shows responders and non-responders in columns of one size, each out of all", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/responders`);
    const group = (response: string) => page.locator(byId(`group-${response}`));
    await group("responder").getByText("the band").waitFor();
    await group("non-responder").getByText("the dull back").waitFor();
    expect(await group("non-responder").locator(byId("response-row")).first().textContent()).toContain(
      "Winter",
    );
    const boxes = await Promise.all(
      ["responder", "non-responder"].map(async (name) => (await group(name).boundingBox())?.width),
    );
    expect(Math.abs((boxes[0] ?? 0) - (boxes[1] ?? 999))).toBeLessThan(1);
    await page.locator(byId("responses-by-indication")).getByText("Pains in all").waitFor();
    await picture(page, "responses");
  });

  it("[R119] counts adverse events by indication on the home of the clinic, each number out of its own", async () => {
    const { page } = open;
    await page.goto(`${server.url}#/clinic`);
    const row = page.locator(byId("adverse-count"), { hasText: "Long COVID" });
    expect(await row.textContent()).toContain("0 of 1");
    await page.locator(byId("worklist-neuritis")).locator(byId("worklist-row")).first().waitFor();
    const frost = await page.locator(byId("patient-row"), { hasText: "Frost" }).getAttribute("href");
    await writeEntry(page, frost?.split("/").at(-1) ?? "", {
      kind: "adverse-event",
      pickId: null,
      text: "a burning that would not end",
      freezeId: "freeze-1",
      gradingId: "cirse-2017",
      gradingVersion: "2017",
      gradeCode: "4",
      modifierCodes: [],
      causality: "caused",
      window: "within-30-d",
      serious: ["hospitalization"],
      endedOn: null,
    });
    await page.reload();
    await row.getByText("hospitalization").waitFor();
    expect(await page.locator(byId("adverse-count")).first().textContent()).toContain("1 of 1");
    await picture(page, "adverse-counts");
  });

  it("[R119] takes a complaint in its words, and counts it until it is answered", async () => {
    const { page } = open;
    await page.locator(byId("patient-row"), { hasText: "Frost" }).click();
    await openStep(page, "adverse-events");
    await page.locator(byId("complaints-add")).click();
    await choose(page, "complaint-from", "relative");
    await page.locator(byId("complaint-text")).fill("Nobody called back for three days.");
    await picture(page, "complaint-form");
    await saveIn(page, "complaint-form");
    await page.locator(byId("complaints")).getByText("From a relative").waitFor();
    await page.goto(`${server.url}#/clinic`);
    await page.locator(byId("worklist-adverse-events")).getByText("Nobody called back").waitFor();
    const row = page.locator(byId("adverse-count"), { hasText: "Long COVID" });
    await row.locator("td", { hasText: "1 of 1" }).nth(3).waitFor();
    await picture(page, "complaint-counts");
  });

  it("sets once, for every patient of the site, how many days after its day a visit counts as late", async () => {
    const { page } = open;
    await page.locator(byId("patient-row"), { hasText: "Frost" }).click();
    await openStep(page, "follow-up");
    await page.locator(byId("grace-open")).click();
    await page.locator(byId("grace-field")).fill("9");
    await picture(page, "grace");
    await page.locator(byId("grace-save")).click();
    await page.locator(byId("grace-days"), { hasText: "More than 9 days" }).waitFor();
    await page.reload();
    await page.locator(byId("grace-days"), { hasText: "More than 9 days" }).waitFor();
    expect(open.troubles).toEqual([]);
  });
});
