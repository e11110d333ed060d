import { useCallback, useEffect, useState } from "react";
import { listPlans, type PlanEntry } from "../server/plans.ts";

/** The list of cases with its three states. */
export interface PlanList {
  readonly plans: readonly PlanEntry[] | null;
  readonly message: string | null;
  readonly reload: () => void;
}

/** Loads the saved plans; loads them again on `reload`. */
export function usePlanList(): PlanList {
  const [plans, setPlans] = useState<readonly PlanEntry[] | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const reload = useCallback(() => {
    setMessage(null);
    listPlans().then(setPlans, (error: unknown) =>
      setMessage(error instanceof Error ? error.message : "The list of cases could not be read."),
    );
  }, []);
  useEffect(reload, [reload]);
  return { plans, message, reload };
}
