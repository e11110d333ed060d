import {
  deidentify,
  type InputFile,
  mapUid,
  type ScannedSeries,
  type SeriesSource,
  scanFiles,
  type Volume,
} from "@isotherm/imaging";
import { saveSeries, storeBlob } from "../server/stored-images.ts";
import type { DeidentifyChoice } from "./deidentify-choice.ts";
import type { PickedSeries } from "./desk.ts";
import { eachOf } from "./each-of.ts";
import { inputOfBytes } from "./input-files.ts";
import type { JobProgress } from "./jobs.ts";
import type { JobControl } from "./serve.ts";

/**
 * What the series says of itself once the names are off: read from its first file after de-identification, and the
 * UIDs of all slices changed as in their files. The other files are de-identified when they are stored.
 */
export async function cleanSource(
  entry: ScannedSeries,
  { source }: Volume,
  how: DeidentifyChoice,
): Promise<SeriesSource> {
  const [first] = entry.files;
  if (first === undefined) throw new Error("The files are no longer at hand; choose them again.");
  const found = await scanFiles([inputOfBytes("00001.dcm", await cleanBytes(first, how))]);
  const header = found.series[0]?.slices[0]?.header;
  if (header === undefined) {
    throw new Error(
      `The first file of the series cannot be read any more after its names came off${found.skipped.map(({ reason }) => `: ${reason}`).join("")}; export the series again.`,
    );
  }
  const { studyInstanceUid, seriesInstanceUid, frameOfReferenceUid, studyDate } = header;
  const sopInstanceUids = source.sopInstanceUids.map((uid) => mapUid(uid, how.uidSalt));
  return { ...source, studyInstanceUid, seriesInstanceUid, frameOfReferenceUid, studyDate, sopInstanceUids };
}

async function cleanBytes(file: InputFile, how: DeidentifyChoice): Promise<Uint8Array<ArrayBuffer>> {
  const policy = { dates: how.dates, siteSecret: how.uidSalt };
  return new Uint8Array(deidentify(file.name, await file.read(), policy).bytes);
}

/** Takes names off, sends files by their hash, and registers the series; gives the image id. */
export async function storePicked(picked: PickedSeries, control: JobControl<JobProgress>): Promise<string> {
  const { kind, entry, how, source, modality } = picked;
  let doneCount = 0;
  const files = await eachOf(entry.files, async (file, index) => {
    await control.breathe();
    // A NIfTI file goes as it is: the format has no place for a name, and its free text is never shown or listed.
    const bytes = kind === "nifti" ? new Uint8Array(await file.read()) : await cleanBytes(file, how);
    const sha256 = await storeBlob(bytes, control.signal);
    doneCount += 1;
    control.reportOften({ text: "Storing the images", fraction: doneCount / entry.files.length });
    return { name: `${String(index + 1).padStart(5, "0")}.dcm`, sha256, sizeBytes: bytes.length };
  });
  const [first] = files;
  if (kind === "nifti" && first !== undefined) return first.sha256;
  const { seriesInstanceUid, studyInstanceUid, frameOfReferenceUid, description } = source;
  return saveSeries({
    seriesInstanceUid,
    studyInstanceUid,
    frameOfReferenceUid,
    modality,
    description,
    sliceCount: files.length,
    files,
  });
}
