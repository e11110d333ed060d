import { installSiteOverlay, type SiteOverlay, siteOverlay } from "@isotherm/knowledge";
import type { CallMessage } from "./call.ts";
import type { JobAnswer } from "./serve.ts";

/** The job by which a worker learns of the site's own records. */
export type SiteRecordJobs = {
  useSiteRecords: { input: SiteOverlay | null; progress: never; output: null };
};

/** Hands the records of the site to a new worker; messages arrive in order, so they stand there before its first job. */
export function withSiteRecords(worker: Worker): Worker {
  const first: CallMessage = { kind: "call", callId: 0, job: "useSiteRecords", input: siteOverlay() };
  worker.postMessage(first);
  return worker;
}

/** The other side of `withSiteRecords`. */
export async function useSiteRecords(overlay: SiteOverlay | null): Promise<JobAnswer<null>> {
  installSiteOverlay(overlay);
  return { output: null };
}
