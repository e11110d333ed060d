import {
  deidentify,
  ImagingError,
  type InputFile,
  readNiftiLabels,
  readSegmentation,
  readStructureSet,
  type SeriesKind,
  type StructureMask,
  scanFiles,
} from "@isotherm/imaging";
import { fetchSite } from "../server/stored-images.ts";
import { volumeOnDesk } from "./desk.ts";
import { inputOfBytes, inputsOfFiles } from "./input-files.ts";
import type { WorkshopJobs } from "./jobs.ts";
import type { JobAnswer } from "./serve.ts";

/** Structures from DICOM SEG, RTSTRUCT or NIfTI label maps, on the grid of the open image. */
export async function readSegmentationFiles({
  files,
}: WorkshopJobs["readSegmentation"]["input"]): Promise<
  JobAnswer<WorkshopJobs["readSegmentation"]["output"]>
> {
  const inputs = await inputsOfFiles(files);
  const found = await scanFiles(inputs);
  const masks: StructureMask[] = [];
  for (const { kind, files: members } of found.series) {
    for (const file of members) masks.push(...(await structuresOf(kind, file)));
  }
  if (masks.length === 0) {
    const reason = found.skipped[0]?.reason ?? "Choose a DICOM SEG, an RTSTRUCT or a NIfTI label map.";
    throw new Error(`No structure was found in ${inputs.length} files. ${reason}`);
  }
  return { output: masks };
}

async function structuresOf(kind: SeriesKind, file: InputFile): Promise<readonly StructureMask[]> {
  if (kind === "nifti") return readNiftiLabels(file.name, await file.read());
  if (kind === "dicom-image") return [];
  const read = kind === "segmentation" ? readSegmentation : readStructureSet;
  try {
    return await read(file, volumeOnDesk());
  } catch (error) {
    if (!(error instanceof ImagingError) || error.code !== "IMAGING_REFERENCE_MISSING") throw error;
    return read(await withSiteUids(file), volumeOnDesk());
  }
}

/** The open series got new UIDs on its way in; a file that was drawn on the original gets the same ones. */
async function withSiteUids(file: InputFile): Promise<InputFile> {
  const { uidSalt } = await fetchSite();
  const policy = { siteSecret: uidSalt, dates: "remove", structureNames: "keep" } as const;
  return inputOfBytes(file.name, deidentify(file.name, await file.read(), policy).bytes);
}
