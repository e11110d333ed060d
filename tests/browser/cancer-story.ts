import type { Vec3 } from "@isotherm/imaging";
import type { PainNow, ToldPain } from "./desk-pain.ts";

// Synthetic, as every patient of these tests: what she tells, and where it lies in the phantom of the retroperitoneum.

const LIFE = {
  eating: "limited",
  sleeping: "limited",
  sitting: "limited",
  walking: "limited",
  driving: "unable",
  "going-out": "unable",
  working: "not-applicable",
} as const;

/** The pain that the node explains. */
export const BAND: ToldPain = {
  name: "the band",
  ownWords: "It grips me and will not let go.",
  place: {
    view: "front",
    pointsFraction: [
      [0.4, 0.33],
      [0.6, 0.33],
      [0.6, 0.37],
      [0.4, 0.37],
      [0.4, 0.33],
    ],
  },
  onset: "four months ago, with the new nodes",
  course: "constant-with-flares",
  qualities: { crampy: 8, burning: 4 },
  travels: {
    view: "back",
    pointsFraction: [
      [0.5, 0.35],
      [0.5, 0.3],
      [0.55, 0.25],
    ],
  },
  eased: "leaning forward",
  worse: "eating",
  drug: "oxycodone",
  scores: { nowScore: 6, worstScore: 9, averageScore: 7, leastScore: 3 },
  flares: { perDay: 6, peak: 9, minutes: 40 },
  wakesPerNight: 4,
  limits: LIFE,
  goalScore: 3,
};

/** The pain that stays. */
export const DULL_BACK: ToldPain = {
  ...BAND,
  name: "the dull back",
  ownWords: "Like a brick.",
  place: {
    view: "back",
    pointsFraction: [
      [0.42, 0.4],
      [0.58, 0.4],
      [0.58, 0.44],
      [0.42, 0.44],
      [0.42, 0.4],
    ],
  },
  course: "constant",
  qualities: { crampy: 5 },
  travels: null,
  scores: { nowScore: 6, worstScore: 6, averageScore: 5, leastScore: 3 },
  flares: null,
  limits: "the same",
};

/** The band in week 6. */
export const BAND_NOW: PainNow = {
  ownWords: "I sat through a whole meal.",
  scores: { nowScore: 3, worstScore: 5, averageScore: 3, leastScore: 1 },
  qualities: { crampy: 3, burning: 2 },
  flares: { perDay: 2, peak: 5, minutes: 15 },
  wakesPerNight: 1,
  limits: { ...LIFE, eating: "free", sitting: "free" },
};

/** The back in week 6. */
export const DULL_BACK_NOW: PainNow = {
  ownWords: "The brick is where it was.",
  scores: DULL_BACK.scores,
  qualities: DULL_BACK.qualities,
  flares: null,
  wakesPerNight: 1,
  limits: "the same",
};

/** What lies beside nerve and node on the right, as the segmentation of the CT has it. */
export const NEIGHBORS: readonly string[] = [
  "retrocrural-node",
  "aorta",
  "inferior-vena-cava",
  "crura",
  "lung-right",
  "kidney-right",
  "dural-sac",
];

/** A freeze in the phantom: the line of the target, and a cryoprobe whose way lies in one axial slice. */
export interface DrawnFreeze {
  readonly lineLpsMm: readonly Vec3[];
  readonly entryLpsMm: Vec3;
  readonly tipLpsMm: Vec3;
}

/** The right greater splanchnic nerve. */
export const NERVE: DrawnFreeze = {
  lineLpsMm: [
    [-15, -12.5, 44],
    [-15, -13.3, 32],
    [-15, -14.5, 14],
  ],
  entryLpsMm: [-27, 83, 32],
  tipLpsMm: [-15, -13.5, 32],
};

/** The enlarged node behind the right crus. */
export const NODE: DrawnFreeze = {
  lineLpsMm: [
    [-13, -27, 24],
    [-13, -27, 11],
  ],
  entryLpsMm: [-52, 80, 22],
  tipLpsMm: [-13, -31, 22],
};
