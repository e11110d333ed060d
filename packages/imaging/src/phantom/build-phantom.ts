import type { Vec3, VolumeGeometry } from "../geometry.ts";
import type { SeriesSource, StructureMask } from "../volume.ts";
import { contentUid } from "../write/content-uid.ts";
import type { PhantomAnatomy, TubeEntry } from "./anatomy.ts";
import { ankleAnatomy } from "./ankle.ts";
import { neckAnatomy } from "./neck.ts";
import { paint } from "./paint.ts";
import type {
  Phantom,
  PhantomId,
  PhantomLine,
  PhantomOptions,
  PhantomStructure,
  PhantomTarget,
} from "./phantom-types.ts";
import { retroperitoneumAnatomy } from "./retroperitoneum.ts";
import { smoothLine } from "./shape.ts";
import { phantomNumberSource } from "./tissue-appearance.ts";

/** Ids of the built-in phantoms, in the order in which they are offered. */
export const phantomIds: readonly PhantomId[] = ["neck", "retroperitoneum", "ankle"];

const anatomies: Readonly<Record<PhantomId, () => PhantomAnatomy>> = {
  neck: neckAnatomy,
  retroperitoneum: retroperitoneumAnatomy,
  ankle: ankleAnatomy,
};

/** Whether a text names a built-in phantom. */
export function isPhantomId(text: string): text is PhantomId {
  return (phantomIds as readonly string[]).includes(text);
}

/** Noise seed of the demo cases. */
const defaultSeed = 20_261_123;

/**
 * Builds a digital phantom: a CT in HU with seeded noise, its structures as masks on the same grid and as lines, its
 * target, and a suggested cryoprobe path. Same id, seed and spacing, same voxels.
 */
export function buildPhantom(id: PhantomId, options: PhantomOptions = {}): Phantom {
  const anatomy = anatomies[id]();
  const seed = options.seed ?? defaultSeed;
  const geometry = gridOf(anatomy, options.spacingMm);
  const { voxels, labelMap } = paint(anatomy.layers, {
    geometry,
    seed,
    noiseHounsfield: anatomy.noiseHounsfield,
    structureIds: anatomy.structures.map((entry) => entry.id),
  });
  const structures = structuresOf(anatomy, geometry, labelMap);
  const targets = targetsOf(anatomy);
  const [target] = targets;
  if (target === undefined) throw new Error(`phantom ${id} has no target`);
  return {
    id,
    title: anatomy.title,
    volume: {
      modality: "CT",
      geometry,
      voxels,
      source: sourceOf(anatomy, geometry, seed),
      findings: [
        {
          ruleId: "image/phantom",
          severity: "info",
          message: `This is a synthetic patient: ${phantomNumberSource}.`,
        },
      ],
    },
    structures,
    labelMap,
    targets,
    target,
    cryoprobePaths: anatomy.cryoprobePaths,
    seed,
  };
}

function gridOf(anatomy: PhantomAnatomy, spacingMm: number | undefined): VolumeGeometry {
  const spacing: Vec3 = spacingMm === undefined ? anatomy.spacingMm : [spacingMm, spacingMm, spacingMm];
  const count = (axis: 0 | 1 | 2): number =>
    Math.round((anatomy.maximumLpsMm[axis] - anatomy.minimumLpsMm[axis]) / spacing[axis]) + 1;
  return {
    dimensions: [count(0), count(1), count(2)],
    originLpsMm: anatomy.minimumLpsMm,
    spacingMm: spacing,
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
}

function structuresOf(
  anatomy: PhantomAnatomy,
  geometry: VolumeGeometry,
  labelMap: Uint8Array,
): PhantomStructure[] {
  const masks = anatomy.structures.map(() => new Uint8Array(labelMap.length));
  for (let index = 0; index < labelMap.length; index++) {
    const label = labelMap[index] ?? 0;
    if (label === 0) continue;
    const mask = masks[label - 1];
    if (mask !== undefined) mask[index] = 1;
  }
  return anatomy.structures.map((entry, index) => {
    const mask: StructureMask = {
      name: entry.name,
      colorRgb: entry.colorRgb,
      geometry,
      mask: masks[index] ?? new Uint8Array(labelMap.length),
    };
    const line = anatomy.tubes.find((candidate) => candidate.id === entry.id);
    return {
      id: entry.id,
      name: entry.name,
      kind: entry.kind,
      mask,
      line: line === undefined ? null : lineOf(line),
    };
  });
}

function lineOf(entry: TubeEntry): PhantomLine {
  const radiusMm = (entry.radiusMm + (entry.endRadiusMm ?? entry.radiusMm)) / 2 + (entry.wallMm ?? 0);
  return { centerlineLpsMm: smoothLine(entry.pointsLpsMm, 3), radiusMm };
}

function targetsOf(anatomy: PhantomAnatomy): PhantomTarget[] {
  return anatomy.targets.flatMap((target) => {
    const entry = anatomy.tubes.find((candidate) => candidate.id === target.tubeId);
    if (entry === undefined) return [];
    const { knowledgeTargetId, side } = target;
    return [{ id: entry.id, name: entry.name, knowledgeTargetId, side, ...lineOf(entry) }];
  });
}

/** Identifiers of the phantom as a series: fixed by phantom, grid and seed, so that a re-made phantom is the same series. */
function sourceOf(anatomy: PhantomAnatomy, geometry: VolumeGeometry, seed: number): SeriesSource {
  const key = `isotherm phantom ${anatomy.id} ${seed} ${geometry.spacingMm.join("/")}`;
  return {
    studyInstanceUid: contentUid(`${key} study`),
    seriesInstanceUid: contentUid(`${key} series`),
    frameOfReferenceUid: contentUid(`${key} frame`),
    sopInstanceUids: Array.from({ length: geometry.dimensions[2] }, (_, k) =>
      contentUid(`${key} slice ${k}`),
    ),
    sopClassUid: "1.2.840.10008.5.1.4.1.1.2",
    description: anatomy.description,
    studyDate: "",
  };
}
