import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { PatientRecord } from "./record/patient-record.ts";
import { patientRecord } from "./record/patient-record.ts";
import {
  days,
  diagnosticBlock,
  expectationTalk,
  followUp,
  freezeLog,
  painComponent,
  painState,
  signed,
  testPatientId,
  treatmentPlan,
} from "./record/record.test-data.ts";
import type { EventContent } from "./record/record-event.ts";

/** Day 0: a Saturday. */
export const first: string = "2026-01-10";
const back = painComponent({
  painId: "back",
  label: "the dull back",
  regionIds: ["lower-back"],
  course: "constant",
  radiation: { kind: "none" },
  state: painState({ ownWords: "like a brick", worstScore: 6, averageScore: 5, flares: null }),
});
/** Plan of the node. */
export const nodePlan: TreatmentPlan = treatmentPlan({
  id: "plan-node",
  title: "Right retrocrural node",
  procedureType: "tumor-ablation",
  target: null,
});
/** Plan of the nerve. */
export const nervePlan: TreatmentPlan = treatmentPlan();
/** Oxycodone by mouth. */
export const drugs = (mgPerDay: number): EventContent => ({
  kind: "medication-list",
  drugs: [
    {
      name: "oxycodone ER",
      opioidId: "oxycodone",
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
const approval = (planId: string, planFingerprint: string, targetId: string): EventContent => ({
  kind: "plan-approval",
  planId,
  planFingerprint,
  targetId,
  indication: "cancer-pain",
  signature: signed("dr-one"),
});

const concordances = [
  { painId: "band", concordance: "concordant", confidence: "high" },
  { painId: "back", concordance: "possible", confidence: "low" },
] as const;

/** Referred on a Saturday, reviewed on Monday; the reported findings lay below the cause (R67, R75). */
const beforeTheFreeze: readonly (readonly [number, EventContent])[] = [
  [
    0,
    {
      kind: "referral-opened",
      referralId: "in-1",
      direction: "in",
      specialty: "oncology",
      counterpart: "Dr. Rivers",
      reason: "cancer of unknown primary, vague abdominal pain",
      expectedOn: "2026-03-30",
    },
  ],
  [2, { kind: "referral-step", referralId: "in-1", step: "triaged", axis: "cancer", text: "" }],
  [2, { kind: "referral-step", referralId: "in-1", step: "accepted", axis: null, text: "" }],
  [2, { kind: "intake", axis: "cancer", indication: "cancer-pain", request: "" }],
  [
    2,
    {
      kind: "work-up-step",
      step: "notes",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "records-only",
      durationS: 900,
      text: "unknown primary, pain for four months",
    },
  ],
  [
    2,
    {
      kind: "imaging-review",
      modality: "CT",
      imagedOn: "2026-01-05",
      reviewedBy: "dr-one",
      stationIds: [
        "upper-retroperitoneum",
        "lower-retroperitoneum",
        "common-iliac",
        "celiac",
        "retrocrural",
        "posterior-mediastinum",
      ],
      findings: [
        {
          id: "retro-nodes",
          findingKindId: "node",
          structure: "retroperitoneal nodes",
          sizeMm: 14,
          stationId: "lower-retroperitoneum",
          side: "both",
          level: "L2–L3",
          relation: "apart",
          targetId: null,
          slice: null,
          concordances: [
            { painId: "band", concordance: "discordant", confidence: "moderate" },
            { painId: "back", concordance: "possible", confidence: "low" },
          ],
        },
        {
          id: "crus-node",
          findingKindId: "node",
          structure: "node behind the right crus",
          sizeMm: 22,
          stationId: "retrocrural",
          side: "right",
          level: "T12",
          relation: "invades",
          targetId: "splanchnic-nerves",
          slice: { seriesInstanceUid: "1.2.3", pointLpsMm: [-20, 30, 10] },
          concordances,
        },
      ],
      text: "",
    },
  ],
  [3, { kind: "patient-story", ownWords: "I only want to sit at the table and eat." }],
  [3, painComponent()],
  [3, back],
  [
    3,
    {
      kind: "work-up-step",
      step: "seen",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "in-person",
      durationS: 2400,
      text: "seen with her daughter",
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
      text: "deep tenderness, no weakness",
    },
  ],
  [3, { kind: "referral-step", referralId: "in-1", step: "seen", axis: null, text: "" }],
  [3, drugs(60)],
  [4, diagnosticBlock()],
  [5, expectationTalk()],
  [
    5,
    {
      kind: "assessment",
      decision: "treat",
      text: "Node invades the splanchnic plexus; freeze the plexus and the small node.",
      referralId: null,
      alternative: null,
    },
  ],
  [10, approval("plan-nerve", "fingerprint-nerve", "splanchnic-nerves")],
  [10, approval("plan-node", "fingerprint-node", "retrocrural-node")],
];
const weekSix: readonly (readonly [number, EventContent])[] = [
  [23, freezeLog()],
  [
    23,
    freezeLog({
      freezeId: "freeze-2",
      planId: "plan-node",
      planFingerprint: "fingerprint-node",
      targetId: null,
      immediateEffect: "ice covered the node, clear of the crus",
    }),
  ],
  [24, followUp({ visitId: "day-1", manner: "telephone" })],
  [64, drugs(40)],
  [
    65,
    followUp({
      pains: [
        {
          painId: "band",
          state: painState({
            worstScore: 5,
            averageScore: 3,
            leastScore: 1,
            nowScore: 3,
            qualities: [
              { qualityId: "crampy", score: 3 },
              { qualityId: "burning", score: 4 },
            ],
            flares: { perDayCount: 2, peakScore: 5, durationS: 600 },
          }),
        },
        { painId: "back", state: back.state },
      ],
    }),
  ],
  [66, { kind: "referral-step", referralId: "in-1", step: "reported-back", axis: null, text: "letter" }],
];

/** The record on the day before the freeze. */
export const ready: PatientRecord = patientRecord(testPatientId, days(first, beforeTheFreeze));
/** The record nine weeks after the referral. */
export const treated: PatientRecord = patientRecord(
  testPatientId,
  days(first, [...beforeTheFreeze, ...weekSix]),
);
