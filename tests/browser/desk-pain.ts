import type { Page } from "playwright-core";
import { byId } from "./plan-page.ts";

type View = "front" | "back" | "left" | "right";
type Scores = Readonly<Record<"nowScore" | "worstScore" | "averageScore" | "leastScore", number>>;

/** A line on one side of the body, at fractions of its width and height. */
export interface DrawnLine {
  readonly view: View;
  readonly pointsFraction: readonly (readonly [number, number])[];
}

/** A pain as a patient tells it to a nurse. */
export interface ToldPain {
  readonly name: string;
  readonly ownWords: string;
  readonly place: DrawnLine;
  readonly onset: string;
  readonly course: "constant" | "constant-with-flares";
  readonly qualities: Readonly<Record<string, number>>;
  /** Null where it does not travel. */
  readonly travels: DrawnLine | null;
  readonly eased: string;
  readonly worse: string;
  readonly drug: string;
  readonly scores: Scores;
  readonly flares: { readonly perDay: number; readonly peak: number; readonly minutes: number } | null;
  readonly wakesPerNight: number;
  /** How far daily life goes, or the same as with the first pain. */
  readonly limits: Readonly<Record<string, string>> | "the same";
  readonly goalScore: number;
}

/** One question on the desk, so that two questions with the same answers are not mixed up. */
const inside = (question: string, testId: string): string => `${byId(`desk-${question}`)} ${byId(testId)}`;

async function answer(page: Page, selector: string, value: string | number): Promise<void> {
  await page.locator(`${selector} label[data-value="${value}"]`).click();
}

async function count(page: Page, selector: string, value: number): Promise<void> {
  await page.locator(`${selector} input`).fill(String(value));
}

/** Takes down a pain on the one screen of the interview, drawing place and way on the body. */
export async function takeDownPain(page: Page, pain: ToldPain): Promise<void> {
  await page.locator(inside("name", "pain-label")).fill(pain.name);
  await page.locator(inside("name", "pain-own-words")).fill(pain.ownWords);
  await drawOnBody(page, "place", pain.place);
  await answer(page, inside("pointing", "question-pointing"), "diffuse");
  await answer(page, inside("depth", "question-depth"), "deep");
  await page.locator(inside("onset", "onset")).fill(pain.onset);
  await answer(page, inside("axis", "question-axis"), "cancer");
  await answer(page, inside("course", "question-course"), pain.course);
  for (const [quality, score] of Object.entries(pain.qualities)) {
    await page.locator(inside("qualities", "quality-words")).getByText(quality, { exact: true }).click();
    await answer(page, inside("qualities", `quality-${quality}`), score);
  }
  await answer(page, inside("radiation", "travels"), pain.travels === null ? "no" : "yes");
  if (pain.travels !== null) await drawOnBody(page, "radiation", pain.travels);
  await page.locator(inside("eased", "eased")).getByText(pain.eased, { exact: true }).click();
  await page.locator(inside("worse", "worse")).getByText(pain.worse, { exact: true }).click();
  await page.locator(inside("drugs", "drug-name")).fill(pain.drug);
  await page.locator(inside("drugs", "add-drug")).click();
  await answer(page, inside("drugs", "drug-relief"), "0.25");
  for (const [field, score] of Object.entries(pain.scores))
    await answer(page, inside("scores", field), score);
  if (pain.flares !== null) {
    await count(page, inside("flares", "flare-count"), pain.flares.perDay);
    await answer(page, inside("flares", "flare-peak"), pain.flares.peak);
    await count(page, inside("flares", "flare-minutes"), pain.flares.minutes);
  }
  await count(page, inside("sleep", "night-waking"), pain.wakesPerNight);
  if (pain.limits === "the same") await page.locator(inside("life", "same-life")).click();
  else await tellLife(page, "life", pain.limits);
  await answer(page, inside("goal", "goal-score"), pain.goalScore);
}

async function tellLife(
  page: Page,
  question: string,
  limits: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [activity, limit] of Object.entries(limits)) {
    await answer(page, inside(question, `life-${activity}`), limit);
  }
}

/** Draws a line on one side of the body with the pointer held down. */
async function drawOnBody(page: Page, question: string, { view, pointsFraction }: DrawnLine): Promise<void> {
  const figure = page.locator(inside(question, `draw-${view}`));
  await figure.scrollIntoViewIfNeeded();
  const box = await figure.boundingBox();
  if (box === null) throw new Error(`The ${view} of the body is not on the screen.`);
  // The drawing keeps its proportions inside the box: 180 wide to 500 high.
  const scale = Math.min(box.width / 180, box.height / 500);
  const at = ([across, down]: readonly [number, number]): readonly [number, number] => [
    box.x + box.width / 2 + (across - 0.5) * 180 * scale,
    box.y + box.height / 2 + (down - 0.5) * 500 * scale,
  ];
  for (const [index, point] of pointsFraction.entries()) {
    await page.mouse.move(...at(point), { steps: 4 });
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

/** A pain at a follow-up, against what it was. */
export interface PainNow {
  readonly ownWords: string;
  readonly scores: Scores;
  readonly qualities: Readonly<Record<string, number>>;
  readonly flares: { readonly perDay: number; readonly peak: number; readonly minutes: number } | null;
  readonly wakesPerNight: number;
  /** How far daily life goes, or the same as with the first pain. */
  readonly limits: Readonly<Record<string, string>> | "the same";
}

/** Takes down how one pain is now, on the one screen of the follow-up. */
export async function takeDownPainNow(page: Page, index: number, pain: PainNow): Promise<void> {
  const at = (part: string, testId: string): string => inside(`${part}-${index}`, testId);
  for (const [field, score] of Object.entries(pain.scores)) await answer(page, at("scores", field), score);
  await page.locator(at("scores", "own-words-now")).fill(pain.ownWords);
  for (const [quality, score] of Object.entries(pain.qualities)) {
    await answer(page, at("qualities", `quality-${quality}`), score);
  }
  await answer(page, at("flares", "has-flares"), pain.flares === null ? "no" : "yes");
  if (pain.flares !== null) {
    await count(page, at("flares", "flare-count"), pain.flares.perDay);
    await answer(page, at("flares", "flare-peak"), pain.flares.peak);
    await count(page, at("flares", "flare-minutes"), pain.flares.minutes);
  }
  await count(page, at("flares", "night-waking"), pain.wakesPerNight);
  if (pain.limits === "the same") await page.locator(at("life", "same-life")).click();
  else await tellLife(page, `life-${index}`, pain.limits);
}
