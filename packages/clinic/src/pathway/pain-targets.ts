import { findTargets, type TargetSearchResult } from "@isotherm/knowledge";
import { ClinicError } from "../errors.ts";
import { contentsOf, type PatientRecord } from "../record/patient-record.ts";

/**
 * Targets that could carry one pain: from its regions, its qualities, the way it travels, and the imaging findings that were not
 * judged discordant with it (R70–R73, R78). Imaging that was read and shows nothing for this pain leads to an empirical block.
 */
export function targetsForPain(record: PatientRecord, painId: string): TargetSearchResult {
  const pain = contentsOf(record, "pain-component").find((component) => component.painId === painId);
  if (pain === undefined) {
    throw new ClinicError(
      "CLINIC_UNKNOWN_ENTRY",
      `the record has no pain ${painId}; pick one of its pains, or interview the patient about this one`,
    );
  }
  const reviews = contentsOf(record, "imaging-review");
  const fitting = reviews
    .flatMap(({ findings }) => findings)
    .filter(({ concordances }) =>
      concordances.some(
        (judged) =>
          judged.painId === painId &&
          (judged.concordance === "concordant" || judged.concordance === "possible"),
      ),
    )
    .map(({ findingKindId, stationId }) => ({ kindId: findingKindId, stationId }));
  const nothing = reviews.length > 0 && fitting.length === 0 ? [{ kindId: "none", stationId: null }] : [];
  return findTargets({
    regions: pain.regionIds,
    qualities: pain.state.qualities.filter(({ score }) => score > 0).map(({ qualityId }) => qualityId),
    radiation: pain.radiation.kind === "path" ? pain.radiation.regionIds : [],
    imagingFindings: [...fitting, ...nothing],
  });
}
