import { readability } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";
import { type PatientRecord, patientRecord } from "../record/patient-record.ts";
import {
  dayAt,
  days,
  followUp,
  freezeLog,
  painComponent,
  painState,
  testPatientId,
} from "../record/record.test-data.ts";
import type { EventContent } from "../record/record-event.ts";
import { painCourses } from "./pain-course.ts";
import { redFlagSigns } from "./red-flags.ts";
import { smallGoals } from "./small-goals.ts";

const first = "2026-01-10";
const recordOf = (rows: readonly (readonly [number, EventContent])[]): PatientRecord =>
  patientRecord(testPatientId, days(first, rows));

describe("what the screens after a freeze are drawn from", () => {
  it("[R91] gives every report of every pain in order, and an empty course where nobody asked again", () => {
    const report = (averageScore: number, visitId: string): EventContent =>
      followUp({ visitId, pains: [{ painId: "band", state: painState({ averageScore }) }] });
    const record = recordOf([
      [0, painComponent()],
      [0, painComponent({ painId: "back", label: "the back" })],
      [20, freezeLog()],
      [27, report(5, "week-1")],
      [62, report(4, "week-6")],
    ]);
    const courses = painCourses(record, "freeze-1", dayAt(first, 63));
    expect(courses.map(({ label, points }) => [label, points.length])).toEqual([
      ["the band", 2],
      ["the back", 0],
    ]);
    expect(courses[0]?.points.map(({ dayCount, state }) => [dayCount, state.averageScore])).toEqual([
      [7, 5],
      [42, 4],
    ]);
    expect(painCourses(record, "freeze-1", dayAt(first, 30))[0]?.points).toHaveLength(1);
  });

  it("[R104] takes the latest word on each small goal, whoever wrote it, and names what is late", () => {
    const goal = {
      kind: "mini-goal",
      painId: "band",
      text: "eat a whole meal",
      dueOn: "2026-02-01",
    } as const;
    const record = recordOf([
      [0, { ...goal, goalId: "meal", state: "open" }],
      [1, { ...goal, goalId: "walk", text: "walk to the shop", state: "open" }],
      [20, { ...goal, goalId: "meal", state: "reached" }],
    ]);
    const goals = smallGoals(record, dayAt(first, 40));
    expect(goals.map(({ goal: { goalId, state }, isLate }) => [goalId, state, isLate])).toEqual([
      ["walk", "open", true],
      ["meal", "reached", false],
    ]);
    expect(goals[1]).toMatchObject({ setAt: dayAt(first, 0), settledAt: dayAt(first, 20, 2) });
    expect(smallGoals(record, dayAt(first, 10)).every(({ settledAt }) => settledAt === null)).toBe(true);
  });

  it("[R113] says each sign that asks for a call in one plain sentence", () => {
    expect(redFlagSigns().length).toBe(6);
    for (const sign of redFlagSigns()) {
      expect(sign).toMatch(/^[A-Z][^.]+\.$/u);
      expect(sign.length).toBeLessThan(60);
    }
    expect(readability(redFlagSigns().join(" ")).schoolGrade).toBeLessThan(5);
  });
});
