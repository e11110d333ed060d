import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStep, picture, setUpClinic, takeUpPatient } from "./clinic-page.ts";
import { openPage, type TestPage } from "./open-browser.ts";
import { byId } from "./plan-page.ts";
import { startTestServer, type TestServer } from "./start-server.ts";

let server: TestServer;
let open: TestPage;
const halfTyped = "Burns since spring, worse at";

beforeAll(async () => {
  server = await startTestServer("clinic");
  open = await openPage(server.url);
  await open.page.clock.install();
  await open.page.reload();
  await setUpClinic(open.page);
  await open.page.goto(`${server.url}#/clinic`);
  await takeUpPatient(open.page, "Covered");
  await openStep(open.page, "intake");
}, 240_000);

afterAll(async () => {
  await open?.browser.close();
  await server?.stop();
});

/** What is in front at a grid of points of the window; "cover" where nothing of the page shows. */
const inFront = (): Promise<readonly string[]> =>
  open.page.evaluate(() => {
    const places = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98];
    const found = places.flatMap((x) =>
      places.map((y) => {
        const element = document.elementFromPoint(innerWidth * x, innerHeight * y);
        return element?.closest('[data-testid="screen-cover"]') ? "cover" : (element?.tagName ?? "none");
      }),
    );
    return [...new Set(found)];
  });

describe("a screen that nobody touches", () => {
  it("is covered after five minutes, with nothing of the patient left in sight, in the title or for the keyboard", async () => {
    const { page } = open;
    const field = page.locator("textarea").first();
    await field.fill(halfTyped);
    expect(await page.title()).toContain("Covered");
    await page.clock.fastForward("04:30");
    expect(await page.locator(byId("screen-cover")).count()).toBe(0);
    await page.clock.fastForward("00:40");
    await page.locator(byId("screen-cover")).waitFor();
    await picture(page, "screen-cover");
    expect(await inFront()).toEqual(["cover"]);
    expect(await page.title()).toBe("Isotherm");
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press("Tab");
      const place = await page.evaluate(() => {
        const active = document.activeElement;
        return active === document.body || active?.closest('[data-testid="screen-cover"]') ? "cover" : "page";
      });
      expect(place).toBe("cover");
    }
  });

  it("asks the server nothing while it is covered, so that its session ends as one that nobody uses", async () => {
    const { page } = open;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.clock.fastForward("03:00");
    await page.waitForTimeout(500);
    expect(asked).toEqual([]);
  });

  it("is uncovered by a key, which types nothing, and what was not saved is still there", async () => {
    const { page } = open;
    await page.keyboard.press("x");
    await page.locator(byId("screen-cover")).waitFor({ state: "detached" });
    expect(await page.locator("textarea").first().inputValue()).toBe(halfTyped);
    expect(await page.title()).toContain("Covered");
    await page.keyboard.type(" night");
    expect(await page.locator("textarea").first().inputValue()).toBe(`${halfTyped} night`);
  });

  it("asks for the sign-in where the session has ended meanwhile, on an empty screen, and goes on where it was", async () => {
    const { page } = open;
    await page.clock.fastForward("05:10");
    await page.locator(byId("screen-cover")).waitFor();
    await page.context().clearCookies();
    await page.keyboard.press("Enter");
    await page.locator(byId("sign-in-again")).locator(byId("sign-in-form")).waitFor();
    await page.locator(byId("screen-cover")).waitFor({ state: "detached" });
    await picture(page, "screen-cover-sign-in");
    const behind = await page.evaluate(() => {
      const element = document.elementFromPoint(5, innerHeight - 5);
      return element === null ? "none" : getComputedStyle(element).backgroundColor;
    });
    expect(behind).toBe("rgb(8, 9, 11)");
    await page.keyboard.type("five quiet isotherms glow");
    await page.keyboard.press("Enter");
    await page.locator(byId("sign-in-again")).locator(byId("sign-in-form")).waitFor({ state: "detached" });
    expect(await page.locator("textarea").first().inputValue()).toBe(`${halfTyped} night`);
  });

  it("stays open for an hour where somebody watches with no hand free", async () => {
    const { page } = open;
    await page.clock.fastForward("05:10");
    await page.locator(byId("keep-open")).click();
    await page.locator(byId("screen-cover")).waitFor({ state: "detached" });
    await page.clock.fastForward("55:00");
    expect(await page.locator(byId("screen-cover")).count()).toBe(0);
    await page.clock.fastForward("06:00");
    await page.locator(byId("screen-cover")).waitFor();
    expect(open.troubles).toEqual([]);
  });
});
