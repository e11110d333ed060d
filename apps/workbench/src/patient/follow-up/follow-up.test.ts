import { type EventContent, type PatientRecord, patientRecord, readEvent } from "@isotherm/clinic";
import { describe, expect, it } from "vitest";
import cancer from "../../../../../packages/clinic/samples/cancer-patient-v1.json" with { type: "json" };
import { withLimit, withQuality, withState } from "../interview/pain-answers.ts";
import {
  asksForEyelid,
  type FollowUpAnswers,
  followUpEntries,
  followUpPages,
  followUpQuestion,
  isPageOpen,
  newFollowUp,
  readFollowUp,
  withPainNow,
} from "./follow-up-answers.ts";

const events = (cancer as readonly unknown[]).map((event) => readEvent(event));
const patientId = events[0]?.patientId ?? "";
const freeze = events.find(({ content }) => content.kind === "freeze-log");
const freezeAt = freeze?.happenedAt ?? "";
const before = events.filter(
  ({ content, happenedAt }) => content.kind !== "follow-up" && happenedAt <= freezeAt,
);
const record: PatientRecord = patientRecord(patientId, before);
const dayOf = (days: number): string =>
  new Date(Date.parse(freezeAt) + days * 86_400_000 + 3_600_000).toISOString();

let count = 0;
const newId = (): string => `id-${count++}`;

function question(days: number): NonNullable<ReturnType<typeof followUpQuestion>> {
  const found = followUpQuestion(record, dayOf(days));
  if (found === null) throw new Error("something was frozen");
  return found;
}

/** Every page answered, each pain the same. */
function whole(days: number): FollowUpAnswers {
  let answers: FollowUpAnswers = {
    ...newFollowUp(question(days), newId),
    redFlags: [],
    neuritis: "yes",
    neuritisScore: 4,
    remedies: ["patch"],
    sideEffects: [{ name: "constipation", score: 3 }],
  };
  answers.pains.forEach((start, index) => {
    let pain = withState(start, {
      worstScore: 5,
      averageScore: 3,
      leastScore: 1,
      nowScore: 2,
      nightWakingCount: 1,
      flares: null,
    });
    pain = withQuality(pain, "crampy", 2);
    for (const activity of [
      "eating",
      "sleeping",
      "sitting",
      "walking",
      "driving",
      "going-out",
      "working",
    ] as const) {
      pain = withLimit(pain, activity, "free");
    }
    answers = withPainNow(answers, index, pain);
  });
  return answers;
}

const read = (content: EventContent, at: string): EventContent =>
  readEvent({
    format: "isotherm.record-event",
    version: 2,
    id: newId(),
    patientId,
    recordedAt: at,
    happenedAt: at,
    author: { id: patientId, role: "patient" },
    origin: { kind: "patient-device", name: "phone" },
    correction: null,
    content,
  }).content;

describe("the follow-up that a patient fills in", () => {
  it("[R91] [R102] asks about every pain as it stood when the freeze began, for the visit that is due", () => {
    const week6 = question(43);
    expect(week6.visit?.id).toBe("week-6");
    expect(week6.baselines.map(({ component }) => component.label).length).toBeGreaterThan(1);
    expect(question(3).visit?.id).toBe("day-1");
    expect(followUpQuestion(patientRecord(patientId, []), dayOf(1))).toBeNull();
  });

  it("answers one visit, and leaves the calls of the clinic to the clinic", () => {
    expect(question(0).visit?.id ?? "none").toBe("day-1");
    expect(newFollowUp(question(14), newId).visitId).toBe("week-2");
  });

  it("[R82] sends nothing while a page is open, and says which", () => {
    const answers = newFollowUp(question(43), newId);
    const open = followUpPages(answers).filter((page) => isPageOpen(answers, page));
    expect(open.map(({ kind }) => kind).slice(0, 5)).toEqual([
      "red-flags",
      "scores",
      "qualities",
      "flares",
      "life",
    ]);
    expect(followUpEntries(answers, question(43), dayOf(43))).toEqual([]);
    const [first] = answers.pains;
    if (first === undefined) throw new Error("a pain is asked about");
    const odd = withState(first, { worstScore: 2, averageScore: 5, leastScore: 1, nowScore: 2 });
    expect(isPageOpen(withPainNow(answers, 0, odd), { kind: "scores", index: 0 })).toBe(true);
  });

  it("[R90] [R95] makes a follow-up that the record reads, of every pain, with side effects and neuritis", () => {
    const [entry] = followUpEntries(whole(43), question(43), dayOf(43));
    if (entry === undefined) throw new Error("everything is answered");
    const content = read(entry.content, dayOf(43));
    expect(content).toMatchObject({
      kind: "follow-up",
      visitId: "week-6",
      manner: "entered-by-patient",
      neuritis: { worstScore: 4, remedies: ["patch"] },
      sideEffects: [{ name: "constipation", score: 3 }],
    });
    expect(content.kind === "follow-up" ? content.pains.length : 0).toBe(question(43).baselines.length);
  });

  it("[R104] says what became of the small goal, and sets the next one", () => {
    const goal = {
      kind: "mini-goal",
      goalId: "meal",
      painId: null,
      text: "eat with the family",
      dueOn: "2026-03-01",
      state: "open",
    } as const;
    const asked = { ...question(43), goal };
    const answers: FollowUpAnswers = { ...whole(43), goalState: "reached", nextGoal: "walk to the shop" };
    const entries = followUpEntries(answers, asked, dayOf(43));
    expect(entries.map(({ content }) => content.kind)).toEqual(["follow-up", "mini-goal", "mini-goal"]);
    expect(entries[1]?.content).toMatchObject({ goalId: "meal", state: "reached" });
    expect(entries[2]?.content).toMatchObject({ text: "walk to the shop", state: "open" });
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
    for (const { content } of entries) expect(read(content, dayOf(43))).toEqual(content);
  });

  it("comes back as it was left, and never mixes two visits", () => {
    const answers = whole(43);
    expect(readFollowUp(JSON.stringify(answers), question(43))).toEqual(answers);
    expect(readFollowUp(JSON.stringify(answers), question(8))).toBeNull();
    expect(readFollowUp("nonsense", question(43))).toBeNull();
  });

  it("[R111] asks for the eyelid only where the nerve is one of the neck, or where it was told", () => {
    expect(asksForEyelid(record, question(7))).toBe(false);
    expect(asksForEyelid(record, { ...question(7), targetIds: ["stellate-ganglion"] })).toBe(true);
  });
});
