import type { Vec3 } from "../geometry.ts";
import { structureColors, type TubeEntry } from "./anatomy.ts";

// Left ankle; origin: center of the talar dome; medial is −x. All: phantom geometry, illustrative, unverified.

const artery = { kind: "vessel", tissue: "blood", colorRgb: structureColors.artery } as const;
const vein = { kind: "vessel", tissue: "vein", colorRgb: structureColors.vein } as const;
const tendon = { kind: "tendon", tissue: "tendon", colorRgb: structureColors.tendon } as const;

/** [id, name, radius, points]. */
type TendonRow = readonly [string, string, number, readonly Vec3[]];

const tendonRows: readonly TendonRow[] = [
  [
    "tibialis-posterior-tendon",
    "Tibialis posterior tendon",
    2.9,
    [
      [-16, 11, 58],
      [-20, 10, 25],
      [-24, 8, 6],
      [-28, 3, -10],
      [-27, -16, -22],
      [-20, -48, -26],
    ],
  ],
  [
    "flexor-digitorum-longus-tendon",
    "Flexor digitorum longus tendon",
    2.3,
    [
      [-19, 15, 58],
      [-21.5, 14, 25],
      [-25, 13, 4],
      [-27, 9, -13],
      [-24, -12, -30],
      [-12, -50, -44],
    ],
  ],
  [
    "flexor-hallucis-longus-tendon",
    "Flexor hallucis longus tendon",
    2.7,
    [
      [-2, 24, 30],
      [-6, 23, 8],
      [-11, 20, -10],
      [-14, 8, -27],
      [-15, -20, -38],
      [-16, -60, -46],
    ],
  ],
  [
    "peroneus-longus-tendon",
    "Peroneal tendons",
    3,
    [
      [24, 24, 58],
      [26, 23, 20],
      [28, 21, -8],
      [29, 8, -27],
      [26, -20, -42],
      [22, -40, -50],
    ],
  ],
  [
    "tibialis-anterior-tendon",
    "Tibialis anterior tendon",
    3.4,
    [
      [-8, -24, 58],
      [-12, -28, 22],
      [-16, -31, 1],
      [-24, -48, -18],
      [-27, -66, -32],
    ],
  ],
  [
    "extensor-hallucis-longus-tendon",
    "Extensor hallucis longus tendon",
    2.2,
    [
      [0, -24, 58],
      [-2, -29, 20],
      [-5, -33, -2],
      [-12, -60, -14],
      [-14, -90, -24],
    ],
  ],
  [
    "extensor-digitorum-longus-tendon",
    "Extensor digitorum longus tendon",
    3,
    [
      [9, -21, 58],
      [9, -27, 20],
      [10, -33, -3],
      [12, -62, -18],
      [14, -90, -28],
    ],
  ],
];

/** Vessels, nerve and tendons of the ankle as rows of a table. */
export const ankleTubes: readonly TubeEntry[] = [
  ...tendonRows.map(
    ([id, name, radiusMm, pointsLpsMm]): TubeEntry => ({ ...tendon, id, name, radiusMm, pointsLpsMm }),
  ),
  {
    ...artery,
    id: "posterior-tibial-artery",
    name: "Posterior tibial artery",
    pointsLpsMm: [
      [-13, 21, 58],
      [-16.5, 20, 25],
      [-20, 18.5, 4],
      [-22, 15, -12],
      [-21, 4, -28],
      [-17, -20, -42],
    ],
    radiusMm: 1.6,
  },
  {
    ...vein,
    id: "posterior-tibial-veins",
    name: "Posterior tibial veins",
    pointsLpsMm: [
      [-16.5, 19, 58],
      [-20, 17.2, 25],
      [-23.6, 16, 4],
      [-25, 12.5, -12],
      [-23.4, 2, -28],
      [-20, -18, -41],
    ],
    radiusMm: 1.5,
  },
  {
    kind: "nerve",
    tissue: "nerve",
    colorRgb: structureColors.nerve,
    id: "posterior-tibial-nerve",
    name: "Left posterior tibial nerve",
    pointsLpsMm: [
      [-10, 26.5, 58],
      [-13.5, 26, 30],
      [-17.5, 24.6, 8],
      [-19.5, 21.5, -8],
      [-19, 13, -24],
      [-16, -4, -38],
    ],
    radiusMm: 2.4,
  },
  {
    ...artery,
    id: "anterior-tibial-artery",
    name: "Anterior tibial artery",
    pointsLpsMm: [
      [3, -20, 58],
      [3, -25, 20],
      [2, -31, -2],
      [0, -52, -12],
      [-2, -90, -22],
    ],
    radiusMm: 1.5,
  },
  {
    ...vein,
    id: "great-saphenous-vein",
    name: "Great saphenous vein",
    pointsLpsMm: [
      [-27, -6, 58],
      [-25, -14, 20],
      [-26, -20, 2],
      [-25, -40, -18],
    ],
    radiusMm: 1.7,
  },
];
