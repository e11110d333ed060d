import type { Vec3 } from "../geometry.ts";
import { mirroredTube, structureColors, type TubeEntry } from "./anatomy.ts";

// Origin: center of the C7/T1 disc. All positions and radii: phantom geometry, illustrative, unverified.

const artery = { kind: "vessel", tissue: "blood", colorRgb: structureColors.artery } as const;
const vein = { kind: "vessel", tissue: "vein", colorRgb: structureColors.vein } as const;
const nerve = { kind: "nerve", tissue: "nerve", colorRgb: structureColors.nerve } as const;

const stellatePoints: readonly Vec3[] = [
  [17.2, 1.5, 9],
  [18.6, 4, 2],
  [19.8, 6.8, -5],
  [20.4, 8.6, -11],
];

const leftTubes: readonly TubeEntry[] = [
  {
    ...artery,
    id: "vertebral-artery-left",
    name: "Left vertebral artery",
    pointsLpsMm: [
      [27, -14, -24],
      [24, -10, -10],
      [20.5, -4.5, 5],
      [18, 2, 16],
      [17.5, 4, 24],
      [17.5, 2, 44],
      [17.5, 3, 66],
    ],
    radiusMm: 1.9,
  },
  {
    ...artery,
    id: "carotid-left",
    name: "Left common carotid artery",
    pointsLpsMm: [
      [20, -10, -62],
      [24, -16, -30],
      [28.5, -20, 0],
      [29, -19, 28],
      [30, -15, 66],
    ],
    radiusMm: 3.4,
    wallMm: 0.6,
  },
  {
    ...vein,
    id: "jugular-left",
    name: "Left internal jugular vein",
    pointsLpsMm: [
      [40, -10, 66],
      [39, -18, 30],
      [38, -25, 0],
      [35, -34, -30],
      [26, -37, -44],
      [12, -34, -62],
    ],
    radiusMm: 5.2,
    endRadiusMm: 7.5,
  },
  {
    ...artery,
    id: "subclavian-artery-left",
    name: "Left subclavian artery",
    pointsLpsMm: [
      [22, -4, -62],
      [25, -8, -36],
      [33, -13, -21],
      [47, -14, -19],
      [64, -20, -28],
      [96, -26, -40],
      [120, -28, -46],
    ],
    radiusMm: 4.2,
    wallMm: 0.6,
  },
  {
    ...vein,
    id: "subclavian-vein-left",
    name: "Left subclavian vein",
    pointsLpsMm: [
      [33, -36, -36],
      [52, -36, -34],
      [74, -33, -40],
      [120, -36, -52],
    ],
    radiusMm: 5.4,
  },
  {
    ...artery,
    id: "inferior-thyroid-artery-left",
    name: "Left inferior thyroid artery",
    pointsLpsMm: [
      [35, -15, -17],
      [33, -13, 2],
      [28, -11.5, 13],
      [22, -14, 12],
      [18, -19, 6],
    ],
    radiusMm: 1.2,
  },
  {
    ...nerve,
    id: "stellate-ganglion-left",
    name: "Left stellate ganglion",
    pointsLpsMm: stellatePoints,
    radiusMm: 2.6,
    endRadiusMm: 2.6,
  },
  {
    ...nerve,
    id: "recurrent-laryngeal-nerve-left",
    name: "Left recurrent laryngeal nerve",
    pointsLpsMm: [
      [9, -3, -62],
      [10.5, -10, -30],
      [11, -18, -2],
      [10, -22, 22],
    ],
    radiusMm: 1.1,
  },
  {
    ...nerve,
    id: "vagus-nerve-left",
    name: "Left vagus nerve",
    pointsLpsMm: [
      [33, -9, 66],
      [34, -14.5, 28],
      [33, -17, 0],
      [29, -22, -30],
      [22, -22, -62],
    ],
    radiusMm: 1.2,
  },
  {
    ...nerve,
    id: "phrenic-nerve-left",
    name: "Left phrenic nerve",
    pointsLpsMm: [
      [29, -9, 22],
      [35, -14.5, 2],
      [38, -24, -16],
      [33, -28, -34],
      [30, -24, -62],
    ],
    radiusMm: 1,
  },
  {
    ...nerve,
    id: "brachial-plexus-c7-left",
    name: "Left brachial plexus, C7 root",
    pointsLpsMm: [
      [17, 14, 18],
      [28, 7, 11],
      [40, -1, -2],
      [56, -8, -16],
      [92, -16, -34],
      [120, -18, -42],
    ],
    radiusMm: 1.8,
  },
  {
    ...nerve,
    id: "brachial-plexus-c8-left",
    name: "Left brachial plexus, C8 and T1",
    pointsLpsMm: [
      [18, 17, 0.5],
      [28, 11, -2],
      [42, -2, -9],
      [58, -12, -21],
      [94, -20, -38],
      [120, -22, -45],
    ],
    radiusMm: 2,
  },
];

/** The innominate artery takes the right carotid and subclavian in. */
const rightOrigins: Readonly<Record<string, Partial<TubeEntry>>> = {
  "carotid-left": {
    pointsLpsMm: [
      [-12, -22, -62],
      [-19, -19, -36],
      [-28, -20, 0],
      [-29.5, -18.5, 28],
      [-31, -15, 66],
    ],
  },
  "jugular-left": { radiusMm: 6, endRadiusMm: 8.2 },
  "recurrent-laryngeal-nerve-left": {
    pointsLpsMm: [
      [-26, -15, -26],
      [-16, -12, -18],
      [-12, -17, -2],
      [-10, -22, 22],
    ],
  },
};

/** Vessels and nerves of the neck as rows of a table. */
export const neckTubes: readonly TubeEntry[] = [
  ...leftTubes,
  ...leftTubes.map((entry) => mirroredTube(entry, rightOrigins[entry.id])),
];
