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
import type { SegmentationAnswer, WorkshopJobs } from "./jobs.ts";
import { fitting } from "./label-map-fit.ts";
import type { JobAnswer } from "./serve.ts";

/** Structures from DICOM SEG, RTSTRUCT or NIfTI label maps; a file that does not fit the open image is told of, not taken. */
export async function readSegmentationFiles({
  files,
}: WorkshopJobs["readSegmentation"]["input"]): Promise<
  JobAnswer<WorkshopJobs["readSegmentation"]["output"]>
> {
  const inputs = await inputsOfFiles(files);
  const found = await scanFiles(inputs);
  const masks: StructureMask[] = [];
  const notes: string[] = [];
  for (const { kind, files: members } of found.series) {
    for (const file of members) {
      const answer = await tryFile(kind, file);
      masks.push(...answer.masks);
      notes.push(...answer.notes);
    }
  }
  if (masks.length > 0) return { output: { masks, notes } };
  const [first] = [...notes, ...found.skipped.map(({ reason }) => reason)];
  if (notes.length > 0 && first !== undefined) throw new Error(first);
  throw new Error(first === undefined ? WAY_OUT : `${first} ${WAY_OUT}`);
}

const WAY_OUT =
  "Structures come from a DICOM SEG, an RTSTRUCT or a NIfTI label map (.nii, .nii.gz) of this image.";

async function tryFile(kind: SeriesKind, file: InputFile): Promise<SegmentationAnswer> {
  try {
    const masks = await structuresOf(kind, file);
    return kind === "nifti"
      ? fitting(masks, { fileName: file.name, volume: volumeOnDesk() })
      : { masks, notes: [] };
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return { masks: [], notes: [error.message] };
  }
}

async function structuresOf(kind: SeriesKind, file: InputFile): Promise<readonly StructureMask[]> {
  if (kind === "nifti") return readNiftiLabels(file.name, await file.read());
  if (kind === "dicom-image") {
    throw new ImagingError(
      "IMAGING_NOTHING_FOUND",
      `${file.name}: an image, not a segmentation; start a new plan to open it.`,
    );
  }
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
