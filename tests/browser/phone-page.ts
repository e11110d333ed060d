import type { Page } from "playwright-core";
import { choose, pick } from "./clinic-page.ts";
import { byId } from "./plan-page.ts";

/** Opens a link with its code, as a patient does. */
export async function openLink(
  page: Page,
  link: { readonly address: string; readonly code: string },
): Promise<void> {
  await page.goto(link.address);
  await page.locator(byId("link-code")).fill(link.code);
  await page.locator(byId("open-link")).click();
  await page.locator(byId("code-page")).waitFor({ state: "detached" });
}

/** Tries a wrong code, and gives what the page says to it. */
export async function tryWrongCode(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await page.locator(byId("link-code")).fill("WRONGCODE");
  await page.locator(byId("open-link")).click();
  return (await page.locator(byId("code-message")).textContent()) ?? "";
}

/** On to the next page. */
export async function next(page: Page): Promise<void> {
  await page.locator(byId("next")).click();
}

/** Tells one pain, question by question, and ends at "Is there another pain?"; the working life is left open. */
export async function tellPain(page: Page): Promise<void> {
  const at = (question: string): Promise<void> => page.locator(byId(`interview-${question}`)).waitFor();
  await at("name");
  await page.locator(byId("pain-label")).fill("the vise");
  await page.locator(byId("pain-own-words")).fill("It squeezes my head from the neck up.");
  await next(page);
  await at("place");
  await touchBody(page, 0.5, 0.152);
  await next(page);
  await choose(page, "question-pointing", "one-finger");
  await next(page);
  await choose(page, "question-depth", "deep");
  await next(page);
  await page.locator(byId("onset")).fill("two years ago, after the infection");
  await next(page);
  await choose(page, "question-axis", "chronic");
  await next(page);
  await choose(page, "question-course", "constant-with-flares");
  await next(page);
  await page.locator(byId("quality-words")).getByText("pressure").click();
  await choose(page, "quality-pressure", "7");
  await next(page);
  await choose(page, "travels", "yes");
  await page.locator(byId("radiation-text")).fill("up to my temples");
  await next(page);
  await page.locator(byId("eased")).getByText("rest", { exact: true }).click();
  await next(page);
  await page.locator(byId("worse")).getByText("stress").click();
  await next(page);
  await at("drugs");
  await next(page);
  for (const [field, score] of [
    ["nowScore", 5],
    ["worstScore", 7],
    ["averageScore", 5],
    ["leastScore", 2],
  ] as const) {
    await choose(page, field, String(score));
  }
  await next(page);
  await page.locator(`${byId("flare-count")} input`).fill("3");
  await choose(page, "flare-peak", "8");
  await page.locator(`${byId("flare-minutes")} input`).fill("40");
  await next(page);
  await page.locator(`${byId("night-waking")} input`).fill("2");
  await next(page);
  for (const activity of ["eating", "sleeping", "sitting", "walking", "driving", "going-out"]) {
    await choose(page, `life-${activity}`, "limited");
  }
  await next(page);
  await choose(page, "goal-score", "3");
  await next(page);
  await at("more");
}

/** One finger on the front of the body, at fractions of its width and height. */
export async function touchBody(page: Page, across: number, down: number): Promise<void> {
  const box = await page.locator(byId("draw-front")).boundingBox();
  if (box === null) throw new Error("The body is not on the screen.");
  // The drawing keeps its proportions inside the box: 180 wide to 500 high.
  const scale = Math.min(box.width / 180, box.height / 500);
  const x = box.x + box.width / 2 + (across - 0.5) * 180 * scale;
  await page.mouse.click(x, box.y + box.height / 2 + (down - 0.5) * 500 * scale);
}

/** Answers the follow-up about one pain that has got better, with nothing left of neuritis and Horner. */
export async function tellRecovery(page: Page): Promise<void> {
  await page.locator(byId("red-flag-none")).click();
  await next(page);
  for (const [field, score] of [
    ["nowScore", 2],
    ["worstScore", 3],
    ["averageScore", 2],
    ["leastScore", 0],
  ] as const) {
    await choose(page, field, String(score));
  }
  await page.locator(byId("own-words-now")).fill("I read a whole book.");
  await next(page);
  await choose(page, "quality-pressure", "2");
  await next(page);
  await choose(page, "has-flares", "no");
  await page.locator(`${byId("night-waking")} input`).fill("0");
  await next(page);
  for (const activity of ["eating", "sleeping", "sitting", "walking", "driving", "going-out", "working"]) {
    await choose(page, `life-${activity}`, "free");
  }
  await next(page);
  await choose(page, "neuritis", "no");
  await choose(page, "horner", "absent");
  await next(page);
  await next(page);
  await choose(page, "overall", "2");
  await next(page);
  await page.locator(byId("next-goal")).fill("go back to work for two hours");
  await next(page);
  await page.locator(byId("follow-up-review")).waitFor();
}

/** Takes down the call on day 3: the nerve is sore, and the eyelid hangs. */
export async function tellNeuritis(page: Page): Promise<void> {
  await pick(page, "visit", "Neuritis call on day 3");
  await choose(page, "manner", "telephone");
  await page.locator(byId("red-flag-none")).click();
  for (const [field, score] of [
    ["nowScore", 6],
    ["worstScore", 7],
    ["averageScore", 6],
    ["leastScore", 3],
  ] as const) {
    await choose(page, field, String(score));
  }
  await choose(page, "quality-pressure", "6");
  await choose(page, "has-flares", "no");
  await page.locator(`${byId("night-waking")} input`).fill("4");
  for (const activity of ["eating", "sleeping", "sitting", "walking", "driving", "going-out", "working"]) {
    await choose(page, `life-${activity}`, "limited");
  }
  await choose(page, "neuritis", "yes");
  await choose(page, "neuritis-score", "9");
  await choose(page, "horner", "present");
}
