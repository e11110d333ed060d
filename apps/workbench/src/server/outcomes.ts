import type { Response, Seriousness } from "@isotherm/clinic";
import { requestJson } from "./request.ts";

/** How many pains are in each group for one indication. */
export interface ResponseCount {
  readonly indication: string;
  readonly responderCount: number;
  readonly nonResponderCount: number;
  readonly notKnownCount: number;
}

/** What became of one pain after one freeze. */
export interface ResponseRow {
  readonly patientId: string;
  /** Null for whoever may not see names. */
  readonly name: string | null;
  readonly freezeId: string;
  readonly painId: string;
  readonly label: string;
  readonly targetId: string;
  readonly indication: string;
  /** Fall of the average pain as a share of what it was; null where it was not told again. */
  readonly dropFraction: number | null;
  readonly toldAt: string;
}

/** One page of one group, what was told last first. */
export interface ResponsePage {
  readonly rows: readonly ResponseRow[];
  readonly nextCursor: string | null;
}

/** What went wrong for one indication, each number beside what it is out of. */
export interface AdverseEventCount {
  /** null: events of patients without an indication. */
  readonly indication: string | null;
  readonly freezeCount: number;
  /** Out of `freezeCount`. */
  readonly freezeWithEventCount: number;
  readonly eventCount: number;
  /** Out of `eventCount`, as are the next two. */
  readonly seriousCount: number;
  readonly lastingCount: number;
  readonly notCausedCount: number;
  /** Events that followed no freeze; not in `eventCount`. */
  readonly otherEventCount: number;
  readonly complaintCount: number;
  /** Out of `complaintCount`. */
  readonly unansweredCount: number;
  readonly worst: Seriousness | null;
  readonly worstGrades: readonly { readonly gradingId: string; readonly gradeCode: string }[];
}

/** Responses of the site, counted by indication. */
export async function fetchResponseCounts(): Promise<readonly ResponseCount[]> {
  return (await requestJson<{ counts: readonly ResponseCount[] }>("/api/responses")).counts;
}

/** Rows of a page: few, so that what stands below the three groups stays in sight. */
const PAGE_COUNT = "10";

/** One page of one group. */
export function fetchResponses(response: Response, cursor: string | null): Promise<ResponsePage> {
  const query = new URLSearchParams({ limit: PAGE_COUNT, ...(cursor === null ? {} : { cursor }) });
  return requestJson<ResponsePage>(`/api/responses/${response}?${query}`);
}

/** Adverse events of the site, counted by indication, the worst outcome first. */
export async function fetchAdverseEventCounts(): Promise<readonly AdverseEventCount[]> {
  return (await requestJson<{ counts: readonly AdverseEventCount[] }>("/api/adverse-events")).counts;
}
