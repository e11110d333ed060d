import type { Vec3 } from "@isotherm/imaging";
import type { Finding } from "@isotherm/knowledge";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { middleOf } from "../plan/first-look.ts";
import { somePoint } from "../plan/structures/structure-row.tsx";

/** Where the cross-hair goes for a finding, or null where it has no place. */
export function placeOfFinding(finding: Finding, plan: TreatmentPlan): Vec3 | null {
  const { place } = finding;
  if (place === undefined) return null;
  if (place.pointLpsMm !== undefined) return place.pointLpsMm;
  if (place.kind === "target") return middleOf(plan);
  if (place.kind === "cryoprobe") {
    return plan.cryoprobes.find((cryoprobe) => cryoprobe.id === place.id)?.tipLpsMm ?? null;
  }
  const structure = plan.structures.find((candidate) => candidate.id === place.id);
  return structure === undefined ? null : somePoint(structure);
}
