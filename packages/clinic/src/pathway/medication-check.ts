import {
  type AnticoagulationAdvice,
  anticoagulationAdvice,
  type MorphineEquivalents,
  morphineEquivalents,
  opioid,
} from "@isotherm/knowledge";
import type { MedicationList } from "../record/medication.ts";

/** Morphine milligram equivalents of a list, by the factor table of `knowledge` (R95). */
export function listEquivalents(list: MedicationList): MorphineEquivalents {
  return morphineEquivalents(
    list.drugs.flatMap((drug) => {
      if (drug.opioidId === null) return [];
      const dose = opioid(drug.opioidId).doseUnit === "mcg/h" ? drug.patchRateMcgPerH : drug.doseMgPerDay;
      // A dose in the wrong unit stays unconverted and is named, never guessed.
      return [{ opioidId: drug.opioidId, route: drug.route, dose: dose ?? Number.NaN }];
    }),
  );
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
