/** How a tissue looks on the phantom's CT. */
export interface TissueAppearance {
  /** Mean CT number [HU]. */
  readonly hounsfield: number;
  /** Amplitude [HU] of the coarse texture (septa, fibres, trabeculae) on top of the noise. */
  readonly textureHounsfield: number;
}

/** Name of a tissue that a phantom is painted with. */
export type TissueName =
  | "air"
  | "lung"
  | "fat"
  | "septum"
  | "skin"
  | "muscle"
  | "tendon"
  | "nerve"
  | "blood"
  | "vein"
  | "wall"
  | "thyroid"
  | "node"
  | "liver"
  | "spleen"
  | "kidney"
  | "kidneyMedulla"
  | "pancreas"
  | "adrenal"
  | "bowelContent"
  | "cord"
  | "fluid"
  | "disc"
  | "cartilage"
  | "calcifiedCartilage"
  | "spongiosa"
  | "marrow"
  | "cortex";

/** Where the numbers of a phantom come from; said once, because none of them may drive a clinical default. */
export const phantomNumberSource = "phantom geometry and appearance, illustrative, unverified" as const;

/**
 * CT numbers of the phantoms, intravenous contrast in a late phase. All: {@link phantomNumberSource}; chosen so that
 * the picture reads like a CT, not as data about tissue.
 */
export const tissueAppearances: Readonly<Record<TissueName, TissueAppearance>> = {
  air: { hounsfield: -1000, textureHounsfield: 0 },
  lung: { hounsfield: -850, textureHounsfield: 45 },
  fat: { hounsfield: -102, textureHounsfield: 9 },
  septum: { hounsfield: -60, textureHounsfield: 20 },
  skin: { hounsfield: 30, textureHounsfield: 12 },
  muscle: { hounsfield: 58, textureHounsfield: 16 },
  tendon: { hounsfield: 92, textureHounsfield: 6 },
  nerve: { hounsfield: 32, textureHounsfield: 4 },
  blood: { hounsfield: 165, textureHounsfield: 3 },
  vein: { hounsfield: 145, textureHounsfield: 4 },
  wall: { hounsfield: 48, textureHounsfield: 6 },
  thyroid: { hounsfield: 140, textureHounsfield: 14 },
  node: { hounsfield: 52, textureHounsfield: 7 },
  liver: { hounsfield: 108, textureHounsfield: 7 },
  spleen: { hounsfield: 118, textureHounsfield: 6 },
  kidney: { hounsfield: 165, textureHounsfield: 10 },
  kidneyMedulla: { hounsfield: 135, textureHounsfield: 8 },
  pancreas: { hounsfield: 85, textureHounsfield: 22 },
  adrenal: { hounsfield: 60, textureHounsfield: 5 },
  bowelContent: { hounsfield: 20, textureHounsfield: 18 },
  cord: { hounsfield: 42, textureHounsfield: 3 },
  fluid: { hounsfield: 12, textureHounsfield: 2 },
  disc: { hounsfield: 88, textureHounsfield: 8 },
  cartilage: { hounsfield: 110, textureHounsfield: 25 },
  calcifiedCartilage: { hounsfield: 260, textureHounsfield: 60 },
  spongiosa: { hounsfield: 230, textureHounsfield: 75 },
  marrow: { hounsfield: 40, textureHounsfield: 40 },
  cortex: { hounsfield: 880, textureHounsfield: 70 },
};
