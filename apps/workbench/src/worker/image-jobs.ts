import {
  buildPhantom,
  type ImportProgress,
  type ImportScan,
  type InputFile,
  loadVolume,
  type ScannedSeries,
  scanFiles,
  type Volume,
} from "@isotherm/imaging";
import { phantomPlan } from "@isotherm/planning";
import { fetchBlob, fetchSeries, saveSeries } from "../server/stored-images.ts";
import { desk } from "./desk.ts";
import { inputOfBytes, inputsOfFiles } from "./input-files.ts";
import type { ImportedSeries, JobProgress, OpenedImage, SeriesChoice, WorkshopJobs } from "./jobs.ts";
import type { JobAnswer, JobControl } from "./serve.ts";
import { type DeidentifyChoice, storeDicom, storeNifti } from "./store-series.ts";

type Input<Name extends keyof WorkshopJobs> = WorkshopJobs[Name]["input"];
type Output<Name extends keyof WorkshopJobs> = WorkshopJobs[Name]["output"];

/** Looks through dropped or chosen files for series. */
export async function scan(
  { files }: Input<"scan">,
  control: JobControl<JobProgress>,
): Promise<JobAnswer<Output<"scan">>> {
  const inputs = await inputsOfFiles(files);
  const found = await scanFiles(inputs, {
    signal: control.signal,
    onProgress: (progress) => reportCount(control, "Looking through the files", progress),
  });
  desk.scan = found;
  const series = found.series.filter(isImage).map(choiceOf);
  if (series.length === 0) throw nothingFound(found, inputs.length);
  return { output: { series, findings: [], fileCount: inputs.length } };
}

/** De-identifies the chosen series, stores it, and opens it. */
export async function importSeries(
  { key, dates, uidSalt }: Input<"import">,
  control: JobControl<JobProgress>,
): Promise<JobAnswer<Output<"import">>> {
  const entry = desk.scan?.series.find((series) => series.id === key);
  if (entry === undefined) throw new Error("The files are no longer at hand; choose them again.");
  const answer =
    entry.kind === "nifti"
      ? await importNifti(entry, control)
      : await importDicom(entry, { dates, uidSalt, control });
  desk.scan = null;
  return { output: answer };
}

async function importNifti(entry: ScannedSeries, control: JobControl<JobProgress>): Promise<ImportedSeries> {
  const { inputs, imageId } = await storeNifti(entry, control);
  const volume = await openInputs(inputs, control);
  const image = { title: titleOf(volume), volume, demo: null };
  return { image, imageId, kind: "nifti", seriesInstanceUid: null, frameOfReferenceUid: null };
}

async function importDicom(entry: ScannedSeries, how: DeidentifyChoice): Promise<ImportedSeries> {
  const { inputs, files } = await storeDicom(entry, how);
  const volume = await openInputs(inputs, how.control);
  // Only what is left after the names came off is registered.
  const { description, seriesInstanceUid, studyInstanceUid, frameOfReferenceUid } = volume.source;
  const uids = { seriesInstanceUid, studyInstanceUid, frameOfReferenceUid };
  const { modality } = volume;
  const imageId = await saveSeries({ ...uids, modality, description, sliceCount: entry.sliceCount, files });
  return {
    image: { title: titleOf(volume), volume, demo: null },
    imageId,
    kind: "series",
    seriesInstanceUid,
    frameOfReferenceUid,
  };
}

/** Opens an image that the server holds. */
export async function openStored(
  { kind, imageId }: Input<"openStored">,
  control: JobControl<JobProgress>,
): Promise<JobAnswer<OpenedImage>> {
  const inputs = kind === "nifti" ? [await storedNifti(imageId)] : await storedSeries(imageId, control);
  const volume = await openInputs(inputs, control);
  return { output: { title: titleOf(volume), volume, demo: null } };
}

/** Builds a phantom. */
export async function openPhantom({ phantomId }: Input<"openPhantom">): Promise<JobAnswer<OpenedImage>> {
  const phantom = buildPhantom(phantomId);
  desk.volume = phantom.volume;
  desk.outcome = null;
  const demo = phantomPlan(phantom, { id: "demo", createdAt: new Date().toISOString() });
  return { output: { title: phantom.title, volume: phantom.volume, demo } };
}

async function openInputs(inputs: readonly InputFile[], control: JobControl<JobProgress>): Promise<Volume> {
  const found = await scanFiles(inputs, { signal: control.signal });
  const entry = found.series.find(isImage);
  if (entry === undefined) throw nothingFound(found, inputs.length);
  const volume = await loadVolume(found, entry.id, {
    signal: control.signal,
    onProgress: (progress) => reportCount(control, "Reading the image", progress),
  });
  desk.volume = volume;
  desk.outcome = null;
  return volume;
}

async function storedNifti(sha256: string): Promise<InputFile> {
  const bytes = await fetchBlob(sha256);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return inputOfBytes(isZipped ? "image.nii.gz" : "image.nii", bytes);
}

async function storedSeries(
  seriesId: string,
  control: JobControl<JobProgress>,
): Promise<readonly InputFile[]> {
  const { files } = await fetchSeries(seriesId);
  const inputs: InputFile[] = [];
  for (const file of files) {
    inputs.push(inputOfBytes(file.name, await fetchBlob(file.sha256, control.signal)));
    control.report({ text: "Fetching the image", fraction: inputs.length / files.length });
  }
  return inputs;
}

function isImage({ kind }: ScannedSeries): boolean {
  return kind === "dicom-image" || kind === "nifti";
}

function choiceOf(series: ScannedSeries): SeriesChoice {
  const { id, kind, modality, description, label, sliceCount, geometry, warnings, refusal, files } = series;
  return {
    key: id,
    kind: kind === "nifti" ? "nifti" : "dicom",
    modality: modality === "CT" || modality === "MR" ? modality : "OTHER",
    description: [description, label].filter((part) => part !== "").join(" · "),
    sliceCount,
    dimensions: geometry?.dimensions ?? [],
    spacingMm: geometry?.spacingMm ?? [],
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    findings: warnings,
    refusal: refusal?.message ?? null,
  };
}

function titleOf(volume: Volume): string {
  const { description } = volume.source;
  return description === "" ? `${volume.modality === "OTHER" ? "Image" : volume.modality} plan` : description;
}

function nothingFound(found: ImportScan, fileCount: number): Error {
  const [first] = found.skipped;
  const reason = first === undefined ? "" : ` The first one: ${first.reason}`;
  return new Error(
    `None of ${fileCount} files is an image that can be opened; choose the folder of a CT or MR series.${reason}`,
  );
}

function reportCount(
  control: JobControl<JobProgress>,
  text: string,
  { doneCount, totalCount }: ImportProgress,
): void {
  control.report({ text, fraction: totalCount === 0 ? null : doneCount / totalCount });
}
