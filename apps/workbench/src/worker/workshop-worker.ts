import { hostCodecs } from "./codecs.ts";
import { exportFile } from "./export-file.ts";
import { openPhantom, openStored, pick, scan, store } from "./image-jobs.ts";
import type { WorkshopJobs } from "./jobs.ts";
import { makeMargins } from "./margin-jobs.ts";
import { computePlacements } from "./placement-jobs.ts";
import { makePreview, makeSurfaces, simulate } from "./plan-jobs.ts";
import { computeRadiofrequency } from "./radiofrequency-jobs.ts";
import { readSegmentationFiles } from "./segmentation-jobs.ts";
import { serveJobs } from "./serve.ts";
import { useSiteRecords } from "./site-records.ts";
import { solverThreads } from "./threads.ts";
import { computeUncertainty } from "./uncertainty-jobs.ts";

hostCodecs();
// A browser loads these by the thread that made them, which has no time for that once it solves.
solverThreads();
serveJobs<WorkshopJobs>({
  useSiteRecords,
  scan,
  pick,
  store,
  openStored,
  openPhantom,
  readSegmentation: readSegmentationFiles,
  simulate,
  preview: makePreview,
  surfaces: makeSurfaces,
  margins: makeMargins,
  uncertainty: computeUncertainty,
  placements: computePlacements,
  radiofrequency: computeRadiofrequency,
  export: exportFile,
});
