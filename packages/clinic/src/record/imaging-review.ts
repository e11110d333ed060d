/** How a finding fits one pain (R70). */
export type Concordance = "concordant" | "possible" | "discordant" | "none";

/** Where the finding stands in the images, for the viewer to jump to. */
export interface SliceLink {
  readonly seriesInstanceUid: string;
  readonly pointLpsMm: readonly [number, number, number];
}

/** One structured finding (R76). */
export interface ImagingFinding {
  readonly id: string;
  /** Kind as `knowledge` names it, such as `node` or `fat-stranding` (R77). */
  readonly findingKindId: string;
  readonly structure: string;
  readonly sizeMm: number | null;
  /** Station as `knowledge` names it, such as `retrocrural`. */
  readonly stationId: string;
  readonly side: "left" | "right" | "midline" | "both";
  /** Vertebral level or the like, as read. */
  readonly level: string;
  readonly relation: "abuts" | "encases" | "invades" | "apart" | "not-judged";
  /** Nerve that the relation is to, as `knowledge` names its target; null where none. */
  readonly targetId: string | null;
  readonly slice: SliceLink | null;
  /** One judgement for each pain (R70, R78). */
  readonly concordances: readonly {
    readonly painId: string;
    readonly concordance: Concordance;
    readonly confidence: "high" | "moderate" | "low";
  }[];
}

/** Cross-sectional imaging looked at for anything that could explain the pain, with what was really looked at (R75). */
export interface ImagingReview {
  readonly kind: "imaging-review";
  readonly modality: "CT" | "MR" | "PET-CT" | "US" | "XR" | "other";
  /** YYYY-MM-DD. */
  readonly imagedOn: string;
  readonly reviewedBy: string;
  /** Stations really looked at, as `knowledge` names them. */
  readonly stationIds: readonly string[];
  /** Empty: nothing found that could explain the pain. */
  readonly findings: readonly ImagingFinding[];
  readonly text: string;
}
