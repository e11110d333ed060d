import type { FactStatus } from "@isotherm/knowledge";
import type { SkinProtection, StructureKind } from "../treatment-plan.ts";

/** A number that this package chose where no source gives one; shown with the outcome that rests on it. */
export interface PlanningDefault {
  readonly value: number;
  readonly unit: string;
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly note: string;
}

/** Names of the defaults. */
export type PlanningDefaultName =
  | "airBelowHu"
  | "outsideAirBelowHu"
  | "lungBelowHu"
  | "fatBelowHu"
  | "boneAboveHu"
  | "corticalBoneAboveHu"
  | "finestLabelMm"
  | "coarsestLabelMm"
  | "iceRadiusArgonMmPerRootS"
  | "iceRadiusGasMmPerRootS"
  | "mostIceGrowthByCryoprobes"
  | "thermalMarginMm"
  | "bloodDensityKgPerM3"
  | "bloodHeatCapacityJPerKgK"
  | "displayFinestMm"
  | "displayBytesLimit";

const proposal = (value: number, unit: string, note: string): PlanningDefault => ({
  value,
  unit,
  status: "proposal",
  sources: ["project-physics-notes"],
  note,
});

/** Every number that the planner adds to the plan; dated 2026-11-23. Each stands in the outcome's settings. */
export const planningDefaults: Readonly<Record<PlanningDefaultName, PlanningDefault>> = {
  airBelowHu: proposal(
    -900,
    "HU",
    "between inflated lung and air; no source gives a class border for freezing",
  ),
  outsideAirBelowHu: proposal(-500, "HU", "halfway between air and water: where the skin lies in a CT"),
  lungBelowHu: proposal(-300, "HU", "between fat and inflated lung, away from both"),
  fatBelowHu: proposal(-30, "HU", "between fat at about -100 HU and muscle at about +50 HU"),
  boneAboveHu: proposal(200, "HU", "above soft tissue; contrast in vessels can read the same"),
  corticalBoneAboveHu: proposal(600, "HU", "dense bone; marrow and spongy bone lie below"),
  finestLabelMm: proposal(0.5, "mm", "label grids are not made finer than this"),
  coarsestLabelMm: proposal(1, "mm", "nor coarser, so that thin walls survive"),
  iceRadiusArgonMmPerRootS: proposal(
    0.56,
    "mm/√s",
    "from computed 17 G ice of 13.9, 20.8, 27.2 mm at 2, 5, 10 min",
  ),
  iceRadiusGasMmPerRootS: proposal(
    0.42,
    "mm/√s",
    "from computed 1.3 mm N2O ice of 7.9, 10.0, 11.3 mm at 1, 2, 3 min",
  ),
  mostIceGrowthByCryoprobes: proposal(
    2,
    "",
    "cryoprobes side by side widen the expected ice by √count, at most twice",
  ),
  thermalMarginMm: proposal(
    12,
    "mm",
    "beyond the expected ice; 10 mm and 30 mm change the volumes of the neck phantom by less than 0.2 %",
  ),
  bloodDensityKgPerM3: {
    value: 1050,
    unit: "kg/m³",
    status: "cited",
    sources: ["itis-tissue-5"],
    note: "blood",
  },
  bloodHeatCapacityJPerKgK: {
    value: 3617,
    unit: "J/(kg·K)",
    status: "cited",
    sources: ["itis-tissue-5"],
    note: "blood",
  },
  displayFinestMm: proposal(0.5, "mm", "display fields are not made finer than this"),
  displayBytesLimit: proposal(
    256 * 2 ** 20,
    "B",
    "memory for the kept fields; the display grid widens to stay below",
  ),
};

/** What a marked structure is made of for the heat; null keeps the class of its CT number. */
export const materialOfStructure: Readonly<Record<StructureKind, TissueClass | null>> = {
  nerve: "nerve",
  vessel: "blood",
  airway: "airway",
  lung: "lung",
  bowel: null,
  organ: null,
  bone: "bone-cancellous",
  node: null,
  dura: "dura",
  skin: "skin",
  hydrodissection: "saline",
  other: null,
};

/** Classes of the label grid; the label is the place in this list. */
export const tissueClasses = [
  "soft",
  "fat",
  "bone-cancellous",
  "bone-cortical",
  "lung",
  "airway",
  "outside",
  "nerve",
  "blood",
  "saline",
  "dura",
  "skin",
] as const;

/** One class of the label grid. */
export type TissueClass = (typeof tissueClasses)[number];

/** Record of `knowledge` that gives each class its properties. */
export const knowledgeIdOfClass: Readonly<
  Record<Exclude<TissueClass, "outside">, { readonly kind: "tissue" | "convective"; readonly id: string }>
> = {
  soft: { kind: "tissue", id: "muscle" },
  fat: { kind: "tissue", id: "fat" },
  "bone-cancellous": { kind: "tissue", id: "bone-cancellous" },
  "bone-cortical": { kind: "tissue", id: "bone-cortical" },
  lung: { kind: "tissue", id: "lung-inflated" },
  airway: { kind: "convective", id: "airway-air" },
  nerve: { kind: "tissue", id: "nerve" },
  blood: { kind: "convective", id: "vessel-blood" },
  saline: { kind: "tissue", id: "saline" },
  dura: { kind: "tissue", id: "dura" },
  skin: { kind: "tissue", id: "skin" },
};

/** Convective medium of `knowledge` in front of the skin. */
export const mediumOfSkinProtection: Readonly<Record<SkinProtection["kind"], string>> = {
  air: "skin-air",
  drape: "skin-drape",
  "warm-saline": "warm-saline",
  "warm-glove": "warm-glove",
};
