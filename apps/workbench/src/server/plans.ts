import type { OutcomeNumbers } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { requestJson } from "./request.ts";
import { ServerError } from "./server-error.ts";

/** One saved plan in the list of cases. */
export interface PlanEntry {
  readonly id: string;
  readonly title: string;
  readonly modifiedAt: string;
  readonly revision: number;
  readonly archived: boolean;
  readonly imageId: string;
  readonly targetName: string | null;
}

/** A plan as saved, with the number of its last revision. */
export interface SavedPlan {
  readonly plan: TreatmentPlan;
  readonly revision: number;
}

/** One entry of the history of a plan. */
export interface PlanRevision {
  readonly revision: number;
  readonly savedAt: string;
  readonly title: string;
}

/** All saved plans, archived ones too. */
export async function listPlans(): Promise<readonly PlanEntry[]> {
  return (await requestJson<{ plans: readonly PlanEntry[] }>("/api/plans")).plans;
}

/** The last revision of a plan. */
export function fetchPlan(planId: string): Promise<SavedPlan> {
  return requestJson<SavedPlan>(`/api/plans/${encodeURIComponent(planId)}`);
}

/** The history of a plan; nothing is ever overwritten. */
export async function listRevisions(planId: string): Promise<readonly PlanRevision[]> {
  const path = `/api/plans/${encodeURIComponent(planId)}/revisions`;
  return (await requestJson<{ revisions: readonly PlanRevision[] }>(path)).revisions;
}

/** One older revision. */
export function fetchRevision(planId: string, revision: number): Promise<SavedPlan> {
  return requestJson<SavedPlan>(`/api/plans/${encodeURIComponent(planId)}/revisions/${revision}`);
}

/** What came of a save: the new revision, or what somebody else has saved meanwhile. */
export type SaveAnswer =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "conflict"; readonly current: SavedPlan };

/** Appends a revision; never overwrites another person's change. */
export async function savePlan(plan: TreatmentPlan, basedOnRevision: number | null): Promise<SaveAnswer> {
  try {
    const path = `/api/plans/${encodeURIComponent(plan.id)}`;
    const answer = await requestJson<{ revision: number }>(path, {
      method: "PUT",
      body: { plan, basedOnRevision },
    });
    return { kind: "saved", revision: answer.revision };
  } catch (error) {
    if (error instanceof ServerError && error.code === "PLAN_CONFLICT") {
      const { current } = error.details as { current: SavedPlan };
      return { kind: "conflict", current };
    }
    throw error;
  }
}

/** Puts a plan aside, or takes it back. */
export async function archivePlan(planId: string, archived: boolean): Promise<void> {
  await requestJson(`/api/plans/${encodeURIComponent(planId)}/archive`, {
    method: "POST",
    body: { archived },
  });
}

/** What was computed last for one state of a plan; null where nothing was. */
export async function fetchOutcome(planId: string, fingerprint: string): Promise<OutcomeNumbers | null> {
  const path = `/api/plans/${encodeURIComponent(planId)}/outcomes?fingerprint=${encodeURIComponent(fingerprint)}`;
  const { outcomes } = await requestJson<{ outcomes: readonly { summary: OutcomeNumbers }[] }>(path);
  return outcomes[0]?.summary ?? null;
}

/** Stores what was computed beside the plan, with the settings that made it. */
export async function saveOutcome(
  planId: string,
  outcome: {
    readonly fingerprint: string;
    readonly planRevision: number;
    readonly settings: unknown;
    readonly summary: unknown;
  },
): Promise<void> {
  await requestJson(`/api/plans/${encodeURIComponent(planId)}/outcomes`, { method: "POST", body: outcome });
}
