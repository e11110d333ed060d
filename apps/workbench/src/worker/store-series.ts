import { deidentifyDicom, type InputFile, type ScannedSeries } from "@isotherm/imaging";
import { type StoredFile, saveSeries, storeBlob } from "../server/stored-images.ts";
import { inputOfBytes } from "./input-files.ts";
import type { DateChoice, JobProgress } from "./jobs.ts";
import type { JobControl } from "./serve.ts";

/** What is on the server, and what is opened from it: the same bytes. */
export interface StoredImage {
  readonly imageId: string;
  readonly inputs: readonly InputFile[];
}

/** Takes the names off every file, stores what is left by its hash, and registers the series. */
export async function storeDicom(
  entry: ScannedSeries,
  how: {
    readonly dates: DateChoice;
    readonly uidSalt: string;
    readonly control: JobControl<JobProgress>;
  },
): Promise<StoredImage> {
  const { dates, uidSalt, control } = how;
  const inputs: InputFile[] = [];
  const files: StoredFile[] = [];
  for (const [index, file] of entry.files.entries()) {
    const { bytes } = deidentifyDicom(await file.read(), { dates, uidSalt });
    const name = `${String(index + 1).padStart(5, "0")}.dcm`;
    const sha256 = await storeBlob(bytes, control.signal);
    files.push({ name, sha256, sizeBytes: bytes.length });
    inputs.push(inputOfBytes(name, bytes));
    control.report({ text: "Taking names off and storing", fraction: (index + 1) / entry.files.length });
  }
  const imageId = await saveSeries({
    seriesInstanceUid: entry.seriesInstanceUid,
    studyInstanceUid: entry.studyInstanceUid,
    frameOfReferenceUid: entry.frameOfReferenceUid,
    modality: entry.modality,
    description: "",
    sliceCount: entry.sliceCount,
    files,
  });
  return { imageId, inputs };
}

/** Stores a NIfTI file; its free text is no part of it that is kept on the screen. */
export async function storeNifti(
  entry: ScannedSeries,
  control: JobControl<JobProgress>,
): Promise<StoredImage> {
  const [file] = entry.files;
  if (file === undefined) throw new Error("The file is no longer at hand; choose it again.");
  control.report({ text: "Storing the image", fraction: null });
  const bytes = new Uint8Array(await file.read());
  const imageId = await storeBlob(bytes, control.signal);
  return { imageId, inputs: [inputOfBytes(file.name, bytes)] };
}
