import type { Vec3 } from "../geometry.ts";
import {
  boneTube,
  bothSides,
  type PhantomAnatomy,
  type StructureEntry,
  structureColors,
  tubeLayers,
} from "./anatomy.ts";
import { neckSoftTissue } from "./neck-soft-tissue.ts";
import { neckTubes } from "./neck-tubes.ts";
import type { Layer } from "./paint.ts";
import { loft, offset, type Shape, subtract, tube, union } from "./shape.ts";
import { canalLayers, discLayer, type VertebraSizes, vertebraLayers } from "./vertebra.ts";

// Origin: center of the C7/T1 disc; x to the patient's left. All numbers: phantom geometry, illustrative, unverified.

/** From T3 up to C4: body center in y and z, half width, half depth, height, spinous tip (y, z), transverse tip. */
const vertebraRows: readonly (readonly [number, number, number, number, number, Vec3, Vec3])[] = [
  [20, -49.5, 14.5, 10, 17, [0, 50, -16], [29, 26, 2]],
  [14.5, -29.5, 15, 9.5, 16.5, [0, 50, -14], [31, 22, 2]],
  [9, -10, 15.5, 9, 16, [0, 52, -10], [35, 16, 3]],
  [5, 9, 14.5, 8.5, 14.5, [0, 53, -7], [31, 11, 1]],
  [1, 26.5, 13.5, 8.2, 13, [0, 44, -5], [25, 8, 0]],
  [-2, 43.5, 13, 8, 13, [0, 38, -5], [24, 7, 0]],
  [-1, 60.5, 12.5, 8, 13, [0, 36, -5], [23, 7, 0]],
];

const vertebrae: readonly VertebraSizes[] = vertebraRows.map(([y, z, w, d, h, spinous, transverse]) => ({
  centerLpsMm: [0, y, z],
  halfWidthMm: w,
  halfDepthMm: d,
  heightMm: h,
  canalHalfWidthMm: 11.5,
  canalHalfDepthMm: 7.8,
  transverseTipMm: transverse,
  spinousTipMm: spinous,
  pillarMm: 6.2,
}));

const ribRows: readonly (readonly Vec3[])[] = [
  [
    [17.5, 17, -6],
    [24, 19, -7],
    [38, 26, -6],
    [56, 22, -13],
    [66, 4, -25],
    [61, -20, -38],
    [44, -38, -50],
    [28, -46, -58],
  ],
  [
    [18, 23, -22],
    [26, 28, -25],
    [42, 37, -26],
    [66, 34, -36],
    [80, 10, -50],
    [82, -12, -64],
  ],
  [
    [19, 29, -41],
    [28, 36, -44],
    [46, 47, -46],
    [72, 44, -56],
    [86, 24, -70],
  ],
];

function bones(): Layer[] {
  const clavicle: readonly Vec3[] = [
    [15, -49, -58],
    [38, -52, -46],
    [66, -42, -38],
    [104, -24, -32],
    [125, -18, -32],
  ];
  return [
    ...vertebrae.flatMap((sizes, index) => {
      const next = vertebrae[index + 1];
      return next === undefined ? [] : [discLayer(sizes, next)];
    }),
    ...vertebrae.flatMap((sizes) => vertebraLayers(sizes, "spine")),
    ...ribRows.flatMap((points, index) =>
      boneTube(points, 3.9, index === 0 ? "first-rib-left" : "ribs").flatMap(bothSides),
    ),
    ...boneTube(clavicle, 5.6, "clavicles").flatMap(bothSides),
    ...canalLayers(vertebrae, { halfWidthMm: 6.3, halfDepthMm: 4 }),
  ];
}

function leftLung(): Shape {
  return loft(
    [
      [-70, 50, 10, 37, 50],
      [-50, 46.5, 10.5, 32, 42],
      [-34, 42.5, 11, 25.5, 31],
      [-22, 39.5, 12, 19, 21],
      [-9, 37, 13, 13, 14],
    ],
    { capMm: 13 },
  );
}

function lungs(): Layer[] {
  const lung = leftLung();
  return [
    ...bothSides({ shape: offset(lung, 7), tissue: "fat" }),
    ...bothSides({ shape: subtract(offset(lung, 7), offset(lung, 3.2)), tissue: "muscle", isOrganic: true }),
    ...bothSides({ shape: offset(lung, 0.9), tissue: "wall" }),
    ...bothSides({ shape: lung, tissue: "lung", structureId: "lung-left" }),
  ];
}

function airway(): Layer[] {
  const lumen = loft([
    [72, 0, -22, 11, 7],
    [48, 0, -25, 8, 8],
    [34, 0, -28, 4, 9],
    [22, 0, -28.5, 7.5, 8.5],
    [0, 0, -28, 8.4, 8.6],
    [-30, 0, -21, 8.6, 8.4],
    [-70, -1, -10, 9, 8.4],
  ]);
  const shield = loft(
    [
      [30, 0, -30, 15, 14],
      [40, 0, -31, 17.5, 16],
      [54, 0, -30, 18.5, 15],
    ],
    { capMm: 1 },
  );
  const open = loft([
    [28, 0, -16, 15.5, 20],
    [56, 0, -16, 16.5, 24.5],
  ]);
  const cricoid = loft(
    [
      [18, 0, -28.5, 11.6, 12],
      [29, 0, -28, 11.6, 12.4],
    ],
    { capMm: 1 },
  );
  return [
    { shape: offset(lumen, 4), tissue: "muscle", isOrganic: true },
    { shape: subtract(shield, open), tissue: "calcifiedCartilage", isOrganic: true },
    { shape: subtract(cricoid, offset(lumen, 1.5)), tissue: "calcifiedCartilage" },
    { shape: offset(lumen, 1.7), tissue: "cartilage", structureId: "airway" },
    { shape: lumen, tissue: "air", structureId: "airway" },
  ];
}

function gullet(): Layer[] {
  const wall = loft([
    [72, 0, -13, 13, 4],
    [30, 1, -16.5, 10, 4],
    [0, 4, -14.5, 8.5, 4.8],
    [-30, 5.5, -6, 8, 5.5],
    [-70, 6, 5, 8, 6],
  ]);
  const gas = loft(
    [
      [-16, 5, -11, 1.8, 0.9],
      [-36, 6, -4.5, 3, 1.4],
      [-58, 6, 2, 2, 1],
    ],
    { capMm: 6 },
  );
  return [
    { shape: wall, tissue: "wall", structureId: "esophagus", isOrganic: true },
    { shape: gas, tissue: "air", structureId: "esophagus" },
  ];
}

function thyroid(): Layer[] {
  const lobe = loft(
    [
      [-20, 14.5, -23, 5.5, 7],
      [-4, 17, -26, 7.6, 11],
      [14, 18.5, -27, 7, 10.5],
      [30, 18, -26, 3.5, 6],
    ],
    { capMm: 7 },
  );
  const isthmus = loft(
    [
      [-8, 0, -38.6, 11, 3],
      [8, 0, -39, 11, 3],
    ],
    { capMm: 3 },
  );
  return [
    ...bothSides({ shape: lobe, tissue: "thyroid", structureId: "thyroid", isOrganic: true }),
    { shape: isthmus, tissue: "thyroid", structureId: "thyroid", isOrganic: true },
  ];
}

/** Small nodes and fat strands, for the picture only. */
function nodes(): Layer[] {
  const centers: readonly Vec3[] = [
    [45, -6, 14],
    [49, -4, -2],
    [-44, -8, 20],
    [-50, 0, 4],
    [52, 10, 30],
    [-43, -12, -8],
    [12, -30, -52],
    [-14, -28, -56],
  ];
  const shapes = centers.map(([x, y, z]) =>
    tube(
      [
        [x, y, z - 2],
        [x + 1, y - 1, z + 2],
      ],
      2.6,
    ),
  );
  return [{ shape: union(shapes), tissue: "node", isOrganic: true }];
}

const areas: readonly StructureEntry[] = [
  { id: "airway", name: "Trachea and larynx", kind: "airway", colorRgb: structureColors.airway },
  { id: "esophagus", name: "Esophagus", kind: "bowel", colorRgb: structureColors.bowel },
  { id: "thyroid", name: "Thyroid gland", kind: "organ", colorRgb: structureColors.organ },
  { id: "lung-left", name: "Left lung apex", kind: "lung", colorRgb: structureColors.lung },
  { id: "lung-right", name: "Right lung apex", kind: "lung", colorRgb: structureColors.lung },
  { id: "spine", name: "Vertebrae C4 to T3", kind: "bone", colorRgb: structureColors.bone },
  { id: "first-rib-left", name: "Left first rib", kind: "bone", colorRgb: structureColors.bone },
  { id: "first-rib-right", name: "Right first rib", kind: "bone", colorRgb: structureColors.bone },
  { id: "ribs", name: "Second and third ribs", kind: "bone", colorRgb: structureColors.bone },
  { id: "clavicles", name: "Clavicles", kind: "bone", colorRgb: structureColors.bone },
  { id: "dural-sac", name: "Dural sac and cord", kind: "dura", colorRgb: structureColors.dura },
  { id: "skin", name: "Skin", kind: "skin", colorRgb: structureColors.skin },
];

/** Lower neck at C7/T1: the left stellate ganglion before the neck of the first rib. */
export function neckAnatomy(): PhantomAnatomy {
  return {
    id: "neck",
    title: "Lower neck, stellate ganglion (digital phantom)",
    description: "Phantom lower neck 1.25 mm",
    minimumLpsMm: [-105, -78, -56],
    maximumLpsMm: [105, 100, 62],
    spacingMm: [0.9, 0.9, 1.25],
    noiseHounsfield: 10,
    layers: [
      ...neckSoftTissue(),
      ...lungs(),
      ...bones(),
      ...airway(),
      ...gullet(),
      ...thyroid(),
      ...nodes(),
      ...neckTubes.flatMap(tubeLayers),
    ],
    structures: [...neckTubes, ...areas],
    tubes: neckTubes,
    targets: [
      { tubeId: "stellate-ganglion-left", knowledgeTargetId: "stellate-ganglion", side: "left" },
      { tubeId: "stellate-ganglion-right", knowledgeTargetId: "stellate-ganglion", side: "right" },
    ],
    cryoprobePaths: [
      {
        targetId: "stellate-ganglion-left",
        entryLpsMm: [59.9, -23.6, -6],
        tipLpsMm: [19.8, 5.5, -6],
      },
    ],
  };
}
