import type { Vec3 } from "../geometry.ts";
import { type PhantomAnatomy, type StructureEntry, structureColors, tubeLayers } from "./anatomy.ts";
import type { Layer } from "./paint.ts";
import { retrocruralNode, trunkOrgans } from "./retroperitoneum-organs.ts";
import { retroperitoneumTubes } from "./retroperitoneum-tubes.ts";
import { backMuscles, crura, lungBases, trunkBody, trunkRibs, trunkWall } from "./retroperitoneum-wall.ts";
import { tabulated } from "./shape.ts";
import { canalLayers, discLayer, type VertebraSizes, vertebraLayers } from "./vertebra.ts";

// Origin: center of the T12/L1 disc; x to the patient's left. All numbers: phantom geometry, illustrative, unverified.

/** From L2 up to T10: body center in y and z, half width, half depth, height, spinous and transverse tips. */
const vertebraRows: readonly (readonly [number, number, number, number, number, Vec3, Vec3])[] = [
  [-1, -50, 22, 15, 27, [0, 58, -8], [42, 18, 0]],
  [0, -16.5, 21, 14.5, 26, [0, 58, -9], [38, 18, 0]],
  [1, 15.5, 20, 14, 24.5, [0, 58, -12], [26, 24, 2]],
  [3, 45.5, 19, 13.5, 23.5, [0, 56, -18], [28, 26, 3]],
  [6, 74, 18.5, 13.5, 22.5, [0, 54, -20], [30, 26, 3]],
];

const vertebrae: readonly VertebraSizes[] = vertebraRows.map(([y, z, w, d, h, spinous, transverse]) => ({
  centerLpsMm: [0, y, z],
  halfWidthMm: w,
  halfDepthMm: d,
  heightMm: h,
  canalHalfWidthMm: 11,
  canalHalfDepthMm: 8.4,
  transverseTipMm: transverse,
  spinousTipMm: spinous,
  pillarMm: 6.5,
}));

function spine(): Layer[] {
  return [
    ...vertebrae.flatMap((sizes, index) => {
      const next = vertebrae[index + 1];
      return next === undefined ? [] : [discLayer(sizes, next)];
    }),
    ...vertebrae.flatMap((sizes) => vertebraLayers(sizes, "spine")),
    ...canalLayers(vertebrae, { halfWidthMm: 5, halfDepthMm: 4 }),
  ];
}

const areas: readonly StructureEntry[] = [
  { id: "retrocrural-node", name: "Retrocrural lymph node", kind: "node", colorRgb: structureColors.node },
  { id: "crura", name: "Crura of the diaphragm", kind: "organ", colorRgb: structureColors.organ },
  { id: "lung-left", name: "Left lung base", kind: "lung", colorRgb: structureColors.lung },
  { id: "lung-right", name: "Right lung base", kind: "lung", colorRgb: structureColors.lung },
  { id: "kidney-left", name: "Left kidney", kind: "organ", colorRgb: structureColors.organ },
  { id: "kidney-right", name: "Right kidney", kind: "organ", colorRgb: structureColors.organ },
  { id: "adrenals", name: "Adrenal glands", kind: "organ", colorRgb: structureColors.organ },
  { id: "liver", name: "Liver", kind: "organ", colorRgb: structureColors.organ },
  { id: "spleen", name: "Spleen", kind: "organ", colorRgb: structureColors.organ },
  { id: "pancreas", name: "Pancreas", kind: "organ", colorRgb: structureColors.organ },
  { id: "stomach", name: "Stomach", kind: "bowel", colorRgb: structureColors.bowel },
  { id: "bowel", name: "Colon, duodenum and jejunum", kind: "bowel", colorRgb: structureColors.bowel },
  { id: "spine", name: "Vertebrae T10 to L2", kind: "bone", colorRgb: structureColors.bone },
  { id: "ribs", name: "Ribs", kind: "bone", colorRgb: structureColors.bone },
  { id: "dural-sac", name: "Dural sac and cord", kind: "dura", colorRgb: structureColors.dura },
  { id: "skin", name: "Skin", kind: "skin", colorRgb: structureColors.skin },
];

/** Retroperitoneum at the celiac axis: both splanchnic nerves behind the crura, with a node on the right. */
export function retroperitoneumAnatomy(): PhantomAnatomy {
  const body = tabulated(trunkBody());
  return {
    id: "retroperitoneum",
    title: "Retroperitoneum at the celiac axis, splanchnic nerves (digital phantom)",
    description: "Phantom retroperitoneum 1.5 mm",
    minimumLpsMm: [-145, -122, -54],
    maximumLpsMm: [145, 92, 57],
    spacingMm: [1, 1, 1.5],
    noiseHounsfield: 11,
    layers: [
      ...trunkWall(body),
      ...lungBases(),
      ...trunkOrgans(body),
      ...crura(),
      ...backMuscles(body),
      ...spine(),
      ...trunkRibs(),
      ...retrocruralNode(),
      ...retroperitoneumTubes.flatMap(tubeLayers),
    ],
    structures: [...retroperitoneumTubes, ...areas],
    tubes: retroperitoneumTubes,
    targets: [
      { tubeId: "splanchnic-nerve-left", knowledgeTargetId: "splanchnic-nerves", side: "left" },
      { tubeId: "splanchnic-nerve-right", knowledgeTargetId: "splanchnic-nerves", side: "right" },
    ],
    cryoprobePaths: [
      { targetId: "splanchnic-nerve-left", entryLpsMm: [27.2, 83.5, 32], tipLpsMm: [17, -13.5, 32] },
    ],
  };
}
