import { type Caller, createCaller } from "./call.ts";
import type { WorkshopJobs } from "./jobs.ts";

/** The one worker that holds the image and does everything heavy: reading, freezing, writing. */
export const callWorkshop: Caller<WorkshopJobs> = createCaller<WorkshopJobs>(
  () => new Worker(new URL("./workshop-worker.ts", import.meta.url), { type: "module", name: "workshop" }),
);
