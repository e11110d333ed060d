import {
  boneLayers,
  type PhantomAnatomy,
  type StructureEntry,
  structureColors,
  tubeLayers,
} from "./anatomy.ts";
import { ankleTubes } from "./ankle-tubes.ts";
import type { Layer } from "./paint.ts";
import {
  type LoftRow,
  loft,
  offset,
  type Shape,
  sheet,
  smoothLine,
  subtract,
  tabulated,
  tube,
  union,
} from "./shape.ts";

// Left ankle; origin: center of the talar dome; medial is −x. All: phantom geometry, illustrative, unverified.

function ankleBody(): Shape {
  const leg = loft(
    [
      [64, 0, 9, 38, 42],
      [30, 0, 8, 34.5, 41],
      [8, 0, 6, 35, 43],
      [-15, -1, 6, 37, 47],
      [-40, 0, 8, 34, 47],
      [-64, 1, 8, 29, 43],
    ],
    { capMm: 0, exponent: 2.2 },
  );
  const foot = loft(
    [
      [4, -2, -20, 24, 22],
      [-12, -2, -42, 32, 50],
      [-30, 0, -60, 37, 78],
      [-50, 1, -66, 39, 92],
      [-66, 1, -66, 37, 94],
    ],
    { exponent: 2.4, capMm: 5 },
  );
  return union([leg, foot], 16);
}

const muscleRows: readonly (readonly LoftRow[])[] = [
  // Flexor hallucis longus, soleus, flexor digitorum, peroneus brevis
  [
    [64, 3, 22, 15, 9],
    [30, 2, 22, 11, 8],
    [6, -4, 22, 5, 5],
  ],
  [
    [64, 2, 36, 19, 6],
    [36, 2, 38, 12, 4],
    [20, 2, 40, 4, 2],
  ],
  [
    [64, 22, 18, 7, 9],
    [24, 24, 18, 5, 6],
    [0, 26, 18, 3, 4],
  ],
  [
    [64, 6, -16, 15, 8],
    [36, 6, -21, 11, 5],
    [16, 8, -25, 4, 2],
  ],
  // Muscles of the sole: abductor hallucis, quadratus plantae, flexor digitorum brevis, abductor digiti minimi
  [
    [-26, -25, -8, 5, 16],
    [-38, -26, -22, 8, 40],
    [-52, -24, -36, 8, 44],
  ],
  [
    [-40, -6, -20, 11, 26],
    [-50, -4, -24, 12, 32],
  ],
  [
    [-48, 0, -30, 12, 44],
    [-59, 1, -34, 12, 46],
  ],
  [
    [-44, 25, -20, 7, 34],
    [-58, 24, -30, 7, 44],
  ],
];

function tibiaShape(): Shape {
  return union(
    [
      loft([
        [64, -7, -4, 12.5, 12],
        [30, -7, -4, 14.5, 13.5],
        [12, -6, -4, 20, 16.5],
        [2.6, -5, -4, 20.5, 17.5],
      ]),
      loft(
        [
          [14, -21, -6, 6, 10],
          [0, -24.5, -8, 5, 9.5],
          [-13, -26, -9, 3.6, 6.5],
        ],
        { capMm: 5 },
      ),
    ],
    3,
  );
}

function fibulaShape(): Shape {
  return loft(
    [
      [64, 22, 9, 5.5, 5.5],
      [20, 24, 9, 5.5, 6.5],
      [0, 26, 7, 5.5, 9],
      [-22, 27, 9, 4.4, 8],
    ],
    { capMm: 6 },
  );
}

function talusShape(): Shape {
  return union(
    [
      loft(
        [
          [-0.6, -2, -4, 12, 13],
          [-5, -1, -6, 17, 20],
          [-14, 0, -9, 17, 23],
          [-23, 1, -8, 15, 23],
        ],
        { capMm: 3 },
      ),
      tube(
        smoothLine([
          [-3, -24, -14],
          [-9, -42, -19],
        ]),
        9.5,
        11.5,
      ),
    ],
    5,
  );
}

function heelShape(): Shape {
  return union(
    [
      tube(
        smoothLine([
          [6, -30, -38],
          [6, -6, -38],
          [4, 22, -40],
          [3, 38, -43],
        ]),
        11.5,
        14.5,
      ),
      loft(
        [
          [-25.5, -13, -10, 5, 8],
          [-34, -8, -10, 8, 11],
        ],
        { capMm: 3 },
      ),
      loft(
        [
          [-26.5, 6, 12, 10, 11],
          [-40, 5, 14, 11, 18],
        ],
        { capMm: 3 },
      ),
    ],
    6,
  );
}

function navicularShape(): Shape {
  return loft(
    [
      [-10, -12, -60, 11, 6, 12],
      [-22, -11, -61, 14, 7, 12],
      [-34, -9, -60, 10, 6, 12],
    ],
    { capMm: 7 },
  );
}

function cuboidShape(): Shape {
  return loft(
    [
      [-24, 14, -56, 9, 12],
      [-38, 15, -56, 12, 15],
      [-52, 16, -56, 9, 12],
    ],
    { capMm: 8 },
  );
}

function cuneiformShape(): Shape {
  return loft(
    [
      [-16, -12, -80, 17, 11],
      [-30, -11, -80, 18, 12],
      [-42, -10, -80, 9, 11],
    ],
    { capMm: 8 },
  );
}

function ankleBones(): Layer[] {
  const tibia = tibiaShape();
  const fibula = fibulaShape();
  const talus = talusShape();
  const heel = heelShape();
  const navicular = navicularShape();
  const cuboid = cuboidShape();
  const cuneiform = cuneiformShape();
  return [
    { shape: offset(talus, 1.7), tissue: "cartilage" },
    // Cartilage and fluid of the joint space.
    {
      shape: loft([
        [-2, -3, -4, 15, 15],
        [4, -4, -4, 19, 16.5],
      ]),
      tissue: "cartilage",
    },
    ...boneLayers(tibia, 2.2, "tibia"),
    {
      shape: offset(
        loft(
          [
            [64, -7, -4, 12.5, 12],
            [28, -7, -4, 13, 12.5],
          ],
          { capMm: 10 },
        ),
        -5.2,
      ),
      tissue: "marrow",
      structureId: "tibia",
    },
    ...boneLayers(fibula, 2.2, "fibula"),
    ...boneLayers(subtract(talus, offset(tibia, 1.6)), 1.4, "talus"),
    ...boneLayers(subtract(heel, offset(talus, 2)), 1.4, "calcaneus"),
    ...[navicular, cuboid, cuneiform].flatMap((shape) =>
      boneLayers(subtract(shape, offset(talus, 2)), 1.3, "tarsal-bones"),
    ),
  ];
}

function achilles(): Layer {
  const shape = loft([
    [64, 1, 44, 8, 2.6],
    [30, 2, 42.5, 7.5, 3],
    [0, 2.5, 42.5, 8, 3.2],
    [-20, 3, 45.5, 9.5, 3],
    [-38, 3, 49, 10, 2],
  ]);
  return { shape, tissue: "tendon", structureId: "achilles-tendon" };
}

const areas: readonly StructureEntry[] = [
  { id: "achilles-tendon", name: "Achilles tendon", kind: "tendon", colorRgb: structureColors.tendon },
  { id: "tibia", name: "Tibia", kind: "bone", colorRgb: structureColors.bone },
  { id: "fibula", name: "Fibula", kind: "bone", colorRgb: structureColors.bone },
  { id: "talus", name: "Talus", kind: "bone", colorRgb: structureColors.bone },
  { id: "calcaneus", name: "Calcaneus", kind: "bone", colorRgb: structureColors.bone },
  {
    id: "tarsal-bones",
    name: "Navicular, cuboid and cuneiforms",
    kind: "bone",
    colorRgb: structureColors.bone,
  },
  { id: "skin", name: "Skin", kind: "skin", colorRgb: structureColors.skin },
];

/** Left ankle: the posterior tibial nerve behind the medial malleolus, 10 mm under the skin. */
export function ankleAnatomy(): PhantomAnatomy {
  const body = tabulated(ankleBody());
  return {
    id: "ankle",
    title: "Left ankle, posterior tibial nerve (digital phantom)",
    description: "Phantom left ankle 1 mm",
    minimumLpsMm: [-56, -88, -74],
    maximumLpsMm: [56, 64, 56],
    spacingMm: [0.8, 0.8, 1],
    noiseHounsfield: 9,
    layers: [
      { shape: body, tissue: "skin", structureId: "skin", edgeMm: 1.4 },
      { shape: offset(body, -1.6), tissue: "fat" },
      ...muscleRows.map(
        (rows): Layer => ({
          shape: sheet(body, [3, 400], loft(rows, { capMm: 6 })),
          tissue: "muscle",
          isOrganic: true,
        }),
      ),
      ...ankleBones(),
      achilles(),
      ...ankleTubes.flatMap(tubeLayers),
    ],
    structures: [...ankleTubes, ...areas],
    tubes: ankleTubes,
    targets: [
      { tubeId: "posterior-tibial-nerve", knowledgeTargetId: "posterior-tibial-nerve", side: "left" },
    ],
    cryoprobePaths: [
      { targetId: "posterior-tibial-nerve", entryLpsMm: [-26.8, 31.9, 9.3], tipLpsMm: [-18, 24, 4] },
    ],
  };
}
