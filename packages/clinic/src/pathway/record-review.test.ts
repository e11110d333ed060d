import { describe, expect, it } from "vitest";
import { ready, treated } from "../cancer-patient.test-data.ts";
import { afterFreeze, allReady, asked, first, stellateBlock } from "../long-covid-patient.test-data.ts";
import { type PatientRecord, patientRecord } from "../record/patient-record.ts";
import {
  dayAt,
  days,
  followUp,
  freezeLog,
  painComponent,
  painState,
  testEvent,
  testPatientId,
} from "../record/record.test-data.ts";
import type { EventContent } from "../record/record-event.ts";
import { interviewGaps } from "./interview-gaps.ts";
import { targetsForPain } from "./pain-targets.ts";
import { patientPathways } from "./patient-pathway.ts";
import { procedureChecklist } from "./procedure-checklist.ts";
import { danglingReferences, unknownIds } from "./reference-check.ts";
import { returnOfPain } from "./return-of-pain.ts";
import { visitDurations, visitOverruns } from "./visit-template.ts";

type Rows = readonly (readonly [number, EventContent])[];
const recordOf = (rows: Rows): PatientRecord => patientRecord(testPatientId, days(first, rows));
const fieldsOf = (findings: readonly { readonly ruleId: string }[]): readonly string[] =>
  findings.map(({ ruleId }) => ruleId.replace(/^.*\//u, ""));

describe("interview on its way", () => {
  it("[R82] names everything that a bare number lacks, and nothing once it is told", () => {
    const state = painState();
    const scores = {
      worstScore: state.worstScore,
      leastScore: state.leastScore,
      averageScore: state.averageScore,
      nowScore: 8,
    };
    expect(fieldsOf(interviewGaps({ state: scores }))).toEqual([
      "label",
      "regionIds",
      "pointing",
      "depth",
      "axis",
      "course",
      "onset",
      "qualities",
      "radiation",
      "easedBy",
      "worsenedBy",
      "night",
      "dailyLife",
    ]);
    expect(fieldsOf(interviewGaps(painComponent({ state: painState({ averageScore: 10 }) })))).toEqual([
      "order",
    ]);
    expect(interviewGaps(painComponent())).toEqual([]);
    expect(fieldsOf(interviewGaps(painComponent({ state: painState({ flares: null }) })))).toEqual([
      "flares",
    ]);
  });
});

describe("from pain and finding to target", () => {
  it("[R5] [R78] leads the band with its retrocrural node to the splanchnic nerves", () => {
    const { matches } = targetsForPain(ready, "band");
    const splanchnic = matches.find(({ target }) => target.id === "splanchnic-nerves");
    expect(splanchnic?.clues.map(({ kind }) => kind)).toContain("finding");
    expect(splanchnic?.empirical).toBe(false);
    expect(() => targetsForPain(ready, "ghost")).toThrow(/no pain ghost/u);
  });

  it("[R73] suggests the splanchnic block as empirical when the imaging shows nothing for it", () => {
    const record = recordOf([
      [0, painComponent()],
      [
        1,
        {
          kind: "imaging-review",
          modality: "CT",
          imagedOn: "2026-01-05",
          reviewedBy: "dr-one",
          stationIds: ["celiac"],
          findings: [],
          text: "",
        },
      ],
    ]);
    const splanchnic = targetsForPain(record, "band").matches.find(
      ({ target }) => target.id === "splanchnic-nerves",
    );
    expect(splanchnic?.empirical).toBe(true);
  });
});

describe("checks before a procedure", () => {
  const question = {
    targetId: "stellate-ganglion",
    modalityId: "cryo",
    creatinineClearanceMlPerMin: null,
  } as const;

  it("[R106] asks for the list, tells what speaks against it and shows what each society says of a blood thinner", () => {
    expect(fieldsOf(procedureChecklist(recordOf([]), question))).toEqual(["no-medication-list"]);
    const list: EventContent = {
      kind: "medication-list",
      drugs: [
        {
          name: "apixaban",
          opioidId: null,
          route: "oral",
          doseMgPerDay: 10,
          patchRateMcgPerH: null,
          antithromboticId: "apixaban",
        },
      ],
      allergies: [],
      contraindicationIds: ["glaucoma"],
      implants: [],
    };
    const findings = procedureChecklist(recordOf([[0, list]]), question);
    expect(findings.map(({ ruleId }) => ruleId)[0]).toBe("rule/care/contraindication/glaucoma");
    expect(findings).toHaveLength(2);
    expect(findings[1]?.status).toBe("unverified");
    expect(
      procedureChecklist(recordOf([[0, list]]), { ...question, targetId: "pudendal-nerve" }),
    ).toHaveLength(1);
  });
});

describe("pathways of a patient", () => {
  const steps = (record: PatientRecord): Readonly<Record<string, string>> =>
    Object.fromEntries(
      patientPathways(record, { targetId: "stellate-ganglion", indication: "long-covid" }).flatMap((path) =>
        path.steps.map(({ step, state }) => [step.id, state] as const),
      ),
    );

  it("[R107] leads from block to freeze to neuritis, and stops at the hard stop until the block is positive", () => {
    expect(steps(recordOf(asked))).toMatchObject({ block: "due", "hard-stop": "due", treat: "not-now" });
    const passed: Rows = [...asked, [9, stellateBlock], [10, allReady]];
    expect(steps(recordOf(passed))).toMatchObject({
      "hard-stop": "not-now",
      treat: "due",
      neuritis: "not-now",
    });
    expect(steps(recordOf([...passed, ...afterFreeze([])]))).toMatchObject({
      treat: "not-now",
      neuritis: "due",
    });
  });
});

describe("return of pain", () => {
  const told = (
    rows: readonly (readonly [number, number, ("none" | "done")?])[],
  ): ReturnType<typeof returnOfPain> =>
    returnOfPain(
      recordOf([
        [0, painComponent()],
        [10, freezeLog()],
        ...rows.map(([day, averageScore, rescue]): readonly [number, EventContent] => [
          10 + day,
          followUp({
            visitId: "unscheduled",
            pains: [{ painId: "band", state: painState({ averageScore }) }],
            rescue: rescue ?? "none",
          }),
        ]),
      ]),
      "freeze-1",
      "band",
    );

  it("takes two reports in a row, or a rescue, and never one bad day", () => {
    expect(
      told([
        [7, 3],
        [42, 6],
        [60, 3],
        [90, 3],
      ]),
    ).toMatchObject({ kind: "censored", days: 90 });
    expect(
      told([
        [7, 3],
        [42, 6],
        [60, 7],
        [90, 3],
      ]),
    ).toMatchObject({ kind: "returned", days: 42, by: "pain" });
    expect(
      told([
        [7, 3],
        [42, 4, "done"],
      ]),
    ).toMatchObject({ kind: "returned", days: 42, by: "rescue" });
    expect(
      told([
        [7, 7],
        [42, 6],
      ]),
    ).toMatchObject({ kind: "no-relief" });
  });
});

describe("references", () => {
  it("finds no dangling one in the fixtures, and names one that dangles", () => {
    expect(danglingReferences(treated)).toEqual([]);
    expect(ready.events.flatMap(({ content }) => unknownIds(content))).toEqual([]);
    const [late] = danglingReferences(recordOf([[0, followUp()]]));
    expect(late?.message).toMatch(/follow-up of 2026-03-02 names the freeze freeze-1, but the record/u);
    expect(unknownIds(painComponent({ regionIds: ["elbow-of-the-moon"] }))[0]?.message).toMatch(
      /names the body region elbow-of-the-moon/u,
    );
  });
});

describe("visits", () => {
  it("[R100] plans 40 minutes for a new patient and tells what took longer", () => {
    expect(visitOverruns(ready)).toEqual([]);
    const long = testEvent(
      {
        kind: "work-up-step",
        step: "seen",
        performedBy: "dr-one",
        capacity: "proceduralist",
        manner: "in-person",
        durationS: 3300,
        text: "many questions",
      },
      { id: "long", at: dayAt(first, 0) },
    );
    expect(visitOverruns(patientRecord(testPatientId, [long]))[0]?.message).toMatch(/took 55 min, 40 min/u);
  });

  it("[R100] plans 15 minutes for every later visit and call, and leaves out what nobody measured", () => {
    const seen = {
      kind: "work-up-step",
      step: "seen",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "in-person",
      durationS: null,
      text: "first and second",
    } as const;
    const record = recordOf([
      [0, seen],
      [7, { ...seen, durationS: 1500 }],
      [40, followUp({ durationS: 840 })],
      [80, followUp({ durationS: null })],
    ]);
    expect(visitDurations(record)).toMatchObject([
      { templateId: "follow-up", durationS: 1500 },
      { templateId: "follow-up", durationS: 840 },
    ]);
    expect(visitOverruns(record).map(({ message }) => message)).toEqual([
      expect.stringMatching(/took 25 min, 15 min were planned/u),
    ]);
  });
});
