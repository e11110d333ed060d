import { findById } from "./find-by-id.ts";
import { bodyRegionRecords } from "./generated/body-regions.ts";
import { explanationRecords } from "./generated/explanations.ts";
import { findingKindRecords } from "./generated/finding-kinds.ts";
import { guidelineRecords } from "./generated/guidelines.ts";
import { indicationRecords } from "./generated/indications.ts";
import { painQualityRecords } from "./generated/pain-qualities.ts";
import { readingRecords } from "./generated/reading-list.ts";
import { riskTextRecords } from "./generated/risk-texts.ts";
import { stationRecords } from "./generated/stations.ts";
import type {
  BodyRegionRecord,
  ExplanationRecord,
  FindingKindRecord,
  GuidelineRecord,
  IndicationRecord,
  PainQualityRecord,
  ReadingRecord,
  RiskTextRecord,
  StationRecord,
} from "./guidance.ts";

/** Regions of our own body map, from head to foot. */
export function bodyRegions(): readonly BodyRegionRecord[] {
  return fromHeadToFoot(bodyRegionRecords);
}

/** Stations of nodes and masses, from head to foot. */
export function stations(): readonly StationRecord[] {
  return fromHeadToFoot(stationRecords);
}

function fromHeadToFoot<Entry extends { readonly order: number }>(
  records: readonly Entry[],
): readonly Entry[] {
  return [...records].sort((a, b) => a.order - b.order);
}

/** Kinds of imaging findings. */
export function findingKinds(): readonly FindingKindRecord[] {
  return findingKindRecords;
}

/** The kind of finding that a word of radiology slang stands for, or null: "dirty fat" is stranding. */
export function findingKindFor(text: string): FindingKindRecord | null {
  const plain = text.trim().toLowerCase();
  return findingKindRecords.find(({ id, name, synonyms }) => [id, name, ...synonyms].includes(plain)) ?? null;
}

/** Words for how a pain feels. */
export function painQualities(): readonly PainQualityRecord[] {
  return painQualityRecords;
}

/** Blocks of explanation in plain words, editable by the site. */
export function explanations(): readonly ExplanationRecord[] {
  return explanationRecords;
}

/** One explanation by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function explanation(id: string): ExplanationRecord {
  return findById(explanationRecords, id, "explanation");
}

/** All risk texts. */
export function riskTexts(): readonly RiskTextRecord[] {
  return riskTextRecords;
}

/** Risk text of a target for one indication; null where none is written, so that the clinician writes one. */
export function riskText(targetId: string, indication: string): RiskTextRecord | null {
  return riskTextRecords.find((text) => text.targetId === targetId && text.indication === indication) ?? null;
}

/** Guidelines that are watched; those never checked, or checked before a day, when one is given. */
export function guidelines(checkedBefore?: string): readonly GuidelineRecord[] {
  if (checkedBefore === undefined) return guidelineRecords;
  return guidelineRecords.filter(({ checkedOn }) => checkedOn === null || checkedOn < checkedBefore);
}

/** Reading for a target, its own first, then the general; everything without a target. */
export function readingList(targetId?: string): readonly ReadingRecord[] {
  if (targetId === undefined) return readingRecords;
  return [
    ...readingRecords.filter(({ targetIds }) => targetIds.includes(targetId)),
    ...readingRecords.filter(({ targetIds }) => targetIds.length === 0),
  ];
}

/** Indications by their ids, for every list to choose from. */
export function indications(): readonly IndicationRecord[] {
  return indicationRecords;
}
