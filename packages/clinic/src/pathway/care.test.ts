import { describe, expect, it } from "vitest";
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
import { checkAdverseEvent } from "./adverse-event-check.ts";
import { equivalentsTrend } from "./medication-check.ts";
import { neuritisPath } from "./neuritis-path.ts";
import { openMessages } from "./open-messages.ts";
import { regrowthClock } from "./regrowth-clock.ts";
import { repeatOrSwitch } from "./repeat-or-switch.ts";
import { thenAndNow } from "./then-and-now.ts";

const first = "2026-01-10";
const recordOf = (rows: readonly (readonly [number, EventContent])[]): PatientRecord =>
  patientRecord(testPatientId, days(first, rows));
const rulesOf = (findings: readonly { readonly ruleId: string }[]): readonly string[] =>
  findings.map(({ ruleId }) => ruleId);

describe("after a freeze", () => {
  it("[R102] keeps the baseline as it stood when the freeze began, whatever is corrected afterwards", () => {
    const events = days(first, [
      [0, painComponent()],
      [23, freezeLog()],
      [65, followUp({ pains: [{ painId: "band", state: painState({ averageScore: 3.5 }) }] })],
    ]);
    const later = testEvent(painComponent({ state: painState({ averageScore: 4 }) }), {
      id: "later",
      at: dayAt(first, 64),
      corrects: "event-0",
    });
    const result = thenAndNow(patientRecord(testPatientId, [...events, later]), "freeze-1", dayAt(first, 70));
    expect(result.pains[0]).toMatchObject({
      baseline: "locked",
      before: { averageScore: 7 },
      change: { dropFraction: 0.5 },
    });
  });

  it("[R88] compares pain by pain, and names the one nobody asked about and the one that is new", () => {
    const record = recordOf([
      [0, painComponent()],
      [0, painComponent({ painId: "back", label: "the back" })],
      [23, freezeLog()],
      [30, painComponent({ painId: "arm", label: "the arm" })],
      [65, followUp()],
    ]);
    const result = thenAndNow(record, "freeze-1", dayAt(first, 70));
    expect(result.pains.map(({ painId }) => painId)).toEqual(["band"]);
    expect(result).toMatchObject({ notAskedAgain: ["the back"], newPains: ["the arm"] });
  });

  it("does not call it a response when opioids are not known, and says no to one after a rescue", () => {
    const drugs = (mgPerDay: number): EventContent => ({
      kind: "medication-list",
      drugs: [
        {
          name: "morphine",
          opioidId: "morphine",
          route: "oral",
          doseMgPerDay: mgPerDay,
          patchRateMcgPerH: null,
          antithromboticId: null,
        },
      ],
      allergies: [],
      contraindicationIds: [],
      implants: [],
    });
    const half = { painId: "band", state: painState({ averageScore: 3 }) };
    const responder = (rows: readonly (readonly [number, EventContent])[]): boolean | null | undefined =>
      thenAndNow(recordOf([[0, painComponent()], [23, freezeLog()], ...rows]), "freeze-1", dayAt(first, 70))
        .pains[0]?.change.responder;
    expect(responder([[65, followUp({ pains: [half] })]])).toBe(null);
    expect(
      responder([
        [1, drugs(30)],
        [65, followUp({ pains: [half] })],
      ]),
    ).toBe(true);
    expect(
      responder([
        [1, drugs(30)],
        [60, drugs(40)],
        [65, followUp({ pains: [half] })],
      ]),
    ).toBe(false);
    expect(
      responder([
        [1, drugs(30)],
        [65, followUp({ pains: [half], rescue: "done" })],
      ]),
    ).toBe(false);
  });

  it("says that the distance was not measured instead of guessing a window", () => {
    expect(regrowthClock(recordOf([[23, freezeLog()]]), "freeze-1", dayAt(first, 30)).state).toBe(
      "not-measured",
    );
    expect(() => regrowthClock(recordOf([]), "freeze-9", dayAt(first, 30))).toThrow(/no freeze freeze-9/u);
  });

  it("asks for a call today when a red flag was told", () => {
    const record = recordOf([
      [0, painComponent()],
      [23, freezeLog()],
      [25, followUp({ redFlags: ["stridor"] })],
    ]);
    expect(neuritisPath(record, "freeze-1", dayAt(first, 26)).findings[0]?.message).toMatch(
      /told stridor; call the patient today/u,
    );
  });

  it("repeats after an incomplete response, waits after relief and switches after two failures", () => {
    const result = (freezeId: string, word: "relief" | "incomplete" | "failure"): EventContent => ({
      kind: "treatment-result",
      freezeId,
      result: word,
      text: "judged at week 6",
    });
    const one: readonly (readonly [number, EventContent])[] = [[0, freezeLog()]];
    const two: readonly (readonly [number, EventContent])[] = [
      ...one,
      [9, result("freeze-1", "failure")],
      [20, freezeLog({ freezeId: "freeze-2" })],
    ];
    const advice = (rows: readonly (readonly [number, EventContent])[]): string | undefined =>
      repeatOrSwitch(recordOf(rows), "splanchnic-nerves")?.advice;
    expect(advice(one)).toBe(undefined);
    expect(advice([...one, [9, result("freeze-1", "incomplete")]])).toBe("repeat-within-weeks");
    expect(advice([...one, [9, result("freeze-1", "relief")]])).toBe("wait-for-return");
    expect(advice([...two, [40, result("freeze-2", "failure")]])).toBe("change-therapy");
    expect(advice([...two, [40, result("freeze-2", "relief")]])).toBe("wait-for-return");
    const elsewhere = freezeLog({ freezeId: "freeze-3", targetId: "celiac-plexus" });
    const other = [
      [50, elsewhere],
      [60, result("freeze-3", "failure")],
    ] as const;
    expect(advice([...two, ...other])).toBe("repeat-within-weeks");
  });
});

describe("opioids over time", () => {
  it("[R95] gives one point for each list, and none for a drug that cannot be counted", () => {
    const list = (opioidId: string, doseMgPerDay: number): EventContent => ({
      kind: "medication-list",
      drugs: [
        {
          name: opioidId,
          opioidId,
          route: "oral",
          doseMgPerDay,
          patchRateMcgPerH: null,
          antithromboticId: null,
        },
      ],
      allergies: [],
      contraindicationIds: [],
      implants: [],
    });
    const record = recordOf([
      [0, list("oxycodone", 60)],
      [9, list("buprenorphine", 2)],
      [20, list("oxycodone", 20)],
    ]);
    expect(equivalentsTrend(record).map(({ totalMgPerDay }) => totalMgPerDay)).toEqual([90, null, 30]);
  });
});

describe("adverse events", () => {
  const event = {
    kind: "adverse-event",
    pickId: "neuritis",
    text: "",
    freezeId: "freeze-1",
    gradingId: "sir-2017",
    gradingVersion: "2017",
    gradeCode: "2",
    modifierCodes: [],
    causality: "caused",
    window: "within-30-d",
    serious: ["hospitalization"],
    endedOn: null,
  } as const;

  it("asks for a grading system that exists, a grade that it has, and its version", () => {
    expect(checkAdverseEvent(event)).toEqual([]);
    expect(rulesOf(checkAdverseEvent({ ...event, gradingId: "home-made" }))).toEqual([
      "rule/care/grading-unknown",
    ]);
    expect(rulesOf(checkAdverseEvent({ ...event, gradingVersion: "2003", gradeCode: "F" }))).toEqual([
      "rule/care/grading-version",
      "rule/care/grade-unknown",
    ]);
    expect(rulesOf(checkAdverseEvent({ ...event, pickId: "hiccups" }))).toEqual([
      "rule/care/adverse-event-unknown",
    ]);
  });
});

describe("messages", () => {
  it("[R64] [R65] lists what nobody has answered, red flags first, with its age", () => {
    const message = (
      messageId: string,
      changes: Partial<Extract<EventContent, { kind: "message" }>>,
    ): EventContent => ({
      kind: "message",
      messageId,
      from: "patient",
      to: "clinic",
      text: "a question",
      triage: "routine",
      answersId: null,
      ...changes,
    });
    const record = recordOf([
      [0, message("a", {})],
      [1, message("b", { from: "referrer" })],
      [2, message("c", { triage: "red-flag" })],
      [3, message("d", { from: "clinic", to: "patient", answersId: "a" })],
    ]);
    expect(
      openMessages(record, dayAt(first, 6)).map(({ message: { messageId }, waitingDays }) => [
        messageId,
        waitingDays,
      ]),
    ).toEqual([
      ["c", 4],
      ["b", 5],
    ]);
  });
});
