import type { Phantom, PhantomCryoprobePath, PhantomStructure } from "@isotherm/imaging";
import { defaultDeviceId, device, target } from "@isotherm/knowledge";
import { encodeMaskRuns } from "../geometry/mask-runs.ts";
import { added, scaled, subtracted, unitVector } from "../geometry/vector.ts";
import { solidAt } from "../problem/solid-structures.ts";
import type {
  PointLpsMm,
  StructureAtRisk,
  StructureGeometry,
  StructureKind,
  TreatmentPlan,
} from "../treatment-plan.ts";
import { newPlan } from "./new-plan.ts";

const kindOf: Readonly<Record<PhantomStructure["kind"], StructureKind>> = {
  vessel: "vessel",
  airway: "airway",
  lung: "lung",
  bone: "bone",
  nerve: "nerve",
  bowel: "bowel",
  organ: "organ",
  node: "node",
  tendon: "other",
  dura: "dura",
  skin: "skin",
};

function geometryOf(structure: PhantomStructure): StructureGeometry {
  if (structure.line) {
    const { centerlineLpsMm, radiusMm } = structure.line;
    return { kind: "line", pointsLpsMm: centerlineLpsMm, radiusMm };
  }
  const { geometry, mask } = structure.mask;
  return { kind: "mask", geometry, runs: encodeMaskRuns(mask) };
}

/**
 * The suggested path ends at the nerve, where the active zone would lie before it. The tip is pushed on until the middle
 * of the active zone is at the nerve, or something solid is 1 mm away.
 */
function pushedTip(path: PhantomCryoprobePath, structures: readonly StructureAtRisk[]): PointLpsMm {
  const direction = unitVector(subtracted(path.tipLpsMm, path.entryLpsMm));
  const isSolid = solidAt(structures);
  const { activeZoneLengthMm, tipOffsetMm } = device(defaultDeviceId);
  const furthestMm = (activeZoneLengthMm.value ?? 0) / 2 + (tipOffsetMm.value ?? 0);
  let tipLpsMm: PointLpsMm = path.tipLpsMm;
  for (let pushMm = 0.5; pushMm <= furthestMm; pushMm += 0.5) {
    const ahead = added(path.tipLpsMm, scaled(direction, pushMm + 1));
    if (isSolid(ahead)) break;
    tipLpsMm = added(path.tipLpsMm, scaled(direction, pushMm));
  }
  return tipLpsMm;
}

/** The demo case of a phantom as a plan: its target, its structures, its suggested cryoprobe, the default device. */
export function phantomPlan(
  phantom: Phantom,
  input: { readonly id: string; readonly title?: string; readonly createdAt: string },
): TreatmentPlan {
  const plan = newPlan({
    id: input.id,
    createdAt: input.createdAt,
    title: input.title ?? phantom.title,
    image: { kind: "phantom", id: phantom.id, seriesInstanceUid: null, frameOfReferenceUid: null },
  });
  const paths = phantom.cryoprobePaths.filter((path) => path.targetId === phantom.target.id);
  const { centerlineLpsMm, radiusMm } = phantom.target;
  const structures = phantom.structures
    .filter((structure) => structure.id !== phantom.target.id)
    .map(
      (structure): StructureAtRisk => ({
        id: structure.id,
        name: structure.name,
        kind: kindOf[structure.kind],
        geometry: geometryOf(structure),
        minimumClearanceMm: null,
        minimumTemperatureC: null,
      }),
    );
  return {
    ...plan,
    target: {
      id: "target",
      name: phantom.target.name,
      knowledgeTargetId: phantom.target.knowledgeTargetId,
      side: phantom.target.side,
      fibers: target(phantom.target.knowledgeTargetId).fibers,
      geometry: { kind: "line", pointsLpsMm: centerlineLpsMm, radiusMm },
      safeAccess: null,
    },
    structures,
    cryoprobes: paths.map((path, index) => ({
      id: `cryoprobe-${index + 1}`,
      deviceId: defaultDeviceId,
      entryLpsMm: path.entryLpsMm,
      tipLpsMm: pushedTip(path, structures),
    })),
  };
}
