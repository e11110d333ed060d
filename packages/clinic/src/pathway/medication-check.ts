import {
  type AnticoagulationAdvice,
  anticoagulationAdvice,
  type MorphineEquivalents,
  morphineEquivalents,
  opioids,
} from "@isotherm/knowledge";
import type { MedicationList } from "../record/medication.ts";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";

/** Morphine milligram equivalents of a list, by the factor table of `knowledge` (R95). */
export function listEquivalents(list: MedicationList): MorphineEquivalents {
  return morphineEquivalents(
    list.drugs.flatMap((drug) => {
      if (drug.opioidId === null) return [];
      const unit = opioids().find(({ id }) => id === drug.opioidId)?.doseUnit;
      const dose = unit === "mcg/h" ? drug.patchRateMcgPerH : drug.doseMgPerDay;
      // A dose in the wrong unit stays unconverted and is named, never guessed.
      return [{ opioidId: drug.opioidId, route: drug.route, dose: dose ?? Number.NaN }];
    }),
  );
}

/** Morphine equivalents at one time; null where a drug could not be counted, so that a lower bound is never compared. */
export interface EquivalentsPoint {
  readonly at: string;
  readonly totalMgPerDay: number | null;
  /** Version of the factor table. */
  readonly table: string;
}

/** Morphine equivalents over time, one point for each list of medication (R95). */
export function equivalentsTrend(record: PatientRecord): readonly EquivalentsPoint[] {
  return entriesOf(record, "medication-list").map(({ content, happenedAt }) => {
    const { complete, totalMgPerDay, table } = listEquivalents(content);
    return { at: happenedAt, totalMgPerDay: complete ? totalMgPerDay : null, table };
  });
}

/** What the societies say about each antithrombotic of a list, side by side (R106). */
export function listAntithrombotics(
  list: MedicationList,
  at: { readonly targetId: string | null; readonly creatinineClearanceMlPerMin: number | null },
): readonly AnticoagulationAdvice[] {
  return list.drugs.flatMap((drug) =>
    drug.antithromboticId === null ? [] : [anticoagulationAdvice({ drugId: drug.antithromboticId, ...at })],
  );
}
