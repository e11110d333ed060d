import { bothSides } from "./anatomy.ts";
import type { Layer } from "./paint.ts";
import { type LoftRow, loft, offset, type Shape, sheet, tabulated, union } from "./shape.ts";

// Rows are [z, x, y, half width, half depth, degrees], mm. All: phantom geometry, illustrative, unverified.

/** Outline of neck and shoulders. */
export function neckBody(): Shape {
  const column = loft([
    [72, 0, 8, 59, 58],
    [45, 0, 9, 58, 60],
    [15, 0, 9, 61, 64],
    [0, 0, 10, 66, 66],
    [-20, 0, 11, 84, 71],
    [-40, 0, 11, 118, 75],
    [-70, 0, 11, 150, 80],
  ]);
  const shoulders = loft(
    [
      [22, 0, 34, 62, 26],
      [5, 0, 33, 84, 33],
      [-12, 0, 30, 122, 42],
      [-30, 0, 27, 158, 52],
      [-70, 0, 22, 190, 66],
    ],
    { exponent: 2 },
  );
  return union([column, shoulders], 22);
}

const muscleRows: readonly (readonly LoftRow[])[] = [
  // Longus colli
  [
    [70, 7, -14, 6, 4.5],
    [26, 8.5, -13, 6.8, 4.2],
    [0, 9.5, -7.5, 6.4, 4.2],
    [-25, 9, -1, 5.4, 3.6],
    [-48, 7, 6, 2, 1.5],
  ],
  // Scalenus anterior
  [
    [44, 23, -2, 4, 4],
    [15, 28, -4, 5, 5.5],
    [0, 33.5, -8.5, 5.6, 5.6],
    [-18, 40, -20, 6, 5],
    [-30, 46, -29, 4, 3.5],
  ],
  // Scalenus medius and posterior
  [
    [60, 25, 10, 4.5, 6],
    [25, 31, 13, 6.5, 8.5],
    [5, 39, 11.5, 8, 9.5],
    [-10, 49, 9, 8.5, 10],
    [-25, 62, 6, 5, 7],
  ],
  // Sternocleidomastoid
  [
    [72, 49, -8, 6, 15, -22],
    [35, 46, -22, 6, 15.5, -34],
    [10, 40, -35, 6, 14, -48],
    [-15, 30, -45, 5, 12, -62],
    [-38, 18, -50.5, 4, 9, -78],
    [-50, 13, -52, 2.5, 5, -85],
  ],
  // Strap muscles
  [
    [52, 8, -42, 6, 2.4, 10],
    [25, 12, -43.5, 9.5, 2.6, 18],
    [0, 13, -43, 10.5, 2.8, 14],
    [-30, 14, -42, 11, 3, 6],
    [-62, 14, -40, 10, 2.8, 0],
  ],
  // Levator scapulae
  [
    [72, 40, 16, 6, 9, 20],
    [30, 45, 22, 7, 11, 15],
    [5, 50, 31, 8, 11, -10],
    [-20, 60, 42, 8, 10, -35],
    [-45, 72, 52, 6, 8, -40],
  ],
  // Splenius
  [
    [72, 33, 32, 6, 12, 30],
    [30, 30, 39, 5.5, 14, 34],
    [0, 25, 50, 4.5, 12, 48],
    [-35, 14, 64, 3, 9, 70],
  ],
  // Semispinalis
  [
    [72, 14, 44, 11, 9],
    [30, 13, 47, 9.5, 10],
    [0, 12.5, 51.5, 8.5, 9],
    [-35, 12, 60, 8.5, 8],
    [-70, 12, 68, 9, 7],
  ],
  // Multifidus
  [
    [72, 9, 31, 8, 6.5],
    [30, 10.5, 33, 8.5, 6.5],
    [0, 11, 38, 8.5, 7],
    [-35, 10.5, 48, 8, 7],
    [-70, 10, 57, 8, 6.5],
  ],
  // Longissimus and iliocostalis
  [
    [40, 27, 25, 5, 6],
    [10, 29, 31, 6, 8],
    [-15, 30, 43, 8, 9],
    [-40, 30, 53, 10, 9],
    [-70, 30, 60, 11, 9],
  ],
  // Supraspinatus
  [
    [-2, 92, 42, 12, 6],
    [-22, 96, 42, 24, 12],
    [-45, 98, 42, 26, 17],
    [-70, 98, 44, 28, 20],
  ],
  // Serratus and subscapularis beside the chest wall
  [
    [-18, 80, 22, 8, 8],
    [-36, 92, 22, 11, 14],
    [-70, 98, 18, 13, 24],
  ],
  // Omohyoid, inferior belly
  [
    [14, 46, -16, 2.2, 5, 30],
    [-6, 60, -12, 2.4, 6, 60],
    [-20, 76, 0, 2.4, 7, 60],
  ],
];

function trapeziusRegion(): Shape {
  return loft([
    [72, 0, 74, 40, 32],
    [25, 0, 72, 58, 40],
    [0, 0, 66, 96, 46],
    [-20, 0, 62, 130, 50],
    [-70, 0, 72, 100, 52],
  ]);
}

/** Skin, fat, fasciae and muscles of the neck. */
export function neckSoftTissue(): Layer[] {
  const body = tabulated(neckBody());
  const anterior = loft([
    [72, 0, -40, 58, 46],
    [-70, 0, -50, 120, 50],
  ]);
  const chest = loft([
    [-36, 0, -62, 110, 20],
    [-70, 0, -62, 120, 48],
  ]);
  return [
    { shape: body, tissue: "skin", structureId: "skin", edgeMm: 1.6 },
    { shape: offset(body, -1.8), tissue: "fat" },
    { shape: sheet(body, [4.2, 5.2], anterior), tissue: "muscle", isOrganic: true },
    { shape: sheet(body, [7, 14], trapeziusRegion()), tissue: "muscle", isOrganic: true },
    { shape: sheet(body, [7, 15], chest), tissue: "muscle", isOrganic: true },
    ...muscleRows.flatMap((rows) =>
      // No muscle comes nearer to the skin than the fat over it.
      bothSides({
        shape: sheet(body, [4.5, 400], offset(loft(rows, { capMm: 5 }), 1.6)),
        tissue: "muscle",
        isOrganic: true,
      }),
    ),
  ];
}
