import { type Finding, type StationRecord, stations } from "@isotherm/knowledge";
import type { ImagingFinding, ImagingReview } from "../record/imaging-review.ts";
import { contentsOf, type PatientRecord } from "../record/patient-record.ts";
import { judge } from "./judge.ts";

/** Stations above and below the findings of a review that were not looked at, from head to foot (R75). */
export function stationsStillToReview(
  review: ImagingReview,
  known: readonly StationRecord[] = stations(),
): readonly StationRecord[] {
  const wanted = new Set(
    review.findings.flatMap((finding) => {
      const index = known.findIndex((station) => station.id === finding.stationId);
      return index < 0 ? [] : [known[index - 1]?.id, known[index + 1]?.id];
    }),
  );
  return known.filter((station) => wanted.has(station.id) && !review.stationIds.includes(station.id));
}

/** Everything open in the imaging of a record: stations not looked at, and findings not judged against each pain (R70). */
export function imagingFindings(record: PatientRecord): readonly Finding[] {
  const reviews = contentsOf(record, "imaging-review");
  return [
    ...reviews.flatMap((review) => openStations(review, reviews)),
    ...reviews.flatMap((review) => review.findings.flatMap((finding) => notJudged(record, finding))),
  ];
}

/** A station looked at in any of the reviews counts. */
function openStations(review: ImagingReview, reviews: readonly ImagingReview[]): readonly Finding[] {
  const stationIds = reviews.flatMap((other) => other.stationIds);
  const open = stationsStillToReview({ ...review, stationIds });
  if (open.length === 0) return [];
  const names = open.map((station) => station.name).join("; ");
  return [
    judge("imaging-stations", "warning", {
      message: `The ${review.modality} of ${review.imagedOn} has findings beside stations that were not looked at (${names}); look one station above and one below`,
      inputs: { stations: open.map((station) => station.id).join(", ") },
    }),
  ];
}

function notJudged(record: PatientRecord, finding: ImagingFinding): readonly Finding[] {
  const judged = new Set(finding.concordances.map((concordance) => concordance.painId));
  const open = contentsOf(record, "pain-component").filter((pain) => !judged.has(pain.painId));
  if (open.length === 0) return [];
  return [
    judge("imaging-concordance", "warning", {
      message: `${finding.structure} is not yet judged against ${open.map((pain) => `"${pain.label}"`).join(", ")}; say concordant, possible, discordant or none`,
      inputs: { findingId: finding.id, openCount: open.length },
    }),
  ];
}
