/** One drug as it is taken. */
export interface MedicationEntry {
  readonly name: string;
  /** Opioid as `knowledge` names it; null for every other drug. */
  readonly opioidId: string | null;
  readonly route: string;
  /** Null where the dose is not per day in milligrams. */
  readonly doseMgPerDay: number | null;
  /** Patches only. */
  readonly patchRateMcgPerH: number | null;
  /** Antithrombotic as `knowledge` names its rows; null for every other drug. */
  readonly antithromboticId: string | null;
}

/** Everything taken at one time; a new list is a new entry, so that the trend stays (R95, R106). */
export interface MedicationList {
  readonly kind: "medication-list";
  readonly drugs: readonly MedicationEntry[];
  readonly allergies: readonly string[];
  /** Contraindications as `knowledge` names them, where they hold. */
  readonly contraindicationIds: readonly string[];
  /** Pacemaker, stimulator, pump and the like. */
  readonly implants: readonly string[];
}
