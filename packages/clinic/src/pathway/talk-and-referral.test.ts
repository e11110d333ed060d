import { describe, expect, it } from "vitest";
import { type PatientRecord, patientRecord } from "../record/patient-record.ts";
import { dayAt, days, expectationTalk, testPatientId } from "../record/record.test-data.ts";
import type { EventContent } from "../record/record-event.ts";
import { specialtyNames } from "../record/referral.ts";
import { checkExpectations, checkMultimodal } from "./expectation-check.ts";
import { referralStates } from "./referral-loop.ts";

const first = "2026-01-10";
const recordOf = (rows: readonly (readonly [number, EventContent])[]): PatientRecord =>
  patientRecord(testPatientId, days(first, rows));
const rulesOf = (findings: readonly { readonly ruleId: string }[]): readonly string[] =>
  findings.map(({ ruleId }) => ruleId);

describe("expectation talk", () => {
  it("[R92] opens a new talk about a goal of zero", () => {
    const talk = expectationTalk({ goals: [{ painId: "band", baselineScore: 7, goalScore: 0 }] });
    expect(rulesOf(checkExpectations(talk))).toEqual(["rule/care/goal-zero"]);
    expect(checkExpectations(talk)[0]?.message).toMatch(/out of reach; talk about the goal again/u);
  });

  it("[R94] aims at half, and says so when the goal is less", () => {
    const goal = (goalScore: number): readonly string[] =>
      rulesOf(
        checkExpectations(expectationTalk({ goals: [{ painId: "band", baselineScore: 8, goalScore }] })),
      );
    expect(goal(4)).toEqual([]);
    expect(goal(5)).toEqual(["rule/care/goal-below-half"]);
  });

  it("[R96] [R97] names plan B, teach-back and signatures while they are open", () => {
    const [finding] = checkExpectations(
      expectationTalk({ planB: null, teachBack: null, signedByPatient: null }),
    );
    expect(finding?.message).toMatch(/lacks plan B, the teach-back, the patient's signature;/u);
  });

  it("[R98] warns of a plan that is a procedure and nothing else", () => {
    const procedure = { part: "procedure", text: "freeze" } as const;
    const lone = { kind: "multimodal-plan", parts: [procedure] } as const;
    expect(rulesOf(checkMultimodal(lone))).toEqual(["rule/care/procedure-only"]);
    const parts = [procedure, { part: "psychology", text: "acceptance and commitment" } as const];
    expect(checkMultimodal({ kind: "multimodal-plan", parts })).toEqual([]);
  });
});

describe("referrals", () => {
  const opened = {
    kind: "referral-opened",
    referralId: "r",
    direction: "in",
    specialty: "neurology",
    counterpart: "Dr. Hill",
    reason: "foot pain",
    expectedOn: null,
  } as const;
  const declined = {
    kind: "referral-step",
    referralId: "r",
    step: "declined",
    axis: null,
    text: "",
  } as const;

  it("[R59] finds a referral that was declined without an offer", () => {
    const without = referralStates(
      recordOf([
        [0, opened],
        [1, declined],
      ]),
      dayAt(first, 2),
    );
    expect(rulesOf(without[0]?.findings ?? [])).toEqual(["rule/care/declined-without-offer"]);
    const offer = {
      kind: "assessment",
      decision: "refer",
      text: "not a freeze",
      referralId: null,
      alternative: "PM&R for a brace",
    } as const;
    const offered = referralStates(
      recordOf([
        [0, opened],
        [1, offer],
        [1, declined],
      ]),
      dayAt(first, 2),
    );
    expect(offered[0]?.findings).toEqual([]);
  });

  it("[R60] knows the partners by specialty and refuses one that is misspelled", () => {
    for (const specialty of ["anesthesia-pain", "pm-and-r", "neurology", "palliative-care"] as const) {
      expect(recordOf([[0, { ...opened, specialty }]]).entries).toHaveLength(1);
    }
    const misspelled = { ...opened, specialty: "PMNR" } as unknown as EventContent;
    expect(() => recordOf([[0, misspelled]])).toThrow(/content\.specialty/u);
    expect(specialtyNames["pm-and-r"]).toBe("PM&R");
  });

  it("[R61] follows a referral out until the report is back, and says how late it is", () => {
    const out = { ...opened, direction: "out", expectedOn: "2026-01-20" } as const;
    const [late] = referralStates(recordOf([[0, out]]), dayAt(first, 15));
    expect(late?.findings[0]?.message).toMatch(/to Dr\. Hill .* is 5 days late/u);
    const back = { ...declined, step: "reported-back" } as const;
    expect(
      referralStates(
        recordOf([
          [0, out],
          [12, back],
        ]),
        dayAt(first, 15),
      )[0],
    ).toMatchObject({
      loop: "closed",
      findings: [],
    });
  });
});
