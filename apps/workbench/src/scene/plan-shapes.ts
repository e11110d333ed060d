import { device } from "@isotherm/knowledge";
import { decodeMaskRuns } from "@isotherm/planning";
import type {
  CryoprobePlacement,
  MaskGeometry,
  StructureAtRisk,
  Target,
  TreatmentPlan,
} from "@isotherm/planning/treatment-plan";
import type { SceneCryoprobe, SceneLine, SceneMask, SceneSurface } from "../view/scene.ts";
import { structureColor, TARGET_COLOR } from "./structure-colors.ts";

/** Nerve, line structures, and a line being drawn. */
export function planLines(plan: TreatmentPlan, selectedId: string | null): readonly SceneLine[] {
  const lines: SceneLine[] = [];
  if (plan.target !== null) lines.push(targetLine(plan.target, selectedId));
  for (const structure of plan.structures) {
    const line = structureLine(structure, selectedId);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** Structures marked as regions. */
export function planMasks(plan: TreatmentPlan, selectedId: string | null): readonly SceneMask[] {
  return plan.structures.flatMap((structure) => {
    const { geometry, id, name, kind } = structure;
    if (geometry.kind !== "mask") return [];
    const { geometry: grid } = geometry;
    const color = structureColor(kind);
    return [{ id, name, geometry: grid, mask: decodedMask(geometry), color, selected: id === selectedId }];
  });
}

/** Cryoprobes as the device makes them, or as the site entered. */
export function planCryoprobes(plan: TreatmentPlan, selectedId: string | null): readonly SceneCryoprobe[] {
  return plan.cryoprobes.map((cryoprobe, index) => ({
    id: cryoprobe.id,
    name: `${index + 1}`,
    entryLpsMm: cryoprobe.entryLpsMm,
    tipLpsMm: cryoprobe.tipLpsMm,
    selected: cryoprobe.id === selectedId,
    ...deviceSizes(plan, cryoprobe),
  }));
}

/** Sizes for drawing; what nobody has published is drawn thin and short until the site enters it. */
export function deviceSizes(
  plan: TreatmentPlan,
  cryoprobe: CryoprobePlacement,
): Pick<SceneCryoprobe, "shaftDiameterMm" | "activeZoneLengthMm" | "tipOffsetMm"> {
  const entered = plan.deviceOverrides.find((override) => override.deviceId === cryoprobe.deviceId);
  const known = device(cryoprobe.deviceId);
  return {
    shaftDiameterMm: entered?.shaftDiameterMm ?? known.shaftDiameterMm.value ?? 1,
    activeZoneLengthMm: entered?.activeZoneLengthMm ?? known.activeZoneLengthMm.value ?? 1,
    tipOffsetMm: entered?.tipOffsetMm ?? known.tipOffsetMm.value ?? 0,
  };
}

/** Isotherm surfaces for the 3-D view, outer ones thinner. */
export function isothermSurface(
  temperatureC: number,
  mesh: { readonly positionsLpsMm: Float32Array; readonly indices: Uint32Array },
  color: string,
): SceneSurface {
  const opacity = temperatureC >= 0 ? 0.22 : 0.4;
  const { positionsLpsMm, indices } = mesh;
  return { id: `isotherm/${temperatureC}`, positionsLpsMm, indices, color, opacity };
}

const decoded = new WeakMap<MaskGeometry, Uint8Array>();

/** Run lengths back to one byte a voxel; once for each geometry. */
export function decodedMask(geometry: MaskGeometry): Uint8Array {
  const known = decoded.get(geometry);
  if (known !== undefined) return known;
  const mask = decodeMaskRuns(geometry);
  decoded.set(geometry, mask);
  return mask;
}

function targetLine(target: Target, selectedId: string | null): SceneLine {
  const { pointsLpsMm, radiusMm } = target.geometry;
  const { id, name } = target;
  return {
    id,
    // Without levels, place and synonyms, which would lie over the image.
    name: name.replace(/,.*$|\s*\(.*?\)/gsu, ""),
    pointsLpsMm,
    radiusMm,
    color: TARGET_COLOR,
    role: "target",
    selected: id === selectedId,
  };
}

function structureLine(structure: StructureAtRisk, selectedId: string | null): SceneLine | null {
  const { geometry, id, name, kind } = structure;
  if (geometry.kind === "mask") return null;
  const pointsLpsMm =
    geometry.kind === "line" ? geometry.pointsLpsMm : [geometry.centerLpsMm, geometry.centerLpsMm];
  return {
    id,
    name,
    pointsLpsMm,
    radiusMm: geometry.radiusMm,
    color: structureColor(kind),
    role: "structure",
    selected: id === selectedId,
  };
}
