import type {
  BackendName,
  GeneratorHistory,
  RadiofrequencyEnergy,
  SimulationSettings,
} from "@isotherm/engine";
import type { VolumeGeometry } from "@isotherm/imaging";
import type { FactStatus, Finding } from "@isotherm/knowledge";
import type { PointLpsMm } from "../treatment-plan.ts";
import type { PlacedElectrode, PlanElectrode } from "./placed-electrodes.ts";
import type { RadiofrequencyChoice } from "./radiofrequency-choice.ts";

/** What a lesion is drawn by: damage of one, the temperatures that injure a nerve, or a necrosis dose. */
export type HeatLesionId = "damage" | "nerve-sure" | "nerve-start" | "dose";

/** Everything inside one criterion at the end. */
export interface HeatLesion {
  readonly id: HeatLesionId;
  readonly name: string;
  readonly volumeMl: number;
  /** One value an electrode. */
  readonly acrossMm: readonly number[];
  readonly alongMm: readonly number[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** One millimeter (or so) of nerve, judged over its cross-section. */
export interface HeatedNerveSample {
  readonly alongMm: number;
  readonly pointLpsMm: PointLpsMm;
  /** Hottest over the lesion, at the coolest place of the section: what all fibers have reached. */
  readonly coolestOfSectionC: number;
  readonly hottestOfSectionC: number;
  /** [1] Arrhenius integral Ω at the least damaged place of the section, as its decimal logarithm; 0 is Ω = 1. */
  readonly leastDamageLog10: number;
}

/** The nerve along its length. */
export interface HeatedNerve {
  readonly samples: readonly HeatedNerveSample[];
  /** Longest unbroken length whose whole section lies inside each criterion. */
  readonly lengths: readonly { readonly id: Exclude<HeatLesionId, "dose">; readonly lengthMm: number }[];
}

/** How hot one structure got, and how near the surely injuring isotherm came; negative is overlap. */
export interface HeatedStructure {
  readonly structureId: string;
  readonly structureName: string;
  readonly hottestC: number;
  readonly hottestLpsMm: PointLpsMm;
  /** Null where that temperature is nowhere reached. */
  readonly clearanceMm: number | null;
}

/** Everything that was computed for a radiofrequency lesion of a plan, with the settings that made it. */
export interface RadiofrequencyOutcome {
  readonly planFingerprint: string;
  readonly choice: RadiofrequencyChoice;
  readonly computedAt: string;
  readonly backend: BackendName;
  readonly settings: SimulationSettings;
  readonly energy: RadiofrequencyEnergy;
  readonly wallS: number;
  readonly electrode: PlanElectrode;
  readonly electrodes: readonly PlacedElectrode[];
  /** Grid of the fields, along LPS. */
  readonly geometry: VolumeGeometry;
  /** Hottest of each voxel. */
  readonly maximumC: Float32Array;
  /** Arrhenius integral Ω of each voxel as its decimal logarithm, not below −12; 0 is Ω = 1. */
  readonly damageLog10: Float32Array;
  readonly lesions: readonly HeatLesion[];
  /** Tissue that was hotter than where it chars. */
  readonly charMl: number;
  readonly hottestC: number;
  readonly nerve: HeatedNerve | null;
  readonly structures: readonly HeatedStructure[];
  readonly generator: GeneratorHistory;
  /** [K] Rise of the hottest place within one burst of pulsed radiofrequency; 0 where the current is steady. */
  readonly burstRiseK: number;
  /** Certainty of the weakest number that takes part, and the sources of all. */
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly findings: readonly Finding[];
}
