import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { readEvent } from "../document/read-event.ts";
import type { ExpectationTalk } from "./decision.ts";
import type { DiagnosticBlock } from "./diagnostic-block.ts";
import type { FollowUp } from "./follow-up.ts";
import type { FreezeLog } from "./freeze-log.ts";
import type { PainComponent, PainState } from "./pain.ts";
import type { Role, Signature } from "./person.ts";
import type { EventContent, RecordEvent } from "./record-event.ts";

/** Patient of the tests; synthetic, as is everything here. */
export const testPatientId = "patient-1";

/** What an event of a test says beyond its content. */
export interface TestEnvelope {
  readonly id: string;
  readonly at: string;
  readonly corrects?: string;
  readonly by?: string;
  readonly patientId?: string;
}

/** An event through the reader, as every event of the product comes. */
export function testEvent(content: EventContent, envelope: TestEnvelope): RecordEvent {
  return readEvent({
    format: "isotherm.record-event",
    version: 2,
    id: envelope.id,
    patientId: envelope.patientId ?? testPatientId,
    recordedAt: envelope.at,
    happenedAt: envelope.at,
    author: { id: envelope.by ?? "dr-one", role: "physician" },
    origin: { kind: "clinic", name: "room 1" },
    correction: envelope.corrects === undefined ? null : { eventId: envelope.corrects, reason: "mistyped" },
    content,
  });
}

/** The patient's words as an event. */
export function story(ownWords: string, envelope: TestEnvelope): RecordEvent {
  return testEvent({ kind: "patient-story", ownWords }, envelope);
}

/** Events of these contents; each row names its day [days] after the first one. */
export function days(
  firstDay: string,
  rows: readonly (readonly [number, EventContent])[],
): readonly RecordEvent[] {
  return rows.map(([day, content], index) =>
    testEvent(content, { id: `event-${index}`, at: dayAt(firstDay, day, index) }),
  );
}

/** Noon of a day [days] after the first, some [minutes] later for each row, so that rows of one day keep their order. */
export function dayAt(firstDay: string, day: number, minute: number = 0): string {
  return new Date(Date.parse(`${firstDay}T12:00:00Z`) + day * 86_400_000 + minute * 60_000).toISOString();
}

/** A signature. */
export function signed(personId: string, role: Role = "physician"): Signature {
  return { personId, role, signedAt: "2026-01-20T12:00:00Z" };
}

/** A pain as it is at one time; what is not named is a bad day. */
export function painState(changes: Partial<PainState> = {}): PainState {
  return {
    ownWords: "it grips me and will not let go",
    worstScore: 9,
    leastScore: 3,
    averageScore: 7,
    nowScore: 6,
    qualities: [
      { qualityId: "crampy", score: 8 },
      { qualityId: "burning", score: 4 },
    ],
    flares: { perDayCount: 6, peakScore: 9, durationS: 2400 },
    nightWakingCount: 4,
    dailyLife: {
      limits: {
        eating: "limited",
        sleeping: "limited",
        sitting: "limited",
        walking: "limited",
        driving: "unable",
        "going-out": "unable",
        working: "not-applicable",
      },
      daytimeSleepS: 14_400,
    },
    ...changes,
  };
}

/** A pain interviewed in full. */
export function painComponent(changes: Partial<PainComponent> = {}): PainComponent {
  return {
    kind: "pain-component",
    painId: "band",
    label: "the band",
    axis: "cancer",
    regionIds: ["upper-abdomen"],
    marks: [
      {
        view: "front",
        pointsFraction: [
          [0.4, 0.4],
          [0.6, 0.4],
          [0.5, 0.5],
        ],
      },
    ],
    pointing: "diffuse",
    depth: "deep",
    onset: "four months ago, with the new nodes",
    course: "constant-with-flares",
    radiation: { kind: "path", regionIds: ["upper-back"], text: "straight through to the back" },
    easedBy: ["leaning forward"],
    worsenedBy: ["eating", "lying flat"],
    drugEffects: [
      { drug: "oxycodone", reliefFraction: 0.3, onsetS: 2400, durationS: 10_800, sideEffects: ["sedation"] },
    ],
    state: painState(),
    goalScore: 3,
    targetIds: ["splanchnic-nerves"],
    ...changes,
  };
}

/** A block of the splanchnic nerves that took most of "the band" for some hours. */
export function diagnosticBlock(changes: Partial<DiagnosticBlock> = {}): DiagnosticBlock {
  const at = (afterS: number, score: number): DiagnosticBlock["series"][number] => ({
    afterS,
    pains: [{ painId: "band", restScore: score, provokedScore: null }],
  });
  return {
    kind: "diagnostic-block",
    blockId: "block-1",
    targetId: "splanchnic-nerves",
    side: "right",
    indication: "cancer-pain",
    operator: "dr-one",
    guidance: "CT",
    drug: "bupivacaine",
    concentration: "0.25 %",
    volumeMl: 10,
    steroid: "none",
    sedation: "none",
    imageSeriesUid: "1.2.3",
    expectedRelief: { fromS: 4 * 3600, toS: 12 * 3600 },
    indexPainId: "band",
    before: [{ painId: "band", restScore: 8, provokedScore: null }],
    series: [at(900, 5), at(1800, 3), at(3600, 2), at(7200, 2), at(14_400, 3), at(28_800, 7), at(86_400, 8)],
    functionTest: "ate half a plate",
    motor: { effect: "none", strengthGrade: 5, acceptance: null },
    objectiveSign: { seen: "not-looked-for", text: "" },
    compass31: null,
    patientSuccess: null,
    patientWish: "go-ahead",
    ...changes,
  };
}

/** An expectation talk with nothing left open. */
export function expectationTalk(changes: Partial<ExpectationTalk> = {}): ExpectationTalk {
  return {
    kind: "expectation-talk",
    goals: [{ painId: "band", baselineScore: 7, goalScore: 3 }],
    functionGoal: "eat with the family on Sundays",
    goalEquivalentMgPerDay: 60,
    neverZero: "said",
    riskTextIds: ["splanchnic-nerves/cancer-pain"],
    neuritis: "not-applicable",
    planB: "celiac neurolysis with ethanol, palliative care at our side",
    teachBack: "It will not all go, the cramps should, and you will call me next day.",
    questions: [{ question: "Will my legs be weak?", answer: "Not by this nerve." }],
    signedByPatient: signed("patient-1", "patient"),
    signedByClinician: signed("dr-one"),
    ...changes,
  };
}

/** A freeze as it went. */
export function freezeLog(changes: Partial<FreezeLog> = {}): FreezeLog {
  return {
    kind: "freeze-log",
    freezeId: "freeze-1",
    planId: "plan-nerve",
    planFingerprint: "fingerprint-nerve",
    targetId: "splanchnic-nerves",
    indication: "cancer-pain",
    operator: "dr-one",
    guidance: "CT",
    anesthesia: "sedation",
    steps: [
      {
        kind: "freeze",
        startedAt: "2026-02-02T12:00:00Z",
        durationS: 480,
        cryoprobeIds: ["cryoprobe-1"],
        note: "",
      },
    ],
    regrowthDistanceMm: null,
    immediateEffect: "the band loosened on the table",
    deviations: [],
    ...changes,
  };
}

/** A follow-up about "the band". */
export function followUp(changes: Partial<FollowUp> = {}): FollowUp {
  return {
    kind: "follow-up",
    freezeId: "freeze-1",
    visitId: "week-6",
    manner: "in-person",
    durationS: null,
    pains: [{ painId: "band", state: painState() }],
    sideEffects: [],
    globalImpressionScore: 2,
    neuritis: null,
    horner: "not-looked-for",
    redFlags: [],
    rescue: "none",
    text: "",
    ...changes,
  };
}

/** A plan of one cryoprobe and one freeze. */
export function treatmentPlan(changes: Partial<TreatmentPlan> = {}): TreatmentPlan {
  return {
    format: "isotherm.treatment-plan",
    version: 1,
    id: "plan-nerve",
    title: "Right splanchnic nerves",
    createdAt: "2026-01-20T08:00:00Z",
    modifiedAt: "2026-01-20T09:00:00Z",
    procedureType: "neurolysis",
    image: { kind: "phantom", id: "abdomen", seriesInstanceUid: null, frameOfReferenceUid: null },
    target: {
      id: "target",
      name: "Right splanchnic nerves",
      knowledgeTargetId: "splanchnic-nerves",
      side: "right",
      fibers: "autonomic",
      geometry: {
        kind: "line",
        pointsLpsMm: [
          [-20, 30, 0],
          [-20, 30, 20],
        ],
        radiusMm: 2,
      },
      safeAccess: null,
    },
    structures: [],
    cryoprobes: [
      {
        id: "cryoprobe-1",
        deviceId: "generic-argon-17g",
        entryLpsMm: [-60, 90, 10],
        tipLpsMm: [-20, 30, 10],
      },
    ],
    deviceOverrides: [],
    protocol: {
      presetId: null,
      steps: [{ kind: "freeze", freezeS: 480, dutyFraction: 1, cryoprobeIds: null }],
    },
    skinProtection: { kind: "drape" },
    intendedGrade: 2,
    worstAcceptedGrade: 2,
    simulation: { cellMm: 1, reportEveryS: 30, bodyTemperatureC: 37 },
    notes: "",
    ...changes,
  };
}
