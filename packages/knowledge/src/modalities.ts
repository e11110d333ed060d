import { findById } from "./find-by-id.ts";
import { modalityRecords } from "./generated/modalities.ts";
import { modalityReasonRecords } from "./generated/modality-reasons.ts";
import type { ModalityReason, ModalityRecord } from "./modality.ts";

/** Order of the catalog: it says nothing about which is better. */
const catalogOrder: readonly string[] = [
  "cryo",
  "radiofrequency",
  "cooled-radiofrequency",
  "pulsed-radiofrequency",
  "ethanol",
  "phenol",
  "microwave",
  "irreversible-electroporation",
  "block-only",
  "surgery",
  "no-procedure",
];

/** All modalities in the fixed order of the catalog, which is no ranking. */
export function modalities(): readonly ModalityRecord[] {
  return [...modalityRecords].sort((a, b) => placeOf(a.id) - placeOf(b.id));
}

function placeOf(id: string): number {
  const index = catalogOrder.indexOf(id);
  return index === -1 ? catalogOrder.length : index;
}

/** One modality by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function modality(id: string): ModalityRecord {
  return findById(modalityRecords, id, "modality");
}

/** Every reason for and against every modality, with the conditions under which it holds. */
export function modalityReasons(): readonly ModalityReason[] {
  return modalityReasonRecords;
}
