import type { MedicationEntry } from "@isotherm/clinic";
import { anticoagulationDrugs, opioids } from "@isotherm/knowledge";

/** A drug on its way; the key tells rows apart and is not stored. */
export interface DrugDraft extends MedicationEntry {
  readonly key: string;
}

/** An empty row. */
export function newDrug(): DrugDraft {
  return {
    key: crypto.randomUUID(),
    name: "",
    opioidId: null,
    route: "oral",
    doseMgPerDay: null,
    patchRateMcgPerH: null,
    antithromboticId: null,
  };
}

/** The row of a drug that is on record. */
export function draftOfDrug(drug: MedicationEntry): DrugDraft {
  return { ...drug, key: crypto.randomUUID() };
}

/** Every drug that `knowledge` counts or holds, for the typing of a name. */
export function knownDrugNames(): readonly string[] {
  return [
    ...new Set([...opioids().map(({ name }) => name), ...anticoagulationDrugs().map(({ name }) => name)]),
  ];
}

/**
 * The same row under another name. A name that is an opioid or a blood thinner of `knowledge` is tied to it, brand additions after
 * the name included; another name unties it.
 */
export function named(drug: DrugDraft, name: string): DrugDraft {
  const plain = name.trim().toLowerCase();
  const begins = ({ name: known }: { readonly name: string }): boolean =>
    plain !== "" && (plain === known.toLowerCase() || plain.startsWith(`${known.toLowerCase()} `));
  const opioid = opioids().find(begins) ?? null;
  const thinner = anticoagulationDrugs().find(begins) ?? null;
  const isPatch = opioid?.doseUnit === "mcg/h";
  return {
    ...drug,
    name,
    opioidId: opioid?.id ?? null,
    antithromboticId: thinner?.id ?? null,
    route: isPatch ? "transdermal" : drug.route,
    doseMgPerDay: isPatch ? null : drug.doseMgPerDay,
    patchRateMcgPerH: isPatch ? drug.patchRateMcgPerH : null,
  };
}

/** The drug of a row, or the one thing that it lacks. */
export function drugOf({ key: _key, ...drug }: DrugDraft): MedicationEntry | string {
  if (drug.name.trim() === "") return "the name";
  if (drug.route.trim() === "") return "the route";
  if (drug.opioidId !== null && drug.doseMgPerDay === null && drug.patchRateMcgPerH === null)
    return "the dose";
  return { ...drug, name: drug.name.trim(), route: drug.route.trim() };
}
