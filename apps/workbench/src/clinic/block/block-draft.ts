import type { BlockPain, DiagnosticBlock } from "@isotherm/clinic";
import type { FormCheck } from "../record/entry-form.ts";

/** Scores of one pain while they are entered. */
export interface PainScores {
  readonly restScore: number | null;
  readonly provokedScore: number | null;
}

/** One time of a block on its way. */
export interface TimeDraft {
  readonly key: string;
  readonly afterMinutes: number | null;
  readonly pains: Readonly<Record<string, PainScores>>;
}

/** A block on its way; nothing is chosen beforehand. */
export interface BlockDraft {
  readonly blockId: string;
  readonly targetId: string | null;
  readonly side: DiagnosticBlock["side"] | null;
  readonly guidance: DiagnosticBlock["guidance"] | null;
  readonly drug: string;
  readonly concentration: string;
  readonly volumeMl: number | null;
  readonly steroid: DiagnosticBlock["steroid"] | null;
  readonly sedation: DiagnosticBlock["sedation"] | null;
  readonly expectedFromHours: number | null;
  readonly expectedToHours: number | null;
  readonly indexPainId: string | null;
  readonly before: Readonly<Record<string, PainScores>>;
  readonly times: readonly TimeDraft[];
  readonly functionTest: string;
  readonly motorEffect: DiagnosticBlock["motor"]["effect"] | null;
  readonly strengthGrade: number | null;
  readonly acceptance: DiagnosticBlock["motor"]["acceptance"];
  readonly signSeen: DiagnosticBlock["objectiveSign"]["seen"] | null;
  readonly signText: string;
  readonly compassBeforeScore: number | null;
  readonly compassAfterScore: number | null;
  readonly successDefinition: string;
  readonly successReached: "yes" | "no" | null;
  readonly patientWish: DiagnosticBlock["patientWish"] | null;
  readonly imageSeriesUid: string | null;
}

/** A time without scores. */
export function newTime(): TimeDraft {
  return { key: crypto.randomUUID(), afterMinutes: null, pains: {} };
}

/** An empty block on the nerve that is spoken about. */
export function newBlock(targetId: string | null): BlockDraft {
  return {
    blockId: crypto.randomUUID(),
    targetId,
    side: null,
    guidance: null,
    drug: "",
    concentration: "",
    volumeMl: null,
    steroid: null,
    sedation: null,
    expectedFromHours: null,
    expectedToHours: null,
    indexPainId: null,
    before: {},
    times: [newTime()],
    functionTest: "",
    motorEffect: null,
    strengthGrade: null,
    acceptance: null,
    signSeen: null,
    signText: "",
    compassBeforeScore: null,
    compassAfterScore: null,
    successDefinition: "",
    successReached: null,
    patientWish: null,
    imageSeriesUid: null,
  };
}

const scoresOf = (pains: readonly BlockPain[]): Readonly<Record<string, PainScores>> =>
  Object.fromEntries(pains.map(({ painId, ...scores }) => [painId, scores]));

/** The draft of a block that is corrected. */
export function draftOfBlock(block: DiagnosticBlock): BlockDraft {
  const { motor, objectiveSign, compass31, patientSuccess, expectedRelief } = block;
  return {
    ...block,
    expectedFromHours: expectedRelief === null ? null : expectedRelief.fromS / 3600,
    expectedToHours: expectedRelief === null ? null : expectedRelief.toS / 3600,
    before: scoresOf(block.before),
    times: block.series.map(({ afterS, pains }) => ({
      key: String(afterS),
      afterMinutes: afterS / 60,
      pains: scoresOf(pains),
    })),
    motorEffect: motor.effect,
    strengthGrade: motor.strengthGrade,
    acceptance: motor.acceptance,
    signSeen: objectiveSign.seen,
    signText: objectiveSign.text,
    compassBeforeScore: compass31?.beforeScore ?? null,
    compassAfterScore: compass31?.afterScore ?? null,
    successDefinition: patientSuccess?.definition ?? "",
    successReached: patientSuccess?.reached ?? null,
  };
}

/** The block that a draft makes, or what it still lacks. */
export function checkBlock(
  draft: BlockDraft,
  who: { readonly operator: string; readonly indication: string },
): FormCheck {
  const { targetId, side, guidance, volumeMl, steroid, sedation, indexPainId } = draft;
  const { motorEffect, signSeen, patientWish } = draft;
  const missing = missingOf(draft);
  if (targetId === null || side === null || guidance === null || volumeMl === null) return { missing };
  if (steroid === null || sedation === null || indexPainId === null) return { missing };
  if (motorEffect === null || signSeen === null || patientWish === null || missing.length > 0)
    return { missing };
  return {
    content: {
      kind: "diagnostic-block",
      blockId: draft.blockId,
      targetId,
      side,
      indication: who.indication,
      operator: who.operator,
      guidance,
      drug: draft.drug.trim(),
      concentration: draft.concentration.trim(),
      volumeMl,
      steroid,
      sedation,
      imageSeriesUid: draft.imageSeriesUid,
      ...partsOf(draft),
      indexPainId,
      before: painsOf(draft.before),
      series: draft.times
        .map(({ afterMinutes, pains }) => ({ afterS: (afterMinutes ?? 0) * 60, pains: painsOf(pains) }))
        .sort((a, b) => a.afterS - b.afterS),
      functionTest: draft.functionTest,
      motor: { effect: motorEffect, strengthGrade: draft.strengthGrade, acceptance: draft.acceptance },
      objectiveSign: { seen: signSeen, text: draft.signText },
      patientWish,
    },
  };
}

type Parts = Pick<DiagnosticBlock, "expectedRelief" | "compass31" | "patientSuccess">;

function partsOf(draft: BlockDraft): Parts {
  const { expectedFromHours, expectedToHours, compassBeforeScore, compassAfterScore, successReached } = draft;
  return {
    expectedRelief:
      expectedFromHours === null || expectedToHours === null
        ? null
        : { fromS: expectedFromHours * 3600, toS: expectedToHours * 3600 },
    compass31:
      compassBeforeScore === null || compassAfterScore === null
        ? null
        : { beforeScore: compassBeforeScore, afterScore: compassAfterScore },
    patientSuccess:
      successReached === null ? null : { definition: draft.successDefinition, reached: successReached },
  };
}

function painsOf(scores: Readonly<Record<string, PainScores>>): readonly BlockPain[] {
  return Object.entries(scores).flatMap(([painId, { restScore, provokedScore }]) =>
    restScore === null ? [] : [{ painId, restScore, provokedScore }],
  );
}

function missingOf(draft: BlockDraft): readonly string[] {
  const { indexPainId } = draft;
  const isScored = (scores: Readonly<Record<string, PainScores>>): boolean =>
    indexPainId !== null && (scores[indexPainId]?.restScore ?? null) !== null;
  const asked: readonly (readonly [string, boolean])[] = [
    ["the nerve", draft.targetId !== null],
    ["the side", draft.side !== null],
    ["the guidance", draft.guidance !== null],
    ["the drug", draft.drug.trim() !== ""],
    ["its concentration", draft.concentration.trim() !== ""],
    ["its volume", draft.volumeMl !== null],
    ["steroid or not", draft.steroid !== null],
    ["sedation or not", draft.sedation !== null],
    ["which pain it is to test", indexPainId !== null],
    ["its score before", indexPainId === null || isScored(draft.before)],
    ["a time after the block", draft.times.length > 0],
    ["the minutes after of each time", draft.times.every(({ afterMinutes }) => afterMinutes !== null)],
    ["its score at each time", indexPainId === null || draft.times.every(({ pains }) => isScored(pains))],
    ["the motor effect", draft.motorEffect !== null],
    ["the autonomic sign", draft.signSeen !== null],
    ["what success was to be", draft.successReached === null || draft.successDefinition.trim() !== ""],
    ["the patient’s wish", draft.patientWish !== null],
  ];
  return asked.filter(([, holds]) => !holds).map(([what]) => what);
}
