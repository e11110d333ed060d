import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { KnowledgeFile } from "@isotherm/knowledge/check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkKnowledge,
  knowledgeFiles,
  recordFileProblems,
  requirementProblems,
  unitProblems,
} from "./check-knowledge.ts";
import { rootFolder } from "./step.ts";

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

  it("finds requirements that do not exist", () => {
    expect(requirementProblems(withMuscle({ requirements: ["R146"] })).join()).toMatch(/names R146/u);
  });

  it("finds a number without a unit in its key", () => {
    const fact = { value: 1, status: "cited", sources: ["itis-tissue-5"] };
    expect(unitProblems(withMuscle({ density: fact })).join()).toMatch(/the number density has no unit/u);
    expect(unitProblems(withMuscle({ distance: 5 })).join()).toMatch(/the number distance has no unit/u);
  });
});

interface Edit {
  readonly what: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const accepted: readonly Edit[] = [
  {
    what: "a synonym",
    path: "targets/sural-nerve.json",
    from: '"synonyms": [',
    to: '"synonyms": ["suralis"',
  },
  {
    what: "a number that was looked up",
    path: "thresholds/clearance-skin.json",
    from: '"status": "unverified"',
    to: '"status": "cited"',
  },
  {
    what: "the day of a second reading",
    path: "anticoagulation/sir-2019-apixaban.json",
    from: '"checkedOn": null',
    to: '"checkedOn": "2026-11-20"',
  },
  {
    what: "a limit that still agrees with the cases of its rule",
    path: "thresholds/vessel-heat-sink.json",
    from: '"value": 3',
    to: '"value": 4',
  },
  {
    what: "a number of a maker",
    path: "electrodes/coolief.json",
    from: '"activeTipLengthMm": {\n    "value": null',
    to: '"activeTipLengthMm": {\n    "value": 4',
  },
];

const refused: readonly (Edit & { readonly sentence: RegExp })[] = [
  {
    what: "percent for a fraction",
    path: "block-gates/genicular.json",
    from: '"minimumReliefFraction": 0.5',
    to: '"minimumReliefFraction": 50',
    sentence: /genicular\.json: minimumReliefFraction must be <= 1, but is 50$/mu,
  },
  {
    what: "a threshold in one of two places",
    path: "block-gates/genicular.json",
    from: '"minimumReliefFraction": 0.5',
    to: '"minimumReliefFraction": 0.8',
    sentence: /genicular-nerves asks 0\.5 of its block, but its gate genicular asks 0\.8: make them agree/u,
  },
  {
    what: "a source that nobody holds",
    path: "targets/sural-nerve.json",
    from: '"sources": [',
    to: '"sources": ["my-textbook", ',
    sentence: /sources names my-textbook, which is not in references/u,
  },
  {
    what: "a limit that contradicts the cases of its rule",
    path: "thresholds/vessel-heat-sink.json",
    from: '"value": 3',
    to: '"value": 1',
    sentence: /rule\/heat-sink\/beside-ice: the case "2 mm vessel" fires/u,
  },
  {
    what: "a field that no record has",
    path: "targets/sural-nerve.json",
    from: '"paired": true',
    to: '"paired": true, "left": true',
    sentence: /sural-nerve\.json: the record has left, which no such record has; take it out/u,
  },
  {
    what: "a certainty that does not exist",
    path: "evidence/E7.json",
    from: '"status": "',
    to: '"status": "very ',
    sentence: /status is "very [a-z-]+"; give one of cited, established/u,
  },
  {
    what: "a patient text that is hard to read",
    path: "explanations/what-it-is.json",
    from: '"text": "',
    to: `"text": "${"Cryoneurolysis reversibly interrupts axonal conduction, preserving architecture. ".repeat(4)}`,
    sentence: /what-it-is reads at school grade \d+\.\d, above 8: shorten/u,
  },
  {
    what: "a slip of wording",
    path: "targets/medial-branch.json",
    from: '"synonyms": [',
    to: '"synonyms": ["median nerve ablation", ',
    sentence: /says "median nerve"; say "medial branch/u,
  },
  {
    what: "a society row made sure by nobody",
    path: "anticoagulation/sir-2019-apixaban.json",
    from: '"status": "unverified"',
    to: '"status": "cited"',
    sentence: /nobody has compared it with the primary table: enter checkedOn/u,
  },
  {
    what: "a number without a unit",
    path: "evidence/E7.json",
    from: '"title"',
    to: '"distance": 5, "title"',
    sentence: /the record has distance, which no such record has/u,
  },
];

describe("a physician's correction is one edit of one file", () => {
  const copy = mkdtempSync(join(rootFolder, "test-knowledge-"));
  const folder = relative(rootFolder, copy);
  beforeAll(() => cpSync(join(rootFolder, "packages/knowledge/data"), copy, { recursive: true }));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** What the check says when the copy of the data holds the edit; the file is put back. */
  function said({ path, from, to }: Edit): string {
    const file = join(copy, path);
    const before = readFileSync(file, "utf8");
    if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeFileSync(file, before.replace(from, to));
    try {
      return recordFileProblems(knowledgeFiles(folder)).join("\n");
    } finally {
      writeFileSync(file, before);
    }
  }

  it.each(accepted)("accepts $what", (edit) => {
    expect(said(edit)).toBe("");
  });

  it("refuses a comma too many with the file and the place", () => {
    const edit = { what: "", path: "evidence/E7.json", from: '"title"', to: ', "title"' };
    expect(() => said(edit)).toThrow(/E7\.json is not JSON .*position \d+.*; mend the place that it names$/u);
  });

  it.each(refused)("refuses $what with a sentence", ({ sentence, ...edit }) => {
    expect(said(edit)).toMatch(sentence);
  });
});
