import { readSegmentation } from "@isotherm/imaging";
import { volumeOnDesk } from "./desk.ts";
import { inputsOfFiles } from "./input-files.ts";
import type { WorkshopJobs } from "./jobs.ts";
import type { JobAnswer } from "./serve.ts";

/** Structures from DICOM SEG, RTSTRUCT or a NIfTI label map, on the grid that they came on. */
export async function readSegmentationFiles({
  files,
}: WorkshopJobs["readSegmentation"]["input"]): Promise<
  JobAnswer<WorkshopJobs["readSegmentation"]["output"]>
> {
  const [file] = await inputsOfFiles(files);
  if (file === undefined) throw new Error("No file was chosen.");
  return { output: readSegmentation(file.name, await file.read(), volumeOnDesk()) };
}
