import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { ball, blockPlan, computed, softBlock } from "../block-case.test-data.ts";
import { planReport, reportNotices } from "./plan-report.ts";
import { printableText } from "./report-sheet.ts";

/** Every text of the first page, in the order in which it was set. */
async function textsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf);
  const contents = document.getPage(0).node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const operators = streams
    .map((entry) => document.context.lookup(entry))
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => String.fromCharCode(...decodePDFRawStream(stream).decode()))
    .join("\n");
  return [...operators.matchAll(/<([0-9A-F]+)> Tj/gu)].map(([, hex = ""]) =>
    (hex.match(/../gu) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(""),
  );
}

const plan = blockPlan({
  title: "Łódź 氷 plan",
  structures: [ball("organ", { id: "Thyroid", centerLpsMm: [0, -9, 0], radiusMm: 3 })],
});
const outcome = computed(plan);
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

  test("sets what its fonts can show", () => {
    expect(printableText("−20 °C ≤ 5 × 10²")).toBe("–20 °C <= 5 × 10²");
    expect(printableText("Łódź 氷 ő")).toBe("?ódz ? o");
  });
});
