import { structureColors, type TubeEntry } from "./anatomy.ts";

// Origin: center of the T12/L1 disc. All positions and radii: phantom geometry, illustrative, unverified.

const artery = { kind: "vessel", tissue: "blood", colorRgb: structureColors.artery } as const;
const vein = { kind: "vessel", tissue: "vein", colorRgb: structureColors.vein } as const;
const nerve = { kind: "nerve", tissue: "nerve", colorRgb: structureColors.nerve } as const;

const veins: readonly TubeEntry[] = [
  {
    ...vein,
    id: "inferior-vena-cava",
    name: "Inferior vena cava",
    pointsLpsMm: [
      [-25, -27, -62],
      [-27, -31, -20],
      [-27, -36, 20],
      [-24, -48, 62],
    ],
    radiusMm: 10.5,
  },
  {
    ...vein,
    id: "left-renal-vein",
    name: "Left renal vein",
    pointsLpsMm: [
      [50, 6, -20],
      [30, -16, -24],
      [12, -37.5, -27],
      [-2, -40, -28],
      [-20, -32, -28],
    ],
    radiusMm: 4.2,
  },
  {
    ...vein,
    id: "portal-vein",
    name: "Portal and splenic vein",
    pointsLpsMm: [
      [76, -20, 18],
      [40, -42, 8],
      [6, -54, -4],
      [-16, -55, 6],
      [-34, -54, 22],
      [-56, -50, 38],
    ],
    radiusMm: 4.2,
    endRadiusMm: 7,
  },
  {
    ...vein,
    id: "azygos-vein",
    name: "Azygos vein",
    pointsLpsMm: [
      [-6, -17, 62],
      [-5, -17, 20],
      [-5, -16.6, -10],
    ],
    radiusMm: 2.4,
    endRadiusMm: 1.6,
  },
];

const arteries: readonly TubeEntry[] = [
  {
    ...artery,
    id: "aorta",
    name: "Aorta",
    pointsLpsMm: [
      [5, -28, 62],
      [3, -28.5, 20],
      [2, -28, -15],
      [1, -25.5, -62],
    ],
    radiusMm: 10,
    endRadiusMm: 9,
    wallMm: 1.1,
  },
  {
    ...artery,
    id: "celiac-artery",
    name: "Celiac axis and hepatic artery",
    pointsLpsMm: [
      [2, -36, 1],
      [2, -46, 2],
      [-4, -52, 5],
      [-22, -60, 10],
      [-44, -60, 28],
    ],
    radiusMm: 3.6,
    endRadiusMm: 2.4,
  },
  {
    ...artery,
    id: "splenic-artery",
    name: "Splenic artery",
    pointsLpsMm: [
      [2, -46, 2],
      [16, -50, 8],
      [34, -42, 16],
      [54, -36, 14],
      [78, -16, 24],
    ],
    radiusMm: 2.6,
  },
  {
    ...artery,
    id: "superior-mesenteric-artery",
    name: "Superior mesenteric artery",
    pointsLpsMm: [
      [2, -36, -13],
      [2, -46, -20],
      [1, -52, -36],
      [0, -53, -62],
    ],
    radiusMm: 3.8,
  },
  {
    ...artery,
    id: "left-renal-artery",
    name: "Left renal artery",
    pointsLpsMm: [
      [10, -26, -24],
      [26, -14, -22],
      [50, 8, -16],
    ],
    radiusMm: 2.8,
  },
  {
    ...artery,
    id: "right-renal-artery",
    name: "Right renal artery",
    pointsLpsMm: [
      [-6, -25, -26],
      [-26, -13, -28],
      [-50, 8, -28],
    ],
    radiusMm: 2.8,
  },
];

const nerves: readonly TubeEntry[] = [
  {
    ...nerve,
    id: "splanchnic-nerve-left",
    name: "Left greater splanchnic nerve",
    pointsLpsMm: [
      [17, -11, 62],
      [17, -13.5, 36],
      [16.5, -15.5, 14],
      [15.5, -21, 2],
      [14.5, -28, -4],
    ],
    radiusMm: 1.5,
  },
  {
    ...nerve,
    id: "splanchnic-nerve-right",
    name: "Right greater splanchnic nerve",
    pointsLpsMm: [
      [-15, -11, 62],
      [-15, -13, 36],
      [-14.5, -14.5, 14],
      [-13.5, -19, 2],
      [-13, -26, -4],
    ],
    radiusMm: 1.5,
  },
  {
    id: "thoracic-duct",
    name: "Thoracic duct",
    kind: "organ",
    tissue: "fluid",
    colorRgb: structureColors.organ,
    pointsLpsMm: [
      [0, -16.4, 62],
      [-1, -16.2, 20],
      [-1.5, -16, -14],
    ],
    radiusMm: 1.2,
  },
];

/** Vessels and nerves of the retroperitoneum as rows of a table. */
export const retroperitoneumTubes: readonly TubeEntry[] = [...veins, ...arteries, ...nerves];
