import { bowelLayers } from "./anatomy.ts";
import type { Layer } from "./paint.ts";
import { type LoftRow, loft, offset, type Shape, sheet, smoothLine, tube, union } from "./shape.ts";

// Rows are [z, x, y, half width, half depth, degrees], mm. All: phantom geometry, illustrative, unverified.

function kidney(rows: readonly LoftRow[], structureId: string): Layer[] {
  const cortex = loft(rows, { capMm: 16 });
  const side = (rows[0]?.[1] ?? 1) > 0 ? 1 : -1;
  const sinusRows = rows
    .slice(1, -1)
    .map(([z, x, y, rx, ry]): LoftRow => [z, x - side * rx * 0.42, y - ry * 0.3, rx * 0.5, ry * 0.34]);
  return [
    { shape: cortex, tissue: "kidney", structureId, isOrganic: true },
    { shape: offset(cortex, -7), tissue: "kidneyMedulla", structureId, isOrganic: true },
    { shape: loft(sinusRows, { capMm: 6 }), tissue: "fat", structureId, isOrganic: true },
  ];
}

function adrenal(
  points: readonly (readonly [number, number, number])[],
  branch: readonly (readonly [number, number, number])[],
): Shape {
  return union([tube(smoothLine(points), 2.4), tube(smoothLine(branch), 2)], 2);
}

function liverAndSpleen(body: Shape): Layer[] {
  const liver = union(
    [
      loft(
        [
          [70, -62, -44, 66, 60, 10],
          [20, -72, -40, 56, 58, 14],
          [-30, -84, -34, 40, 48, 14],
          [-70, -92, -30, 26, 36, 10],
        ],
        { capMm: 8 },
      ),
      loft([
        [70, 10, -78, 56, 26, 8],
        [20, -6, -82, 46, 18, 6],
        [-20, -24, -84, 30, 12, 0],
      ]),
    ],
    14,
  );
  const spleen = loft(
    [
      [70, 88, 2, 24, 36, 18],
      [20, 94, 6, 19, 33, 16],
      [-24, 98, 6, 12, 22, 12],
    ],
    { capMm: 14 },
  );
  return [
    { shape: sheet(body, [25, 400], liver), tissue: "liver", structureId: "liver", isOrganic: true },
    { shape: sheet(body, [25, 400], spleen), tissue: "spleen", structureId: "spleen", isOrganic: true },
  ];
}

function gut(body: Shape): Layer[] {
  const stomach = loft(
    [
      [70, 50, -52, 36, 30, -20],
      [30, 52, -64, 36, 25, -25],
      [0, 38, -76, 36, 18, -10],
      [-30, 8, -80, 38, 14, 0],
      [-44, -8, -78, 28, 10, 0],
    ],
    { capMm: 6 },
  );
  const gas = loft([
    [70, 48, -66, 24, 13, -20],
    [20, 50, -76, 24, 10, -20],
    [-24, 14, -86, 22, 6, 0],
  ]);
  const colon = (points: readonly (readonly [number, number, number])[]): Layer[] =>
    bowelLayers(points, 14, { structureId: "bowel", hasGas: true });
  const loop = (x: number, y: number, z: number): Layer[] =>
    bowelLayers(
      [
        [x - 12, y, z - 4],
        [x, y - 6, z],
        [x + 13, y + 3, z - 6],
      ],
      10.5,
      { structureId: "bowel", hasGas: false },
    );
  return [
    { shape: sheet(body, [26, 400], stomach), tissue: "wall", structureId: "stomach", isOrganic: true },
    {
      shape: sheet(body, [29, 400], offset(stomach, -3)),
      tissue: "bowelContent",
      structureId: "stomach",
      isOrganic: true,
    },
    { shape: sheet(body, [29.5, 400], gas), tissue: "air", structureId: "stomach", isOrganic: true },
    ...colon([
      [92, -50, 36],
      [100, -30, 14],
      [98, -12, -20],
      [94, -6, -68],
    ]),
    ...colon([
      [92, -50, 36],
      [78, -74, 10],
      [62, -84, -28],
      [36, -92, -66],
    ]),
    ...bowelLayers(
      [
        [-32, -62, -22],
        [-46, -50, -30],
        [-46, -36, -48],
        [-42, -32, -68],
      ],
      12,
      { structureId: "bowel", hasGas: false },
    ),
    ...loop(46, -44, -44),
    ...loop(30, -66, -56),
    ...loop(66, -30, -58),
  ];
}

function pancreas(): Shape {
  return tube(
    smoothLine([
      [-26, -58, -34],
      [-14, -58, -16],
      [4, -64, -4],
      [30, -54, 4],
      [58, -36, 12],
      [74, -22, 18],
    ]),
    10,
    7,
  );
}

/** Liver, spleen, kidneys, adrenals, pancreas, stomach, bowel and the retrocrural node. */
export function trunkOrgans(body: Shape): Layer[] {
  return [
    ...liverAndSpleen(body),
    ...kidney(
      [
        [34, 48, 16, 16, 18],
        [10, 55, 18, 24, 25, -20],
        [-20, 59, 14, 25, 26, -20],
        [-58, 64, 8, 18, 20],
      ],
      "kidney-left",
    ),
    ...kidney(
      [
        [18, -50, 18, 16, 18],
        [-8, -57, 19, 24, 25, 20],
        [-38, -61, 14, 25, 26, 20],
        [-76, -66, 8, 18, 20],
      ],
      "kidney-right",
    ),
    {
      shape: adrenal(
        [
          [28, -16, 18],
          [35, -8, 26],
          [41, 2, 34],
        ],
        [
          [32, -12, 22],
          [31, -2, 28],
          [33, 6, 32],
        ],
      ),
      tissue: "adrenal",
      structureId: "adrenals",
    },
    {
      shape: adrenal(
        [
          [-29, -20, 26],
          [-35, -8, 32],
          [-40, 0, 38],
        ],
        [
          [-31, -16, 28],
          [-29, -6, 34],
          [-29, 0, 36],
        ],
      ),
      tissue: "adrenal",
      structureId: "adrenals",
    },
    ...gut(body),
    { shape: pancreas(), tissue: "pancreas", structureId: "pancreas", isOrganic: true },
  ];
}

/** The enlarged node in the retrocrural space, on the right. */
export function retrocruralNode(): Layer[] {
  const node = loft(
    [
      [9, -13, -27, 4, 4],
      [17, -13, -27, 4.8, 5.4],
      [26, -12, -27, 3.6, 4],
    ],
    { capMm: 5 },
  );
  return [{ shape: node, tissue: "node", structureId: "retrocrural-node" }];
}
