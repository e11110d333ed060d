import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import { injurySeries } from "@isotherm/knowledge";
import { describe, expect, test } from "vitest";
import { ball, blockPlan, computed, softBlock } from "../block-case.test-data.ts";
import { compareLesions, oneSession } from "../radiofrequency/compare-lesions.ts";
import { radiofrequencyMisses } from "../radiofrequency/known-misses.ts";
import { defaultRadiofrequencyChoice } from "../radiofrequency/radiofrequency-choice.ts";
import { simulateRadiofrequencyPlan } from "../radiofrequency/simulate-radiofrequency-plan.ts";
import { sensitivities } from "../uncertainty/sensitivities.ts";
import { simulateEnsemble } from "../uncertainty/simulate-ensemble.ts";
import { planReport } from "./plan-report.ts";
import { reportNotices } from "./report-frame.ts";
import { printableText } from "./report-sheet.ts";

/** Every text of a page, in the order in which it was set. */
async function textsOf(pdf: Uint8Array, page: number = 0): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf);
  const contents = document.getPage(page).node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const operators = streams
    .map((entry) => document.context.lookup(entry))
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => String.fromCharCode(...decodePDFRawStream(stream).decode()))
    .join("\n");
  const enDash = 0x96;
  return [...operators.matchAll(/<([0-9A-F]+)> Tj/gu)].map(([, hex = ""]) =>
    (hex.match(/../gu) ?? [])
      .map((pair) => Number.parseInt(pair, 16))
      .map((code) => (code === enDash ? "–" : String.fromCharCode(code)))
      .join(""),
  );
}

const plan = blockPlan({
  title: "Łódź 氷 plan",
  structures: [ball("organ", { id: "Thyroid", centerLpsMm: [0, -9, 0], radiusMm: 3 })],
});
const outcome = computed(plan);

function ended<Result>(run: Generator<unknown, Result>): Result {
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}
const printed = planReport({ plan, outcome, volume: softBlock });

describe("the report", () => {
  test("is one page with the notices, the numbers and the settings that made them", async () => {
    const pdf = await printed;
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
    const texts = await textsOf(pdf);
    for (const notice of reportNotices) expect(texts).toContain(notice);
    const all = texts.join("\n");
    expect(all).toContain("Thyroid");
    expect(all).toContain(`Engine ${outcome.settings.engineVersion}`);
    expect(all).toContain(outcome.planFingerprint.slice(0, 12));
    expect(all).toContain("physician, date");
    expect(all).toContain("project-clinic-notes");
  });

  test("[R25] names 0 °C the visible ice edge, and never the lesion", async () => {
    const texts = await textsOf(await printed);
    expect(texts).toContain("0 °C, visible ice edge");
    const edge = texts.filter((text) => /(^|[^0-9])0 °C/u.test(text) && /lesion/iu.test(text));
    for (const text of edge) expect(text).toContain("is not the lesion");
  });

  test("is signed by a name when there is one, and holds without nerve or structure", async () => {
    const bare = { ...plan, target: null, structures: [] };
    const pdf = await planReport({
      plan: bare,
      outcome: computed(bare),
      volume: softBlock,
      signedBy: "Dr. A. B.",
    });
    const texts = await textsOf(pdf);
    expect(texts).toContain("Approved by Dr. A. B.");
    expect(texts).not.toContain("physician, date");
  });

  test("adds a page that says how sure the freeze is, with every assumption and its certainty", async () => {
    // Two unknowns, so that few members determine the bars.
    const spreads = {
      "cryoprobe-power": 0,
      "coolant-temperature": 0,
      "latent-heat": 0,
      "frozen-heat-capacity": 0,
      placement: 0,
    };
    const { settings, outcomes, uncertainty } = ended(
      simulateEnsemble(plan, softBlock, { count: 16, spreads }),
    );
    const bars = sensitivities(plan, settings, outcomes);
    const certainty = { uncertainty, sensitivities: bars };
    const pdf = await planReport({ plan, outcome, volume: softBlock, certainty });
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(2);
    const texts = await textsOf(pdf, 1);
    const all = texts.join("\n");
    for (const notice of reportNotices) expect(texts).toContain(notice);
    for (const { kind, name, status } of uncertainty.unknowns) {
      if (kind !== "placement") expect(all).toContain(name);
      expect(texts).toContain(status);
    }
    expect(texts).toContain("± 100 %");
    expect(texts).toContain("fixed");
    for (const { name } of injurySeries()) expect(texts).toContain(name);
    const [volume] = uncertainty.answers;
    for (const value of [volume?.range?.low, volume?.range?.median, volume?.range?.high]) {
      expect(texts).toContain(value?.toFixed(2));
    }
    const [strongest] = bars[0]?.bars ?? [];
    expect(all).toContain(`· ${Math.round(100 * (strongest?.varianceFraction ?? 0))} %`);
    expect(all).toContain("16 members, drawn by Sobol's points with seed 1");
  });

  test("[R15] adds a page that answers every question for freeze and radiofrequency, and tells the model's misses", async () => {
    const choice = { ...defaultRadiofrequencyChoice("monopolar"), lesionS: 20 };
    const heat = ended(simulateRadiofrequencyPlan(plan, softBlock, { choice, accuracy: "preview" }));
    const pdf = await planReport({ plan, outcome, volume: softBlock, radiofrequency: heat });
    const texts = await textsOf(pdf, 1);
    // Lines are broken where they are full; words are not.
    const all = texts.join(" ");
    for (const { question, cold, heat: hot } of compareLesions(plan, { cold: outcome, heat }, oneSession)) {
      expect(texts).toContain(question);
      for (const text of [cold.computed, cold.known, hot.computed, hot.known]) {
        if (text !== null) expect(all).toContain(printableText(text));
      }
      for (const { status } of [cold, hot]) expect(all).toContain(status);
    }
    for (const { quantity } of radiofrequencyMisses) expect(all).toContain(quantity);
  });

  test("is refused where a part was computed for another plan", async () => {
    const moved = { ...plan, simulation: { ...plan.simulation, bodyTemperatureC: 36 } };
    await expect(planReport({ plan: moved, outcome, volume: softBlock })).rejects.toMatchObject({
      code: "PLANNING_REPORT_MIXED",
      message: expect.stringContaining("the freeze of the report was computed for plan"),
    });
  });

  test("sets what its fonts can show", () => {
    expect(printableText("−20 °C ≤ 5 × 10²")).toBe("–20 °C <= 5 × 10²");
    expect(printableText("Łódź 氷 ő")).toBe("?ódz ? o");
    expect(printableText("Ω ≥ 1 at 500 Ω")).toBe("Omega >= 1 at 500 Ohm");
  });
});
