import type { ImportScan, ScannedSeries, SeriesSource, Volume } from "@isotherm/imaging";
import type { PlanOutcome, TemperatureHistory } from "@isotherm/planning";
import type { DeidentifyChoice } from "./deidentify-choice.ts";

/** What lies on the desk of the worker: one image, one scan, one outcome. */
interface Desk {
  volume: Volume | null;
  scan: ImportScan | null;
  outcome: PlanOutcome | null;
  /** Fields of the freeze on the screen, also while it is being computed. */
  history: TemperatureHistory | null;
  /** The image that is open and not stored yet. */
  picked: PickedSeries | null;
}

/** Chosen files, still with names; `source` is what they will say once the names are off. */
export interface PickedSeries {
  readonly kind: "series" | "nifti";
  readonly entry: ScannedSeries;
  readonly how: DeidentifyChoice;
  readonly source: SeriesSource;
  readonly modality: string;
}

/** The desk; only jobs of this worker touch it. */
export const desk: Desk = {
  volume: null,
  scan: null,
  outcome: null,
  history: null,
  picked: null,
};

/** The image on the desk, or the reason why a job cannot be done. */
export function volumeOnDesk(): Volume {
  if (desk.volume === null) throw new Error("No image is open; open the case again.");
  return desk.volume;
}

/** The outcome on the desk, or the reason why a job cannot be done. */
export function outcomeOnDesk(): PlanOutcome {
  if (desk.outcome === null) throw new Error("Nothing has been computed yet; press Freeze first.");
  return desk.outcome;
}
