import type { FreezeLog } from "@isotherm/clinic";
import { targets } from "@isotherm/knowledge";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";

/** What was frozen, by name: as the atlas names the nerve, else as its plan is called. */
export function frozenName({ plans }: RecordDesk, { targetId, planId }: FreezeLog): string {
  const target = targets().find(({ id }) => id === targetId);
  const plan = plans.find((one) => one.planId === planId);
  return target?.name ?? plan?.title ?? "A target of its own";
}
