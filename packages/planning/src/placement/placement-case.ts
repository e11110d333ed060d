import type { BioheatProblem, Boundary } from "@isotherm/engine";
import type { VolumeGeometry } from "@isotherm/imaging";
import type { PlacedCryoprobe } from "../problem/freeze-box.ts";
import type { LineGeometry } from "../treatment-plan.ts";
import type { Guard } from "./guards.ts";
import type { PlacementSettings } from "./placement-settings.ts";
import type { PathClearance, PathMargin, RejectedPaths } from "./placement-suggestions.ts";

/** Where the cryoprobes of one trial stand, and the part of the body that its freeze is computed in. */
export interface PlacementTrial {
  readonly index: number;
  readonly cryoprobes: readonly PlacedCryoprobe[];
  readonly clearances: readonly PathClearance[];
  readonly pathLengthMm: number;
  /** Grid along LPS on which its fields are read. */
  readonly geometry: VolumeGeometry;
  readonly boundary: Boundary;
}

/**
 * Everything that the trials of one search share. Plain data, to be posted to threads once; it holds tissue and geometry
 * round the nerve, and neither the image nor the plan's words.
 */
export interface PlacementCase {
  readonly planFingerprint: string;
  readonly settings: PlacementSettings;
  readonly margins: readonly PathMargin[];
  readonly nerve: LineGeometry;
  readonly bodyTemperatureC: number;
  /** The box of all trials; cryoprobes, protocol and reports are each trial's own. */
  readonly problem: BioheatProblem;
  readonly guards: readonly Guard[];
  readonly trials: readonly PlacementTrial[];
  readonly triedCount: number;
  readonly clearCount: number;
  /** Paths that geometry turned away. */
  readonly rejections: readonly RejectedPaths[];
}
