import { exportFile } from "./export-file.ts";
import { importSeries, openPhantom, openStored, scan } from "./image-jobs.ts";
import type { WorkshopJobs } from "./jobs.ts";
import { makePreview, makeSurfaces, simulate } from "./plan-jobs.ts";
import { readSegmentationFiles } from "./segmentation-jobs.ts";
import { serveJobs } from "./serve.ts";

serveJobs<WorkshopJobs>({
  scan,
  import: importSeries,
  openStored,
  openPhantom,
  readSegmentation: readSegmentationFiles,
  simulate,
  preview: makePreview,
  surfaces: makeSurfaces,
  export: exportFile,
});
