import type { Vec3 } from "../geometry.ts";
import type { Layer } from "./paint.ts";
import type { PhantomCryoprobePath, PhantomId, PhantomStructureKind } from "./phantom-types.ts";
import { mirror, offset, type Shape, smoothLine, tube } from "./shape.ts";
import type { TissueName } from "./tissue-appearance.ts";

/** What a structure of a phantom is called and how it is drawn. */
export interface StructureEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: PhantomStructureKind;
  readonly colorRgb: Rgb;
}

/** A tube of the anatomy as a row of a table: points [mm, LPS], radii [mm], tissue. */
export interface TubeEntry extends StructureEntry {
  readonly pointsLpsMm: readonly Vec3[];
  readonly radiusMm: number;
  readonly endRadiusMm?: number;
  readonly tissue: TissueName;
  /** Thickness [mm] of a wall drawn round the lumen. */
  readonly wallMm?: number;
}

/** A nerve that the demo is about. */
export interface TargetEntry {
  /** Id of the tube that is the target. */
  readonly tubeId: string;
  readonly knowledgeTargetId: string;
  readonly side: "left" | "right";
}

/** Everything that makes a phantom, before it is painted. */
export interface PhantomAnatomy {
  readonly id: PhantomId;
  readonly title: string;
  readonly description: string;
  readonly minimumLpsMm: Vec3;
  readonly maximumLpsMm: Vec3;
  readonly spacingMm: Vec3;
  readonly noiseHounsfield: number;
  readonly layers: readonly Layer[];
  readonly structures: readonly StructureEntry[];
  readonly tubes: readonly TubeEntry[];
  readonly targets: readonly TargetEntry[];
  readonly cryoprobePaths: readonly PhantomCryoprobePath[];
}

/** Red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number];

/** What a color is for. */
export type StructureColor =
  | "artery"
  | "vein"
  | "nerve"
  | "airway"
  | "lung"
  | "bone"
  | "organ"
  | "bowel"
  | "node"
  | "tendon"
  | "dura"
  | "skin";

/** Colors of the marked structures; told apart with red-green blindness by brightness as well as by hue. */
export const structureColors: Readonly<Record<StructureColor, Rgb>> = {
  artery: [226, 78, 66],
  vein: [74, 118, 214],
  nerve: [245, 205, 72],
  airway: [120, 205, 214],
  lung: [128, 170, 210],
  bone: [225, 214, 186],
  organ: [176, 120, 196],
  bowel: [196, 148, 96],
  node: [120, 190, 110],
  tendon: [200, 200, 205],
  dura: [240, 150, 60],
  skin: [224, 172, 148],
};

/** Paint of a tube with its wall. */
export function tubeLayers(entry: TubeEntry): Layer[] {
  const line = smoothLine(entry.pointsLpsMm);
  const lumen = tube(line, entry.radiusMm, entry.endRadiusMm ?? entry.radiusMm);
  const layers: Layer[] = [];
  if (entry.wallMm !== undefined) {
    layers.push({ shape: offset(lumen, entry.wallMm), tissue: "wall", structureId: entry.id });
  }
  // A soft edge wider than the tube itself would wash a thin nerve out.
  layers.push({
    shape: lumen,
    tissue: entry.tissue,
    structureId: entry.id,
    edgeMm: Math.min(1.2, entry.radiusMm),
  });
  return layers;
}

/** The same tube on the other side, ids and names from left to right. */
export function mirroredTube(entry: TubeEntry, changes: Partial<TubeEntry> = {}): TubeEntry {
  return {
    ...entry,
    id: entry.id.replace("left", "right"),
    name: entry.name.replace("Left", "Right"),
    pointsLpsMm: entry.pointsLpsMm.map(([x, y, z]): Vec3 => [-x, y, z]),
    ...changes,
  };
}

/** The layer and its mirror image; a structure id changes side with it. */
export function bothSides(layer: Layer): Layer[] {
  const { structureId, ...rest } = layer;
  const right: Layer = { ...rest, shape: mirror(layer.shape) };
  return [
    layer,
    structureId === undefined ? right : { ...right, structureId: structureId.replace("left", "right") },
  ];
}

/** A rod of bone along points [mm, LPS]: cortex 1.4 mm thick (illustrative), spongiosa within. */
export function boneTube(points: readonly Vec3[], radiusMm: number, structureId: string): Layer[] {
  const line = smoothLine(points);
  return [
    { shape: tube(line, radiusMm), tissue: "cortex", structureId },
    { shape: tube(line, radiusMm - 1.4), tissue: "spongiosa", structureId },
  ];
}

/** A bone of any shape: cortex, then spongiosa `corticalMm` deeper. */
export function boneLayers(shape: Shape, corticalMm: number, structureId: string): Layer[] {
  return [
    { shape, tissue: "cortex", structureId },
    { shape: offset(shape, -corticalMm), tissue: "spongiosa", structureId },
  ];
}

/** A hollow organ along points [mm, LPS]: wall 2.2 mm thick (illustrative), content, and gas in front, where it rises to. */
export function bowelLayers(
  points: readonly Vec3[],
  radiusMm: number,
  options: { readonly structureId: string; readonly hasGas: boolean },
): Layer[] {
  const line = smoothLine(points);
  const { structureId } = options;
  const layers: Layer[] = [
    { shape: tube(line, radiusMm), tissue: "wall", structureId, isOrganic: true },
    { shape: tube(line, radiusMm - 2.2), tissue: "bowelContent", structureId, isOrganic: true },
  ];
  if (!options.hasGas) return layers;
  const raised = line.map(([x, y, z]): Vec3 => [x, y - radiusMm * 0.28, z]);
  return [...layers, { shape: tube(raised, radiusMm * 0.58), tissue: "air", structureId, isOrganic: true }];
}
