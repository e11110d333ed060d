import {
  caseForm,
  caseForms,
  checkForm,
  evidenceCard,
  exampleCases,
  findTargets,
  followPathway,
  installSiteOverlay,
  pathway,
  pathwaysFor,
  target,
} from "@isotherm/knowledge";
import { checkOverlay } from "@isotherm/knowledge/check";
import { afterEach, describe, expect, it } from "vitest";

function exampleCase(id: string): ReturnType<typeof exampleCases>[number] {
  const found = exampleCases().find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no example case ${id}`);
  return found;
}

afterEach(() => installSiteOverlay(null));

describe("case forms", () => {
  const board = caseForm("tumor-board");

  it("name what is missing, and are complete when every required field is answered", () => {
    const empty = checkForm(board, {});
    expect(empty.complete).toBe(false);
    expect(empty.missing.map(({ id }) => id)).toEqual([
      "heldOn",
      "participants",
      "interventionalRadiologyPresent",
      "optionsDiscussed",
      "reasonsAgainstResection",
      "decision",
      "dissent",
    ]);
    const full = checkForm(board, {
      heldOn: "2026-11-20",
      participants: ["surgery", "oncology"],
      interventionalRadiologyPresent: false,
      optionsDiscussed: ["surveillance", "cryo", "resection"],
      reasonsAgainstResection: ["recurrence after resection is frequent"],
      decision: "cryo",
      dissent: "none",
    });
    expect(full.complete).toBe(true);
    expect(full.findings.map(({ message }) => message)).toEqual([
      "The board for desmoids includes interventional radiology.",
    ]);
  });

  it("refuse answers that cannot be, each with a sentence", () => {
    const { problems, findings } = checkForm(caseForm("doxorubicin-embolization"), {
      doseMg: -1,
      doneOn: "last week",
      nonTargetChecked: "maybe",
      vessels: ["dorsalis pedis"],
      color: "red",
    });
    expect(problems).toEqual([
      "Doxorubicin, mg: -1 cannot be; give a number, 0 or more",
      'Date: "last week" cannot be; give a day as YYYY-MM-DD',
      'Checked for non-target embolization: "maybe" cannot be; say yes or no',
      "Doxorubicin-eluting embolization has no field color; take it out",
    ]);
    expect(findings).toEqual([]);
  });

  it("warn of a dose above the published series, a check left out, and the cumulative limit", () => {
    const { findings } = checkForm(caseForm("doxorubicin-embolization"), {
      doseMg: 80,
      nonTargetChecked: false,
      cumulativeDoxorubicinMgPerM2: 460,
    });
    expect(findings.map(({ severity }) => severity)).toEqual(["critical", "warning", "critical"]);
  });

  it("hold no limit without a source", () => {
    for (const { checks } of caseForms())
      for (const { sources } of checks) expect(sources.length).toBeGreaterThan(0);
  });
});

describe("example cases", () => {
  it.each(exampleCases().map((entry) => [entry.title, entry] as const))(
    "%s: leads where it says",
    (_title, entry) => {
      const { regions, findings, expects, inputs, pathwayId, formId, answers } = entry;
      const found = findTargets({ regions, imagingFindings: findings }).matches.map(
        (match) => match.target.id,
      );
      for (const id of expects.targetIds) expect(found).toContain(id);
      const due = followPathway(pathway(pathwayId), inputs).filter(
        ({ state, stoppedBy }) => state === "due" && stoppedBy === null,
      );
      for (const id of expects.dueStepIds) expect(due.map(({ step }) => step.id)).toContain(id);
      if (formId !== null)
        expect(checkForm(caseForm(formId), answers)).toMatchObject({ complete: true, problems: [] });
    },
  );

  it("[R39] phantom pain in a toe: posterior tibial nerve, case report, its source unverified, its cause left open", () => {
    const { targetId, evidenceLevel, status, note, story } = exampleCase("phantom-toe");
    const tibial = target(targetId ?? "");
    expect(tibial.id).toBe("posterior-tibial-nerve");
    expect(tibial.evidence.map(({ grade }) => grade)).toContain("D");
    expect([evidenceLevel, status]).toEqual(["case report", "unverified"]);
    expect(note).toContain("the cause is stored as a record states it");
    expect(story).not.toMatch(/trauma|atheroembol/iu);
    expect(evidenceCard("E5").negativeTrials.length).toBeGreaterThan(0);
  });

  it("[R128] foot desmoid: site, earlier resections and radiotherapy are asked, and the case is embolized", () => {
    const required = caseForm("desmoid-case")
      .fields.filter(({ required: must }) => must)
      .map(({ id }) => id);
    expect(required).toEqual(
      expect.arrayContaining(["site", "earlierResectionCount", "earlierRadiotherapy"]),
    );
    const { answers, inputs, pathwayId } = exampleCase("foot-desmoid");
    expect(answers).toMatchObject({ site: "foot", earlierResectionCount: 1, earlierRadiotherapy: true });
    const stateOf = (id: string): string | undefined =>
      followPathway(pathway(pathwayId), inputs).find(({ step }) => step.id === id)?.state;
    expect(stateOf("5b-embolization")).toBe("due");
    expect(stateOf("5a-cryo")).toBe("not-now");
  });
});

describe("protocols as files", () => {
  it("[R127] have ordered steps with entry and exit criteria, a version, and travel as one file", () => {
    const desmoid = pathway("desmoid");
    const before = followPathway(desmoid, { threat: true, site: "limb", systemicFailedOrDeclined: false });
    const after = followPathway(desmoid, { threat: true, site: "limb", systemicFailedOrDeclined: true });
    const options = (steps: typeof before): unknown => {
      const found = steps.find(({ step }) => step.id === "4-options");
      return [found?.state, found?.exit];
    };
    expect(options(before)).toEqual(["due", "fails"]);
    expect(options(after)).toEqual(["due", "holds"]);

    const shared = { ...desmoid, version: desmoid.version + 1, author: "North Hospital" };
    const { overlay, differences } = checkOverlay("North", [
      { path: "pathways/desmoid.json", text: JSON.stringify(shared) },
    ]);
    expect(differences[0]?.changes.map(({ path }) => path)).toEqual(["version", "author"]);
    installSiteOverlay(overlay);
    expect(pathway("desmoid").author).toBe("North Hospital");
    expect(pathway("desmoid").version).toBe(desmoid.version + 1);

    const unordered = { ...desmoid, steps: desmoid.steps.map(({ until, ...step }) => step) };
    expect(
      checkOverlay("North", [{ path: "pathways/desmoid.json", text: JSON.stringify(unordered) }]).problems[0],
    ).toMatch(/steps\.0 lacks until; add it/u);
  });

  it("[R127] let an operator's sequence stand beside that of the working group", () => {
    const authors = pathwaysFor("desmoid").map(({ author }) => author);
    expect(authors).toHaveLength(2);
    expect(new Set(authors).size).toBe(2);
  });
});

it("[R131] the desmoid card says what is known of doxorubicin, with its numbers and sources", () => {
  const { practice, evidence, sources, qualifies } = evidenceCard("E19");
  expect(qualifies).toContain("R131");
  expect(practice).toContain("responds well to doxorubicin");
  const said = evidence.filter((text) => /doxorubicin/iu.test(text)).join(" ");
  expect(said).toMatch(/24 patients.*partial response 39 %/u);
  expect(said).toContain("no control group");
  expect(sources).toEqual(expect.arrayContaining(["elnekave-2022", "desmoid-tace-review"]));
});

it("[R52] the adrenal gland waits for its structure, an arterial line and anesthesia, and its thaw is watched", () => {
  const steps = (inputs: Parameters<typeof followPathway>[1]): Record<string, string | null> =>
    Object.fromEntries(
      followPathway(pathway("adrenal-hypertensive-crisis"), inputs).map(({ step, state, stoppedBy }) => [
        step.id,
        stoppedBy === null ? state : `stopped by ${stoppedBy.id}`,
      ]),
    );
  expect(steps({})["thaw"]).toBe("stopped by name");
  const ready = { adrenalStructure: "stated", pheochromocytomaPossible: false, freezing: true };
  expect(steps(ready)["thaw"]).toBe("stopped by line");
  const lined = { ...ready, arterialLineAndAnesthesia: true, hypertensiveCrisis: false };
  expect(steps(lined)["thaw"]).toBe("due");
  expect(steps({ ...lined, hypertensiveCrisis: true, treated: true })["after"]).toBe("stopped by rising");
});
