import { readinessItems } from "@isotherm/knowledge";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { DiagnosticBlock } from "./record/diagnostic-block.ts";
import type { FollowUp } from "./record/follow-up.ts";
import type { PainState } from "./record/pain.ts";
import {
  diagnosticBlock,
  expectationTalk,
  followUp,
  freezeLog,
  painComponent,
  painState,
  signed,
  treatmentPlan,
} from "./record/record.test-data.ts";
import type { EventContent } from "./record/record-event.ts";

/** Day 0. */
export const first: string = "2026-03-02";

/** [days] Day of the freeze. */
export const freezeDay: number = 30;

/** Plan of the right stellate ganglion. */
export const plan: TreatmentPlan = treatmentPlan({
  id: "plan-stellate",
  title: "Right stellate ganglion",
  target: {
    id: "target",
    name: "Right stellate ganglion",
    knowledgeTargetId: "stellate-ganglion",
    side: "right",
    fibers: "autonomic",
    geometry: {
      kind: "line",
      pointsLpsMm: [
        [-20, 10, -10],
        [-20, 10, 10],
      ],
      radiusMm: 2,
    },
    safeAccess: null,
  },
});

const baseline: PainState = painState({
  ownWords: "a vise around my head and a racing heart",
  worstScore: 7,
  averageScore: 5,
  leastScore: 2,
  nowScore: 5,
});

/** [days] Everything but a block: she comes and asks for the freeze itself (R144). */
export const asked: readonly (readonly [number, EventContent])[] = [
  [
    0,
    {
      kind: "referral-opened",
      referralId: "in-1",
      direction: "in",
      specialty: "general-practice",
      counterpart: "Dr. Field",
      reason: "long COVID for two years",
      expectedOn: null,
    },
  ],
  [1, { kind: "referral-step", referralId: "in-1", step: "triaged", axis: "chronic", text: "" }],
  [
    1,
    {
      kind: "intake",
      axis: "chronic",
      indication: "long-covid",
      request: "freeze it straight away, I do not want needles twice",
    },
  ],
  [
    2,
    {
      kind: "work-up-step",
      step: "notes",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "records-only",
      durationS: null,
      text: "autonomic symptoms since 2024",
    },
  ],
  [
    2,
    {
      kind: "imaging-review",
      modality: "CT",
      imagedOn: "2026-02-20",
      reviewedBy: "dr-one",
      stationIds: ["neck", "lung-apex"],
      findings: [],
      text: "nothing that would explain it",
    },
  ],
  [
    3,
    painComponent({
      painId: "vise",
      label: "the vise",
      axis: "chronic",
      regionIds: ["neck"],
      state: baseline,
      targetIds: ["stellate-ganglion"],
      goalScore: 3,
    }),
  ],
  [
    3,
    {
      kind: "work-up-step",
      step: "seen",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "in-person",
      durationS: 2400,
      text: "seen alone",
    },
  ],
  [
    3,
    {
      kind: "work-up-step",
      step: "examination",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "in-person",
      durationS: null,
      text: "pupils equal, voice clear",
    },
  ],
  [3, { kind: "medication-list", drugs: [], allergies: [], contraindicationIds: [], implants: [] }],
  [
    4,
    expectationTalk({
      goals: [{ painId: "vise", baselineScore: 5, goalScore: 2 }],
      goalEquivalentMgPerDay: null,
      riskTextIds: ["stellate-ganglion/long-covid"],
      neuritis: "explained",
      planB: "autonomic clinic, pacing, repeat blocks",
      teachBack: "Six bad weeks are possible, and a hanging eyelid. You call me on days 3, 7 and 14.",
    }),
  ],
  [
    4,
    {
      kind: "assessment",
      decision: "treat",
      text: "Long COVID with an autonomic picture.",
      referralId: null,
      alternative: null,
    },
  ],
  [
    4,
    {
      kind: "plan-approval",
      planId: "plan-stellate",
      planFingerprint: "fingerprint-stellate",
      targetId: "stellate-ganglion",
      indication: "long-covid",
      signature: signed("dr-one"),
    },
  ],
];

/** [days] Every way round the block that a person could try. */
export const waysRound: readonly (readonly [number, EventContent])[] = [
  [
    5,
    {
      kind: "gate-exception",
      targetId: "stellate-ganglion",
      indication: "long-covid",
      reason: "other",
      text: "she travels far",
      secondPhysicianId: "dr-two",
    },
  ],
  [
    5,
    {
      kind: "approval-override",
      planId: "plan-stellate",
      pieceId: "block",
      reason: "she travels far",
      signature: signed("dr-one"),
    },
  ],
];

const hours = (scores: readonly (readonly [number, number])[]): DiagnosticBlock["series"] =>
  scores.map(([afterS, restScore]) => ({
    afterS,
    pains: [{ painId: "vise", restScore, provokedScore: null }],
  }));

/** A block after which she could think, by her own measure of success and by COMPASS-31. */
export const stellateBlock: DiagnosticBlock = diagnosticBlock({
  targetId: "stellate-ganglion",
  indication: "long-covid",
  guidance: "ultrasound",
  indexPainId: "vise",
  before: [{ painId: "vise", restScore: 6, provokedScore: null }],
  series: hours([
    [900, 4],
    [3600, 2],
    [14_400, 2],
    [28_800, 5],
  ]),
  objectiveSign: { seen: "yes", text: "Horner for three hours" },
  compass31: { beforeScore: 48, afterScore: 31 },
  patientSuccess: { definition: "to read ten pages", reached: "yes" },
});

/** What operator and clinic have ready. */
export const allReady: EventContent = {
  kind: "readiness-check",
  indication: "long-covid",
  confirmedIds: readinessItems("long-covid").map(({ id }) => id),
};

/** [days] The freeze, and the weeks of neuritis and Horner after it, up to a day. */
export function afterFreeze(
  scores: readonly (readonly [number, number | null])[],
): readonly (readonly [number, EventContent])[] {
  const freeze = freezeLog({
    planId: "plan-stellate",
    planFingerprint: "fingerprint-stellate",
    targetId: "stellate-ganglion",
    indication: "long-covid",
    immediateEffect: "warm right hand, eyelid down",
    regrowthDistanceMm: 90,
  });
  return [
    [freezeDay, freeze],
    ...scores.map(([day, worstScore]) => [freezeDay + day, weeks(day, worstScore)] as const),
  ];
}

function weeks(day: number, worstScore: number | null): FollowUp {
  const visits: Readonly<Record<number, string>> = {
    3: "neuritis-day-3",
    7: "neuritis-day-7",
    14: "week-2",
    42: "week-6",
  };
  return followUp({
    visitId: visits[day] ?? "unscheduled",
    pains: [
      {
        painId: "vise",
        state: painState({ worstScore: 4, averageScore: 2, leastScore: 0, nowScore: 2 }),
      },
    ],
    neuritis: worstScore === null ? null : { worstScore, remedies: ["lidocaine patch"] },
    horner: day < 30 ? "present" : "absent",
  });
}
