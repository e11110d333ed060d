import { boneTube, bothSides } from "./anatomy.ts";
import type { Layer } from "./paint.ts";
import { type LoftRow, loft, offset, type Shape, sheet, subtract, tabulated } from "./shape.ts";

// Rows are [z, x, y, half width, half depth, degrees], mm. All: phantom geometry, illustrative, unverified.

/** Outline of the trunk. */
export function trunkBody(): Shape {
  return loft(
    [
      [62, 0, -16, 141, 101],
      [0, 0, -16, 137, 101],
      [-62, 0, -16, 133, 102],
    ],
    { exponent: 2.35 },
  );
}

const muscleRows: readonly (readonly LoftRow[])[] = [
  // Erector spinae: longissimus, iliocostalis; multifidus
  [
    [62, 29, 50, 15, 12],
    [0, 29, 51, 15, 13.5],
    [-62, 29, 52, 15, 14.5],
  ],
  [
    [62, 56, 53, 12, 8, -14],
    [0, 55, 52, 13, 9.5, -12],
    [-62, 54, 50, 13, 11, -10],
  ],
  [
    [62, 9.5, 50, 7, 11],
    [0, 10, 50, 8, 12],
    [-62, 10.5, 50, 9, 13],
  ],
  // Psoas
  [
    [2, 22, 6, 3, 5],
    [-25, 26, 6, 7, 11],
    [-62, 31, 4, 12, 15],
  ],
  // Quadratus lumborum
  [
    [-6, 46, 32, 9, 5, -12],
    [-35, 52, 34, 15, 6.5, -12],
    [-62, 56, 33, 17, 7.5, -12],
  ],
];

const ribRows: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [22, 8, 22],
    [38, 30, 16],
    [66, 44, 0],
    [98, 38, -24],
  ],
  [
    [22, 8, 52],
    [40, 32, 48],
    [74, 46, 32],
    [108, 26, 8],
    [121, -6, -12],
  ],
  [
    [60, 48, 66],
    [96, 38, 48],
    [121, 8, 28],
    [124, -30, 8],
    [112, -62, -6],
  ],
  [
    [112, 22, 66],
    [126, -14, 48],
    [118, -56, 30],
    [94, -84, 18],
  ],
  [
    [124, -34, 66],
    [108, -72, 52],
    [80, -95, 40],
  ],
];

function everywhere(): Shape {
  return loft([
    [70, 0, -16, 150, 110],
    [-70, 0, -16, 150, 110],
  ]);
}

/** Skin, fat and muscles of the trunk. */
export function trunkWall(body: Shape): Layer[] {
  const rectus = loft(
    [
      [62, 26, -104, 22, 18],
      [-62, 30, -104, 24, 18],
    ],
    { exponent: 3 },
  );
  return [
    { shape: body, tissue: "skin", structureId: "skin", edgeMm: 1.6 },
    { shape: offset(body, -1.9), tissue: "fat" },
    { shape: sheet(body, [11, 14.5], everywhere()), tissue: "muscle", isOrganic: true },
    { shape: sheet(body, [15.3, 22.5], everywhere()), tissue: "muscle", isOrganic: true },
    ...bothSides({ shape: sheet(body, [10.5, 21], rectus), tissue: "muscle", isOrganic: true }),
  ];
}

/** Muscles beside the spine. */
export function backMuscles(body: Shape): Layer[] {
  return muscleRows.flatMap((rows) =>
    bothSides({
      shape: sheet(body, [9, 400], offset(loft(rows, { capMm: 4 }), 0.8)),
      tissue: "muscle",
      isOrganic: true,
    }),
  );
}

/** Ribs 8 to 12. */
export function trunkRibs(): Layer[] {
  return ribRows.flatMap((points) => boneTube(points, 4.6, "ribs").flatMap(bothSides));
}

/** Posterior lung bases over the domes of the diaphragm. */
export function lungBases(): Layer[] {
  const cavity = loft(
    [
      [70, 70, -10, 49, 57],
      [-12, 70, -10, 49, 57],
    ],
    { exponent: 2.3 },
  );
  const dome = loft(
    [
      [70, 71, -30, 43, 58],
      [40, 71, -26, 46, 62],
      [10, 71, -16, 50, 60],
      [-12, 70, -10, 53, 60],
    ],
    { exponent: 2.3 },
  );
  const lung = subtract(tabulated(cavity), tabulated(dome));
  return [
    ...bothSides({ shape: offset(lung, 3.2), tissue: "muscle" }),
    ...bothSides({ shape: lung, tissue: "lung", structureId: "lung-left" }),
  ];
}

/** The crura round the retrocrural space, open in front of the aorta below the median arcuate ligament. */
export function crura(): Layer[] {
  const space = loft([
    [70, 2, -20, 24, 20],
    [20, 2, -21, 22, 20],
    [0, 1, -21, 20, 19],
    [-30, 0, -18, 19, 13],
    [-58, 0, -15, 19, 6],
  ]);
  const opening = loft(
    [
      [4, 2, -42, 4, 8],
      [-8, 2, -38, 13, 17],
      [-62, 1, -32, 14, 16],
    ],
    { capMm: 2 },
  );
  const crus = subtract(subtract(offset(space, 4.4), space), opening);
  return [
    { shape: space, tissue: "fat" },
    { shape: crus, tissue: "muscle", structureId: "crura" },
  ];
}
