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
  readonly name: string | null;
  readonly what: string;
  /** When it began to wait. */
  readonly since: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
  readonly overdueDays: number | null;
}

/** One page of a list. */
export interface WorklistPage {
  readonly rows: readonly WorklistRow[];
  readonly nextCursor: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** One page of a list, the most pressing first. */
export function fetchWorklist(list: WorklistId, cursor: string | null): Promise<WorklistPage> {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson<WorklistPage>(`/api/worklists/${list}${query}`);
}
