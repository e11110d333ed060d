import { instrument, modalityReasons, rule, rules, target } from "@isotherm/knowledge";
import {
  checkRecordFiles,
  codeProblems,
  conditionProblems,
  idProblems,
  instrumentProblems,
  type KnowledgeFile,
  linkProblems,
  ourFiles,
  reachProblems,
  readingProblems,
  reasonProblems,
  ruleProblems,
  schemaProblems,
  wordingProblems,
} from "@isotherm/knowledge/check";
import { describe, expect, it } from "vitest";

const files = ourFiles();
const muscle = files.find(({ record }) => record["id"] === "muscle");

function withMuscle(change: Readonly<Record<string, unknown>>): KnowledgeFile[] {
  if (muscle === undefined) throw new Error("the data have no muscle");
  return [{ ...muscle, record: { ...muscle.record, ...change } }, ...files.filter((file) => file !== muscle)];
}

describe("the records", () => {
  it("finds a record that its schema does not allow", () => {
    expect(schemaProblems(withMuscle({ name: "" })).join()).toMatch(/muscle\.json: name must/u);
    expect(schemaProblems(withMuscle({ color: "red" })).join()).toMatch(
      /has color, which no such record has/u,
    );
    const noStatus = { value: 1000, sources: ["itis-tissue-5"] };
    expect(schemaProblems(withMuscle({ densityKgPerM3: noStatus })).join()).toMatch(/status/u);
  });

  it("finds ids used twice, and files named after something else", () => {
    expect(idProblems(withMuscle({ id: "nerve" })).join("\n")).toMatch(
      /already used by[\s\S]*belongs in nerve\.json|belongs in nerve\.json[\s\S]*already used by/u,
    );
  });

  it("finds sources and freeze protocols that do not exist", () => {
    const density = { value: 1090, status: "cited", sources: ["hearsay"] };
    expect(linkProblems(withMuscle({ densityKgPerM3: density }))).toEqual([
      "tissues/muscle.json: sources names hearsay, which is not in references",
    ]);
    expect(linkProblems(withMuscle({ protocolPresetIds: ["forever"] })).join()).toMatch(/names forever/u);
  });

  it("finds rules without a case of each kind, wrong cases, and more certainty than their numbers have", () => {
    const red = rule("rule/skin/red");
    expect(ruleProblems({ ...red, cases: red.cases.filter(({ fires }) => fires) }).join()).toMatch(
      /no case that does not fire/u,
    );
    const wrong = red.cases.map((example) => ({ ...example, fires: !example.fires }));
    expect(ruleProblems({ ...red, cases: wrong })).toHaveLength(2);
    expect(ruleProblems({ ...rule("rule/skin/protection"), status: "cited" }).join()).toMatch(
      /only unverified/u,
    );
    expect(rules().flatMap(ruleProblems)).toEqual([]);
  });

  it.each([
    ["W1", "a bedroll dose pack"],
    ["W2", "grade Sutherland 2"],
    ["W3", "after bleeding a tumor"],
    ["W4", "median nerve ablation"],
    ["W5", "refractory VTAC"],
    ["W6", "Prolovo 2017"],
    ["W7", "the inferior thyroidal artery"],
    ["W8", "PMNR and neurology"],
    ["W10", "the retrocrural celiac axis"],
    ["W11", "dirt in the fat"],
    ["W12", "after traumatic atheroembolism"],
    ["W13", "the adrenal ganglion"],
    ["W14", "dies at 22 to 23"],
    ["W15", "so very possible"],
    ["W16", "superior hypogastric nerves"],
    ["W17", "Ermentrout et al."],
    ["W19", "cryo one-on-one"],
  ])(
    "[W1, W2, W3, W4, W5, W6, W7, W8, W10, W11, W12, W13, W14, W15, W16, W17, W19] finds the slip of %s",
    (id, text) => {
      expect(wordingProblems([{ path: "page.md", text }]).join()).toContain(`(${id})`);
    },
  );

  it("leaves right words alone", () => {
    const text =
      "VTach; aorticorenal ganglion; −22 to −23 °C; Sunderland II; medial branch; superior hypogastric plexus";
    expect(wordingProblems([{ path: "page.md", text }])).toEqual([]);
  });
});

describe("the care records", () => {
  it("have nothing wrong as they are", () => {
    expect(checkRecordFiles(files)).toEqual([]);
  });

  it("name no target, card, region or event that does not exist", () => {
    const path = "risk-texts/x.json";
    const record = { id: "x", targetId: "spleen", adverseEventIds: ["boredom"] };
    expect(linkProblems([...files, { path, folder: "risk-texts", record }])).toEqual([
      `${path}: targetId names spleen, which is not in targets`,
      `${path}: adverseEventIds names boredom, which is not in adverse-events`,
    ]);
  });

  it("hold no condition on a target or indication that does not exist", () => {
    const when = [{ quantity: "indication", is: "one-of", value: ["crps-arm", "gout"] }];
    const path = "modality-reasons/x.json";
    expect(
      conditionProblems([...files, { path, folder: "modality-reasons", record: { id: "x", when } }]),
    ).toEqual([`${path}: a condition on indication names gout, which is not in indications`]);
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
});
