import { outcomeLines, planFingerprint } from "@isotherm/planning";
import type { PlanImage, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { useEffect, useState } from "react";
import type { LinkedPlan } from "../../server/patients.ts";
import { fetchOutcome, fetchPlan } from "../../server/plans.ts";
import { sentenceOf } from "../record/record-desk.ts";

/** One plan of the patient as it is saved now. */
export interface OpenedPlan {
  readonly plan: TreatmentPlan;
  /** Of the plan as it is now; an approval of another one does not hold. */
  readonly fingerprint: string;
  /** What was computed for the plan as it is now, in lines; null where nothing was. */
  readonly computed: readonly string[] | null;
}

/** The plans of a patient on their way to the screen. */
export interface OpenedPlans {
  readonly status: "loading" | "ready" | "failed";
  readonly message: string | null;
  readonly plans: readonly OpenedPlan[];
}

const WAITING: OpenedPlans = { status: "loading", message: null, plans: [] };

/** The plans that belong to a patient, as they are saved at this moment. */
export function useLinkedPlans(links: readonly LinkedPlan[]): OpenedPlans {
  const [opened, setOpened] = useState<OpenedPlans>(WAITING);
  const key = links.map(({ planId, fingerprint }) => `${planId} ${fingerprint}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same plans in another list are the same plans
  useEffect(() => {
    let left = false;
    Promise.all(links.map(({ planId }) => openLinked(planId))).then(
      (plans) => {
        if (left) return;
        setOpened({ status: "ready", message: null, plans });
      },
      (error: unknown) => {
        if (!left) setOpened({ status: "failed", message: sentenceOf(error), plans: [] });
      },
    );
    return () => {
      left = true;
    };
  }, [key]);
  return opened;
}

async function openLinked(planId: string): Promise<OpenedPlan> {
  const { plan } = await fetchPlan(planId);
  const fingerprint = planFingerprint(plan);
  const outcome = await fetchOutcome(planId, fingerprint);
  return { plan, fingerprint, computed: outcome === null ? null : outcomeLines(outcome) };
}

/** What ties a finding to the image of a plan: the series, or the phantom where there is none. */
export function imageKey(image: PlanImage): string {
  return image.seriesInstanceUid ?? image.id;
}
