import { interviewGaps, readEvent } from "@isotherm/clinic";
import { patientTextSchoolGrade, readability } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";
import type { NewEntry } from "../../server/patients.ts";
import {
  askedOf,
  type InterviewAnswers,
  newInterview,
  nextPlace,
  openQuestions,
  previousPlace,
  readInterview,
  sendableEntries,
  stopped,
  withNewPain,
  withPain,
} from "./interview-answers.ts";
import { interviewPieces, sendReady } from "./interview-pieces.ts";
import {
  answersOf,
  componentOf,
  draftOf,
  emptyAnswers,
  type PainAnswers,
  withDraft,
  withLimit,
  withMarks,
  withQuality,
  withRadiation,
  withState,
} from "./pain-answers.ts";
import {
  ACTIVITY_WORDS,
  AXIS_OPTIONS,
  COURSE_OPTIONS,
  DEPTH_OPTIONS,
  PAIN_QUESTIONS,
  POINTING_OPTIONS,
} from "./pain-questions.ts";

let count = 0;
const newId = (): string => `id-${count++}`;
const at = "2026-11-27T09:00:00.000Z";

/** A pain that lacks nothing, answered question by question. */
function wholePain(): PainAnswers {
  let pain = withDraft(emptyAnswers("pain-1", "event-1"), {
    label: "the band",
    pointing: "diffuse",
    depth: "deep",
    onset: "four months ago",
    axis: "cancer",
    course: "constant-with-flares",
    easedBy: ["leaning forward"],
    worsenedBy: ["eating"],
  });
  pain = withMarks(pain, [
    {
      view: "front",
      pointsFraction: [
        [0.4, 0.33],
        [0.6, 0.33],
        [0.6, 0.37],
        [0.4, 0.37],
      ],
    },
  ]);
  pain = withQuality(pain, "crampy", 8);
  pain = withRadiation(pain, {
    text: "",
    drawn: [
      {
        view: "back",
        pointsFraction: [
          [0.5, 0.34],
          [0.5, 0.28],
        ],
      },
    ],
  });
  pain = withState(pain, {
    ownWords: "It grips me.",
    worstScore: 9,
    leastScore: 3,
    averageScore: 7,
    nowScore: 6,
    flares: { perDayCount: 6, peakScore: 9, durationS: 2400 },
    nightWakingCount: 4,
  });
  for (const activity of [
    "eating",
    "sleeping",
    "sitting",
    "walking",
    "driving",
    "going-out",
    "working",
  ] as const) {
    pain = withLimit(pain, activity, "limited");
  }
  return pain;
}

const read = (content: unknown): ReturnType<typeof readEvent> =>
  readEvent({
    format: "isotherm.record-event",
    version: 2,
    id: "event-1",
    patientId: "patient-1",
    recordedAt: at,
    happenedAt: at,
    author: { id: "patient-1", role: "patient" },
    origin: { kind: "patient-device", name: "tablet" },
    correction: null,
    content,
  });

describe("the interview that a patient fills in", () => {
  it("[R82] never lets a bare number through, and names the open questions in the order of asking", () => {
    const bare = withState(emptyAnswers("p", "e"), {
      worstScore: 8,
      leastScore: 8,
      averageScore: 8,
      nowScore: 8,
    });
    expect(componentOf(bare)).toBeNull();
    expect(openQuestions(bare)).toEqual([
      "name",
      "place",
      "pointing",
      "depth",
      "onset",
      "axis",
      "course",
      "qualities",
      "radiation",
      "eased",
      "worse",
      "sleep",
      "life",
    ]);
    const answers: InterviewAnswers = { ...newInterview(newId), pains: [bare] };
    expect(sendableEntries(answers, at)).toEqual([]);
  });

  it("[R83] [R84] [R85] [R86] [R90] makes a whole pain that the record reads, with the regions of the drawing", () => {
    const component = componentOf(wholePain());
    expect(component).toMatchObject({
      regionIds: ["upper-abdomen"],
      radiation: { kind: "path", regionIds: ["lower-back", "upper-back"], text: "as drawn" },
      state: { qualities: [{ qualityId: "crampy", score: 8 }], ownWords: "It grips me." },
    });
    expect(read(component).content).toEqual(component);
  });

  it("[R82] asks again where the numbers do not fit together", () => {
    const odd = withState(wholePain(), { averageScore: 2 });
    expect(openQuestions(odd)).toEqual(["scores"]);
    expect(componentOf(odd)).toBeNull();
  });

  it("asks about flares only where there are some", () => {
    const pain = wholePain();
    expect(askedOf(pain)).toContain("flares");
    const constant = withDraft(pain, { course: "constant" });
    expect(askedOf(constant)).not.toContain("flares");
    expect(componentOf(constant)?.state.flares).toBeNull();
  });

  it("[R88] keeps several pains apart, and sends the words first and each pain under an id of its own", () => {
    let answers = { ...newInterview(newId), story: "I want to sit at the table again." };
    answers = withNewPain(withNewPain(answers, newId), newId);
    const [one, two] = answers.pains;
    if (one === undefined || two === undefined) throw new Error("two pains were begun");
    answers = withPain(answers, 1, { ...wholePain(), painId: two.painId, eventId: two.eventId });
    const entries = sendableEntries(answers, at);
    expect(entries.map(({ content }) => content.kind)).toEqual(["patient-story", "pain-component"]);
    expect(entries[0]?.content).toEqual({
      kind: "patient-story",
      ownWords: "I want to sit at the table again.",
    });
    const sent = { ...answers, sentIds: entries.map(({ id }) => id) };
    expect(sendableEntries(sent, at)).toEqual([]);
    expect(new Set([one.painId, two.painId, one.eventId, two.eventId]).size).toBe(4);
  });

  it("leads through every question forward and back, and comes back as it was left", () => {
    let answers = withNewPain(newInterview(newId), newId);
    const seen: string[] = [];
    while (answers.place.page === "pain") {
      seen.push(answers.place.questionId);
      answers = { ...answers, place: nextPlace(answers) };
    }
    expect(seen).toEqual(PAIN_QUESTIONS.map(({ id }) => id));
    answers = { ...answers, place: previousPlace(answers) };
    expect(answers.place).toEqual({ page: "pain", index: 0, questionId: "goal" });
    expect(readInterview(JSON.stringify(answers))).toEqual(answers);
    expect(readInterview("{")).toBeNull();
    expect(readInterview('{"format":"isotherm.interview-answers","version":2}')).toBeNull();
  });

  it("is put down anywhere and taken up there again, and says what is sent and what is only here", () => {
    let answers: InterviewAnswers = { ...newInterview(newId), story: "I want to sit at the table again." };
    answers = withNewPain(answers, newId);
    answers = withPain(answers, 0, wholePain());
    answers = withNewPain(answers, newId);
    const half = answers.pains[1] ?? emptyAnswers("p", "e");
    answers = withPain(answers, 1, withDraft(half, { label: "the burning" }));
    const place = answers.place;
    answers = stopped(stopped(answers));
    expect(readInterview(JSON.stringify(answers))).toEqual(answers);
    expect(nextPlace(answers)).toEqual(place);
    const states = (waiting: Parameters<typeof interviewPieces>[1]) =>
      interviewPieces(answers, waiting).map(({ name, state, openCount }) => [name, state, openCount > 0]);
    expect(states([])).toEqual([
      ["Your story", "ready", false],
      ["the band", "ready", false],
      ["the burning", "half-told", true],
    ]);
    const handed: NewEntry[] = [];
    answers = sendReady(answers, (entry) => handed.push(entry));
    expect(handed.map(({ content }) => content.kind)).toEqual(["patient-story", "pain-component"]);
    const [story, band] = handed;
    if (story === undefined || band === undefined) throw new Error("story and pain were handed over");
    const item = { patientId: "patient-1", message: null } as const;
    expect(
      states([
        { ...item, entry: story, state: "waiting" },
        { ...item, entry: band, state: "refused" },
      ]),
    ).toEqual([
      ["Your story", "on-its-way", false],
      ["the band", "refused", false],
      ["the burning", "half-told", true],
    ]);
    expect(states([]).map(([, state]) => state)).toEqual(["sent", "sent", "half-told"]);
    expect(sendReady(answers, (entry) => handed.push(entry))).toEqual(answers);
    expect(handed).toHaveLength(2);
  });

  it("does not open again what was sent, since a change of it would stay on the device", () => {
    let answers = withNewPain(newInterview(newId), newId);
    answers = withPain(answers, 0, wholePain());
    answers = { ...answers, place: { page: "more" }, sentIds: ["event-1"] };
    expect(previousPlace(answers)).toEqual({ page: "story" });
  });

  it("gives the clinician back what the patient told, and what is still open", () => {
    const component = componentOf(wholePain());
    if (component === null) throw new Error("the pain is whole");
    const again = answersOf(component, "event-2");
    expect(interviewGaps(draftOf(again))).toEqual([]);
    expect(componentOf(again)).toEqual(component);
    expect(componentOf({ ...again, namedRegionIds: ["phantom-arm"] })?.regionIds).toEqual([
      "upper-abdomen",
      "phantom-arm",
    ]);
  });

  it("asks in words that a school child reads", () => {
    const texts = [
      ...PAIN_QUESTIONS.flatMap(({ title, hint }) => [title, hint]),
      ...[...DEPTH_OPTIONS, ...POINTING_OPTIONS, ...AXIS_OPTIONS, ...COURSE_OPTIONS].map(
        ([, words]) => `${words}.`,
      ),
      ...Object.values(ACTIVITY_WORDS).map((words) => `${words}.`),
    ];
    const all = readability(texts.join(" "));
    expect(all.schoolGrade).toBeLessThan(5);
    for (const { title, hint } of PAIN_QUESTIONS) {
      expect([title, readability(`${title} ${hint}`).schoolGrade <= patientTextSchoolGrade]).toEqual([
        title,
        true,
      ]);
    }
  });
});
