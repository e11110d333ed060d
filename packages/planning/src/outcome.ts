import type { BackendName, EnergyBalance, SimulationSettings } from "@isotherm/engine";
import type { VolumeGeometry } from "@isotherm/imaging";
import type { Finding, SunderlandGrade } from "@isotherm/knowledge";
import type { PointLpsMm } from "./treatment-plan.ts";

/** Temperature over the freeze on one regular grid in LPS mm, ready for display and sampling. */
export interface TemperatureHistory {
  readonly geometry: VolumeGeometry;
  readonly timesS: readonly number[];
  /** [°C] One array a time. */
  readonly framesC: readonly Float32Array[];
  /** [°C] Coldest of each voxel over the whole protocol. */
  readonly minimumC: Float32Array;
}

/** One isotherm at one time. */
export interface IsothermMeasure {
  readonly timeS: number;
  readonly temperatureC: number;
  readonly volumeMl: number;
  /** One value a cryoprobe. */
  readonly acrossCryoprobeMm: readonly number[];
  readonly alongCryoprobeMm: readonly number[];
}

/** A closed triangle surface in LPS mm. */
export interface SurfaceMesh {
  readonly positionsLpsMm: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
}

/** One millimetre (or so) of nerve, judged over its cross-section. */
export interface NerveSample {
  /** Distance along the nerve from its first point. */
  readonly alongMm: number;
  readonly pointLpsMm: PointLpsMm;
  /** Coldest over the freeze, at the warmest place of the cross-section: what all fibers have reached. */
  readonly warmestOfSectionC: number;
  /** Coldest over the freeze at the coldest place of the cross-section. */
  readonly coldestOfSectionC: number;
  /** The animal series disagree: lowest and highest grade that any of them allows, and the conventional one. */
  readonly lowestGrade: SunderlandGrade;
  readonly conventionalGrade: SunderlandGrade;
  readonly highestGrade: SunderlandGrade;
}

/** The injury of the nerve along its length. */
export interface NerveLesion {
  readonly samples: readonly NerveSample[];
  /** Length of nerve whose whole section reached each temperature. */
  readonly lengthBelow: readonly { readonly temperatureC: number; readonly lengthMm: number }[];
  /** Distance by which the isotherm surrounds the nerve; negative where it does not. */
  readonly margins: readonly { readonly temperatureC: number; readonly marginMm: number }[];
}

/** How near each isotherm comes to one structure; negative is overlap. */
export interface Clearance {
  readonly structureId: string;
  readonly structureName: string;
  readonly distances: readonly {
    readonly temperatureC: number;
    readonly clearanceMm: number;
    readonly nearestLpsMm: PointLpsMm;
    /** When the isotherm came nearest. */
    readonly timeS: number;
  }[];
  readonly coldestC: number;
  readonly coldestLpsMm: PointLpsMm;
}

/** Share of a structure's volume that reached each temperature or colder, as a dose–volume histogram. */
export interface VolumeBelowTemperature {
  readonly structureId: string;
  readonly temperaturesC: readonly number[];
  readonly fractions: readonly number[];
}

/** Temperature over time at one named place. */
export interface TemperatureCurve {
  readonly id: string;
  readonly name: string;
  readonly timesS: readonly number[];
  readonly temperaturesC: readonly number[];
}

/** Everything that was computed for a plan, with the settings that made it. */
export interface PlanOutcome {
  readonly planId: string;
  /** Hash of the plan document that was simulated. */
  readonly planFingerprint: string;
  readonly computedAt: string;
  readonly backend: BackendName;
  readonly settings: SimulationSettings;
  readonly energy: EnergyBalance;
  readonly wallS: number;
  readonly history: TemperatureHistory;
  readonly isotherms: readonly IsothermMeasure[];
  readonly lesion: NerveLesion | null;
  readonly clearances: readonly Clearance[];
  readonly skinMinimumC: number | null;
  readonly volumeBelow: readonly VolumeBelowTemperature[];
  readonly curves: readonly TemperatureCurve[];
  readonly findings: readonly Finding[];
}
