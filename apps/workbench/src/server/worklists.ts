import type { VisitTemplate } from "@isotherm/clinic";
import { requestJson } from "./request.ts";

/** Lists of work that waits, as the server keeps them. */
export const WORKLIST_IDS = [
  "referrals",
  "follow-ups",
  "messages",
  "approvals",
  "neuritis",
  "adverse-events",
] as const;

/** One list of work. */
export type WorklistId = (typeof WORKLIST_IDS)[number];

/** One thing that waits for somebody. */
export interface WorklistRow {
  readonly patientId: string;
  readonly name: string;
  /** The same for the same thing. */
  readonly itemId: string;
  readonly what: string;
  /** When it began to wait. */
  readonly since: string;
  readonly waitingDays: number;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
  /** [days] 0 where it is not late. */
  readonly overdueDays: number;
  /** What only this list says, such as whether a referral was triaged. */
  readonly details: Readonly<Record<string, string | number | null>>;
}

/** One page of a list. */
export interface WorklistPage {
  readonly rows: readonly WorklistRow[];
  readonly nextCursor: string | null;
  readonly counts: { readonly totalCount: number; readonly overdueCount: number };
}

/** One page of a list, the most pressing first. */
export function fetchWorklist(list: WorklistId, cursor: string | null): Promise<WorklistPage> {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson<WorklistPage>(`/api/worklists/${list}${query}`);
}

/** What a kind of visit is planned with, and what it took. */
export interface VisitMedian {
  readonly templateId: VisitTemplate["id"];
  readonly plannedS: number;
  /** Visits whose time was taken in the last year. */
  readonly visitCount: number;
  /** null where none was measured. */
  readonly medianS: number | null;
}

/** How long the visits of this clinic take. */
export async function fetchVisitMedians(): Promise<readonly VisitMedian[]> {
  return (await requestJson<{ medians: readonly VisitMedian[] }>("/api/visits/medians")).medians;
}
