import { instrument, modalityReasons, target } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";
import {
  careLinkProblems,
  careProblems,
  codeProblems,
  conditionProblems,
  instrumentProblems,
  reachProblems,
  readingProblems,
  reasonProblems,
} from "./check-care-knowledge.ts";
import { knowledgeFiles, schemaProblems } from "./check-knowledge.ts";

const files = knowledgeFiles();

describe("the care records", () => {
  it("have nothing wrong as they are", () => {
    expect(careProblems(files)).toEqual([]);
  });

  it("name no target, card, region or event that does not exist", () => {
    const path = "packages/knowledge/data/risk-texts/x.json";
    const record = { id: "x", targetId: "spleen", adverseEventIds: ["boredom"] };
    expect(careLinkProblems([...files, { path, folder: "risk-texts", record }])).toEqual([
      `${path}: targetId names spleen, which is not in data/targets`,
      `${path}: adverseEventIds names boredom, which is not in data/adverse-events`,
    ]);
  });

  it("hold no condition on a target or indication that does not exist", () => {
    const when = [{ quantity: "indication", is: "one-of", value: ["crps-arm", "gout"] }];
    const path = "packages/knowledge/data/modality-reasons/x.json";
    expect(
      conditionProblems([...files, { path, folder: "modality-reasons", record: { id: "x", when } }]),
    ).toEqual([`${path}: a condition on indication names gout, which is not in data/indications`]);
  });

  it("reach every target, and say which is not", () => {
    const lost = { ...target("sural-nerve"), id: "lost-nerve", name: "Lost nerve", findingLinks: [] };
    expect(reachProblems(lost)).toHaveLength(2);
    expect(reachProblems(target("sural-nerve"))).toEqual([]);
  });

  it("hold reasons whose cases hold, one of each kind", () => {
    const [reason] = modalityReasons().filter(({ when }) => when.length > 0);
    if (reason === undefined) throw new Error("no modality reason has a condition");
    const turned = reason.cases.map((entry) => ({ ...entry, applies: !entry.applies }));
    expect(reasonProblems({ ...reason, cases: turned })).toHaveLength(2);
    expect(reasonProblems({ ...reason, cases: [] })).toHaveLength(2);
  });

  it("keep patient texts below the reading age", () => {
    const text =
      "Cryoneurolysis reversibly interrupts axonal conduction while preserving connective architecture.";
    expect(readingProblems({ id: "x", text })[0]).toMatch(/^x reads at school grade \d+\.\d, above 8/u);
  });

  it("keep items of licensed instruments out, and scores to their items", () => {
    const odi = instrument("odi");
    const item = { id: "q1", text: "A question", lowestScore: 0, highestScore: 5 };
    expect(instrumentProblems({ ...odi, items: [item] }).join()).toContain("no item may stand here");
    const peg = instrument("peg");
    expect(instrumentProblems({ ...peg, items: peg.items.slice(1) }).join()).toContain("the item pain");
  });

  it("hold CPT rows back and labels short", () => {
    const cpt = files.find(({ record }) => record["code"] === "0441T");
    if (cpt === undefined) throw new Error("the data have no 0441T");
    const free = { ...cpt, record: { ...cpt.record, release: "free", ourLabel: "x".repeat(100) } };
    expect(codeProblems([free])).toHaveLength(2);
  });

  it("[W9] say nothing of the lung where they speak of doxorubicin", () => {
    const texts = files
      .filter(({ folder }) => folder !== "wording")
      .flatMap(({ record }) => JSON.stringify(record).match(/[^"]+/gu) ?? []);
    const spoken = texts.filter((text) => /doxorubicin/iu.test(text));
    expect(spoken.length).toBeGreaterThan(2);
    expect(spoken.filter((text) => /lung|pulmonary|shunt/iu.test(text))).toEqual([]);
  });

  it("[W18] never call a freeze more general where more gentle is meant", () => {
    const said = files
      .filter(({ folder }) => folder !== "wording")
      .filter(({ record }) => /more general\b/iu.test(JSON.stringify(record)));
    expect(said.map(({ path }) => path)).toEqual([]);
  });

  it("refuse a physician's slip with a sentence that names the file and the field", () => {
    const gate = files.find(({ record }) => record["id"] === "genicular");
    if (gate === undefined) throw new Error("the data have no genicular gate");
    const slip = { ...gate, record: { ...gate.record, minimumReliefFraction: 50 } };
    expect(schemaProblems([slip])[0]).toMatch(/genicular\.json: \/minimumReliefFraction must be <= 1/u);
  });
});
