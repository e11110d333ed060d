import { type Caller, createCaller } from "./call.ts";
import type { WorkshopJobs } from "./jobs.ts";
import { withSiteRecords } from "./site-records.ts";

/** The one worker that holds the image and does everything heavy: reading, freezing, writing. */
export const callWorkshop: Caller<WorkshopJobs> = createCaller<WorkshopJobs>(() =>
  withSiteRecords(
    new Worker(new URL("./workshop-worker.ts", import.meta.url), { type: "module", name: "workshop" }),
  ),
);
