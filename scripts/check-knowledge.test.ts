import { rule, rules } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";
import {
  checkKnowledge,
  idProblems,
  type KnowledgeFile,
  knowledgeFiles,
  linkProblems,
  ruleProblems,
  schemaProblems,
  sourceProblems,
  unitProblems,
  wordingProblems,
} from "./check-knowledge.ts";

const files = knowledgeFiles();
const muscle = files.find(({ record }) => record["id"] === "muscle");

function withMuscle(change: Readonly<Record<string, unknown>>): KnowledgeFile[] {
  if (muscle === undefined) throw new Error("the data have no muscle");
  return [{ ...muscle, record: { ...muscle.record, ...change } }, ...files.filter((file) => file !== muscle)];
}

describe("check-knowledge", () => {
  it("finds nothing in the data as they are", () => {
    expect(checkKnowledge(files)).toEqual([]);
  });

  it("finds a record that its schema does not allow", () => {
    expect(schemaProblems(withMuscle({ name: "" })).join()).toMatch(/muscle\.json: \/name/u);
    expect(schemaProblems(withMuscle({ color: "red" })).join()).toMatch(/additional properties/u);
    const noStatus = { value: 1000, sources: ["itis-tissue-5"] };
    expect(schemaProblems(withMuscle({ densityKgPerM3: noStatus })).join()).toMatch(/status/u);
  });

  it("finds ids used twice, and files named after something else", () => {
    expect(idProblems(withMuscle({ id: "nerve" })).join("\n")).toMatch(
      /already used by[\s\S]*belongs in nerve\.json|belongs in nerve\.json[\s\S]*already used by/u,
    );
  });

  it("finds sources, freeze protocols and requirements that do not exist", () => {
    const density = { value: 1090, status: "cited", sources: ["hearsay"] };
    expect(sourceProblems(withMuscle({ densityKgPerM3: density }))).toEqual([
      "packages/knowledge/data/tissues/muscle.json: the source hearsay is not among the references",
    ]);
    expect(linkProblems(withMuscle({ protocolPresetIds: ["forever"] })).join()).toMatch(/names forever/u);
    expect(linkProblems(withMuscle({ requirements: ["R146"] })).join()).toMatch(/names R146/u);
  });

  it("finds a number without a unit in its key", () => {
    const fact = { value: 1, status: "cited", sources: ["itis-tissue-5"] };
    expect(unitProblems(withMuscle({ density: fact })).join()).toMatch(/the number density has no unit/u);
    expect(unitProblems(withMuscle({ distance: 5 })).join()).toMatch(/the number distance has no unit/u);
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
