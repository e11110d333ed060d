import { decodeFrame } from "../decode/decode-frame.ts";
import { findTransferSyntax } from "../decode/transfer-syntax.ts";
import { cleanDescription } from "../deidentify/clean-description.ts";
import { ImagingError } from "../errors.ts";
import { readNiftiVolume } from "../nifti/read-nifti.ts";
import { arrangeStack, type StackArrangement } from "../series/arrange-stack.ts";
import { resampleStack } from "../series/resample-stack.ts";
import { allocateVoxels, rescaleInto, type VoxelArray } from "../series/sample-values.ts";
import type { Slice } from "../series/slice.ts";
import type { ImportFinding, Modality, SeriesSource, Volume } from "../volume.ts";
import { forEachParallel } from "./bounded-parallel.ts";
import { type DicomDataset, parseDicom } from "./dicom-dataset.ts";
import type { ImportOptions, ImportScan, ScannedSeries } from "./import-scan.ts";
import { readAllBytes } from "./read-bytes.ts";

const parallelReads = 4;

function modalityOf(code: string): Modality {
  return code === "CT" || code === "MR" ? code : "OTHER";
}

function findEntry(scan: ImportScan, id: string): ScannedSeries {
  const entry = scan.series.find((series) => series.id === id);
  if (entry === undefined) {
    throw new ImagingError(
      "IMAGING_NOTHING_FOUND",
      `the scan holds no series ${id}; choose one that it lists.`,
    );
  }
  if (entry.refusal !== null) throw new ImagingError(entry.refusal.code, entry.refusal.message);
  if (entry.kind === "segmentation" || entry.kind === "structure-set") {
    throw new ImagingError(
      "IMAGING_NOT_AN_IMAGE",
      `series ${id} is a ${entry.kind}, not an image; open it together with the image that it refers to.`,
    );
  }
  return entry;
}

/** Slices of one file, so that a multi-frame file is read and parsed once. */
interface FileTask {
  readonly file: Slice["file"];
  readonly members: { readonly slice: Slice; readonly place: number; readonly copy: number }[];
}

function groupByFile(arrangement: StackArrangement): readonly FileTask[] {
  const tasks = new Map<Slice["file"], FileTask>();
  arrangement.places.forEach((place, placeIndex) => {
    place.forEach((slice, copy) => {
      const task = tasks.get(slice.file) ?? { file: slice.file, members: [] };
      task.members.push({ slice, place: placeIndex, copy });
      tasks.set(slice.file, task);
    });
  });
  return [...tasks.values()];
}

async function decodeInto(dataset: DicomDataset, slice: Slice, target: VoxelArray): Promise<void> {
  const samples = await decodeFrame(dataset, slice.format, slice.frameIndex);
  rescaleInto(target, samples, slice);
}

interface Filled {
  readonly values: VoxelArray;
  readonly findings: readonly ImportFinding[];
}

function duplicateFinding(droppedCount: number): readonly ImportFinding[] {
  if (droppedCount === 0) return [];
  return [
    {
      ruleId: "import/geometry/duplicate-slices",
      severity: "info",
      message: `${droppedCount} identical copies of slices were left out`,
    },
  ];
}

async function fillVoxels(
  arrangement: StackArrangement,
  options: ImportOptions | undefined,
): Promise<Filled> {
  const slices = arrangement.places.flat();
  const [first] = slices;
  if (first === undefined)
    throw new ImagingError("IMAGING_NOTHING_FOUND", "the series holds no slice; choose another one.");
  const frameSize = first.format.rows * first.format.columns;
  const isCt = first.header.modality === "CT";
  const tasks = groupByFile(arrangement);
  const values = allocateVoxels(slices, frameSize * arrangement.places.length, isCt);
  const frameOf = (place: number): VoxelArray => values.subarray(place * frameSize, (place + 1) * frameSize);
  const copies: { readonly slice: Slice; readonly place: number; readonly values: VoxelArray }[] = [];
  let doneCount = 0;
  await forEachParallel(tasks, parallelReads, async (task) => {
    options?.signal?.throwIfAborted();
    const bytes = await readAllBytes(task.file, options?.signal);
    const dataset = parseDicom(task.file.name, bytes);
    for (const { slice, place, copy } of task.members) {
      options?.signal?.throwIfAborted();
      const target =
        copy === 0 ? frameOf(place) : new (values.constructor as Float32ArrayConstructor)(frameSize);
      await decodeInto(dataset, slice, target);
      if (copy > 0) copies.push({ slice, place, values: target });
    }
    doneCount++;
    options?.onProgress?.({ doneCount, totalCount: tasks.length });
  });
  for (const copy of copies) checkIdentical(copy.slice, frameOf(copy.place), copy.values);
  return { values, findings: duplicateFinding(copies.length) };
}

function checkIdentical(slice: Slice, kept: VoxelArray, copy: VoxelArray): void {
  if (copy.every((value, index) => value === kept[index])) return;
  throw new ImagingError(
    "IMAGING_GEOMETRY_INCONSISTENT",
    `${slice.file.name}: another slice of the series has the same element (0020,0032) Image Position (Patient) ${slice.plane.originLpsMm.join("\\")} but other pixels; import one phase or reconstruction at a time.`,
    { fileName: slice.file.name },
  );
}

function photometricFindings(slice: Slice | undefined): readonly ImportFinding[] {
  if (slice?.format.photometric !== "MONOCHROME1") return [];
  const message =
    slice.header.modality === "CT"
      ? "the series is stored for inverted display (MONOCHROME1); its Hounsfield units were taken as they are"
      : "the series is stored for inverted display (MONOCHROME1); its gray values were turned round, so that bright is high";
  return [{ ruleId: "import/pixels/inverted-gray", severity: "info", message }];
}

/** Steps between neighboring values above which small differences of tissue are lost, in HU. */
const coarseStepHu = 8;

function lossyFindings(slice: Slice | undefined): readonly ImportFinding[] {
  const syntax = findTransferSyntax(slice?.header.transferSyntaxUid ?? "");
  if (slice === undefined || syntax?.isLossy !== true) return [];
  const step = Math.abs(slice.transform.slope);
  const isCoarse = step > coarseStepHu && slice.header.modality === "CT";
  const steps = isCoarse ? ` and its values lie ${step.toFixed(0)} HU apart` : "";
  return [
    {
      ruleId: "import/pixels/lossy",
      severity: isCoarse ? "warning" : "info",
      message: `the series was compressed with loss (${syntax.name})${steps}; use the original series where there is one`,
    },
  ];
}

function sourceOf(arrangement: StackArrangement): SeriesSource {
  const slices = arrangement.places.map((place) => place[0]).filter((slice) => slice !== undefined);
  const header = slices[0]?.header;
  return {
    studyInstanceUid: header?.studyInstanceUid ?? "",
    seriesInstanceUid: header?.seriesInstanceUid ?? "",
    frameOfReferenceUid: header?.frameOfReferenceUid ?? "",
    sopInstanceUids: arrangement.needsResampling ? [] : slices.map((slice) => slice.header.sopInstanceUid),
    sopClassUid: header?.sopClassUid ?? "",
    description: cleanDescription(header?.description ?? ""),
    studyDate: header?.isDeidentified === true ? header.studyDate : "",
  };
}

/**
 * Opens one entry of a scan. The volume is complete or the promise rejects: never half-loaded. Memory is
 * checked against the limits before it is allocated. Its `source` holds no name: the description keeps known
 * radiology words only, and the study date only where the file says that it was de-identified.
 */
export async function loadVolume(scan: ImportScan, id: string, options?: ImportOptions): Promise<Volume> {
  const entry = findEntry(scan, id);
  if (entry.kind === "nifti") {
    const [file] = entry.files;
    if (file === undefined)
      throw new ImagingError("IMAGING_NOTHING_FOUND", `series ${id} has no file; scan again.`);
    return readNiftiVolume(file.name, await readAllBytes(file, options?.signal));
  }
  const arrangement = arrangeStack(entry.slices);
  const filled = await fillVoxels(arrangement, options);
  const slices = arrangement.places.flatMap((place) => place[0] ?? []);
  const voxels = arrangement.needsResampling
    ? resampleStack(
        { slices, positionsMm: arrangement.positionsMm, values: filled.values },
        arrangement.geometry,
      )
    : filled.values;
  const carried = entry.warnings.filter((finding) => !finding.ruleId.startsWith("import/geometry/"));
  return {
    modality: modalityOf(entry.modality),
    geometry: arrangement.geometry,
    voxels,
    source: sourceOf(arrangement),
    findings: [
      ...arrangement.findings,
      ...filled.findings,
      ...photometricFindings(slices[0]),
      ...lossyFindings(slices[0]),
      ...carried,
    ],
  };
}
