import { deidentify, type ScannedSeries } from "@isotherm/imaging";
import { saveSeries, storeBlob } from "../server/stored-images.ts";
import type { CleanFiles } from "./desk.ts";
import { eachOf } from "./each-of.ts";
import type { DateChoice, JobProgress } from "./jobs.ts";
import type { JobControl } from "./serve.ts";

/** How names come off, and who hears of the progress. */
export interface DeidentifyChoice {
  readonly dates: DateChoice;
  readonly uidSalt: string;
  readonly control: JobControl<JobProgress>;
}

/** Takes the names off every file of a DICOM series. */
export async function cleanFiles(entry: ScannedSeries, how: DeidentifyChoice): Promise<CleanFiles["files"]> {
  const { dates, uidSalt, control } = how;
  let doneCount = 0;
  return eachOf(entry.files, async (source, index) => {
    const clean = deidentify(source.name, await source.read(), { dates, siteSecret: uidSalt });
    doneCount += 1;
    control.reportOften({ text: "Taking names off", fraction: doneCount / entry.files.length });
    await control.breathe();
    return { name: `${String(index + 1).padStart(5, "0")}.dcm`, bytes: new Uint8Array(clean.bytes) };
  });
}

/** A NIfTI file as it is: the format has no place for a name, and its free text is never shown or listed. */
export async function plainFiles(entry: ScannedSeries): Promise<CleanFiles["files"]> {
  const [file] = entry.files;
  if (file === undefined) throw new Error("The file is no longer at hand; choose it again.");
  return [{ name: file.name, bytes: new Uint8Array(await file.read()) }];
}

/** Sends files by their hash and registers the series; gives the image id. */
export async function storePicked(picked: CleanFiles, control: JobControl<JobProgress>): Promise<string> {
  let doneCount = 0;
  const files = await eachOf(picked.files, async ({ name, bytes }) => {
    const sha256 = await storeBlob(bytes, control.signal);
    doneCount += 1;
    control.reportOften({ text: "Storing the images", fraction: doneCount / picked.files.length });
    return { name, sha256, sizeBytes: bytes.length };
  });
  const [first] = files;
  if (picked.kind === "nifti" && first !== undefined) return first.sha256;
  const { seriesInstanceUid, studyInstanceUid, frameOfReferenceUid, description } = picked.source;
  return saveSeries({
    seriesInstanceUid,
    studyInstanceUid,
    frameOfReferenceUid,
    modality: picked.modality,
    description,
    sliceCount: files.length,
    files,
  });
}
