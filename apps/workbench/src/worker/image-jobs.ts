import {
  buildPhantom,
  type ImportFinding,
  type ImportProgress,
  type ImportScan,
  type InputFile,
  loadVolume,
  type ScannedSeries,
  scanFiles,
  type Volume,
} from "@isotherm/imaging";
import { phantomPlan } from "@isotherm/planning";
import { fetchBlob, fetchSeries } from "../server/stored-images.ts";
import { desk } from "./desk.ts";
import { eachOf } from "./each-of.ts";
import { inputOfBytes, inputsOfFiles } from "./input-files.ts";
import type { JobProgress, OpenedImage, SeriesChoice, WorkshopJobs } from "./jobs.ts";
import type { JobAnswer, JobControl } from "./serve.ts";
import { cleanSource, storePicked } from "./store-series.ts";

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
  return { output: { series, findings: leftOut(found), fileCount: inputs.length } };
}

/** Opens the chosen image; taking the names off its files and storing them comes after the first picture. */
export async function pick(
  { key, dates, uidSalt }: Input<"pick">,
  control: JobControl<JobProgress>,
): Promise<JobAnswer<Output<"pick">>> {
  const entry = desk.scan?.series.find((series) => series.id === key);
  if (desk.scan === null || entry === undefined) {
    throw new Error("The files are no longer at hand; choose them again.");
  }
  const how = { dates, uidSalt };
  const kind = entry.kind === "nifti" ? "nifti" : "series";
  const loaded = await readVolume(desk.scan, key, control);
  const volume = kind === "nifti" ? loaded : { ...loaded, source: await cleanSource(entry, loaded, how) };
  putOnDesk(volume);
  desk.picked = { kind, entry, how, source: volume.source, modality: volume.modality };
  const { seriesInstanceUid, frameOfReferenceUid } = volume.source;
  const image = { title: titleOf(volume), volume, demo: null };
  return {
    output:
      kind === "nifti"
        ? { image, kind, seriesInstanceUid: null, frameOfReferenceUid: null }
        : { image, kind, seriesInstanceUid, frameOfReferenceUid },
  };
}

/** Takes the names off what was picked and stores it; only what is left then leaves the page. */
export async function store(
  _input: Input<"store">,
  control: JobControl<JobProgress>,
): Promise<JobAnswer<string>> {
  const { picked } = desk;
  if (picked === null) throw new Error("The files are no longer at hand; open the images again.");
  const imageId = await storePicked(picked, control);
  if (desk.picked === picked) desk.picked = null;
  return { output: imageId };
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
  putOnDesk(phantom.volume);
  const demo = phantomPlan(phantom, { id: "demo", createdAt: new Date().toISOString() });
  return { output: { title: phantom.title, volume: phantom.volume, demo } };
}

async function openInputs(inputs: readonly InputFile[], control: JobControl<JobProgress>): Promise<Volume> {
  const found = await scanFiles(inputs, { signal: control.signal });
  const entry = found.series.find(isImage);
  if (entry === undefined) throw nothingFound(found, inputs.length);
  const volume = await readVolume(found, entry.id, control);
  putOnDesk(volume);
  return volume;
}

function readVolume(found: ImportScan, id: string, control: JobControl<JobProgress>): Promise<Volume> {
  return loadVolume(found, id, {
    signal: control.signal,
    onProgress: (progress) => reportCount(control, "Reading the image", progress),
  });
}

function putOnDesk(volume: Volume): void {
  desk.volume = volume;
  desk.outcome = null;
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
  let doneCount = 0;
  return eachOf(files, async (file) => {
    const input = inputOfBytes(file.name, await fetchBlob(file.sha256, control.signal));
    doneCount += 1;
    control.reportOften({ text: "Fetching the image", fraction: doneCount / files.length });
    return input;
  });
}

/** How many skipped files are told one by one. */
const TOLD_COUNT = 3;

function leftOut({ skipped }: ImportScan): readonly ImportFinding[] {
  const told = skipped.slice(0, TOLD_COUNT).map(({ fileName, reason }) => ({
    ruleId: `import/file/${fileName}`,
    severity: "info" as const,
    message: reason,
  }));
  const restCount = skipped.length - told.length;
  if (restCount <= 0) return told;
  const message = `${restCount} more files are no images that can be opened and were left out.`;
  return [...told, { ruleId: "import/file/rest", severity: "info", message }];
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
  if (found.series.length > 0) {
    return new Error(
      "These files hold drawn structures and no image; open the CT or MR series first, then import them at the step Structures.",
    );
  }
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
  control.reportOften({ text, fraction: totalCount === 0 ? null : doneCount / totalCount });
}
