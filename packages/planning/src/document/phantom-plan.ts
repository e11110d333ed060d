import type { Phantom, PhantomStructure } from "@isotherm/imaging";
import { defaultDeviceId, target } from "@isotherm/knowledge";
import { encodeMaskRuns } from "../geometry/mask-runs.ts";
import type { StructureAtRisk, StructureGeometry, StructureKind, TreatmentPlan } from "../treatment-plan.ts";
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
    structures: phantom.structures
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
      ),
    cryoprobes: paths.map((path, index) => ({
      id: `cryoprobe-${index + 1}`,
      deviceId: defaultDeviceId,
      entryLpsMm: path.entryLpsMm,
      tipLpsMm: path.tipLpsMm,
    })),
  };
}
