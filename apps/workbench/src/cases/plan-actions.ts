import { duplicatePlan, newPlan } from "@isotherm/planning";
import type { PlanImage, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { archivePlan, fetchPlan, type PlanEntry, savePlan } from "../server/plans.ts";

/** Saves an empty plan on an image and gives its id. */
export async function startPlan(title: string, image: PlanImage): Promise<string> {
  const plan = newPlan({ id: crypto.randomUUID(), title, createdAt: new Date().toISOString(), image });
  await savePlan(plan, null);
  return plan.id;
}

/** Saves a copy of a saved plan under a new id; its history starts anew. */
export async function duplicateSavedPlan(planId: string): Promise<string> {
  const { plan } = await fetchPlan(planId);
  return saveCopy(plan);
}

/** Saves a copy of a plan under a new id. */
export async function saveCopy(plan: TreatmentPlan): Promise<string> {
  const copy = duplicatePlan(plan, {
    id: crypto.randomUUID(),
    title: `${plan.title} (copy)`,
    createdAt: new Date().toISOString(),
  });
  await savePlan(copy, null);
  return copy.id;
}

/** Archives a plan, or takes it back. */
export function toggleArchive(plan: PlanEntry): Promise<void> {
  return archivePlan(plan.id, !plan.archived);
}

/** Gives a saved plan another title, as a new revision. */
export async function renamePlan(planId: string, title: string): Promise<void> {
  const { plan, revision } = await fetchPlan(planId);
  await savePlan({ ...plan, title, modifiedAt: new Date().toISOString() }, revision);
}
