import type { PixelFormat } from "../decode/pixel-format.ts";
import { findTransferSyntax } from "../decode/transfer-syntax.ts";
import { ImagingError } from "../errors.ts";
import type { InputFile } from "../input.ts";
import { isNiftiName, isNiftiStart } from "../nifti/recognize-nifti.ts";
import { readSlices } from "../series/read-slices.ts";
import { forEachParallel, orAborted } from "./bounded-parallel.ts";
import { type DicomDataset, looksLikeDicom, parseDicom } from "./dicom-dataset.ts";
import { expandZip } from "./expand-zip.ts";
import { type InstanceHeader, readInstanceHeader } from "./image-header.ts";
import type { ImportOptions, ImportScan, SkippedFile } from "./import-scan.ts";
import { listSeries } from "./list-series.ts";
import { readAllBytes, readStartBytes } from "./read-bytes.ts";
import type { ScannedFile } from "./scanned-file.ts";

/** Enough for the header of nearly every slice; a longer one is read whole. */
const headerBytes = 32_768;
const parallelReads = 8;

const segmentationClasses: ReadonlySet<string> = new Set([
  "1.2.840.10008.5.1.4.1.1.66.4",
  "1.2.840.10008.5.1.4.1.1.66.7",
]);
const structureSetClass = "1.2.840.10008.5.1.4.1.1.481.3";
const directoryClass = "1.2.840.10008.1.3.10";

function skip(fileName: string, code: SkippedFile["code"], reason: string): ImagingError {
  return new ImagingError(code, `${fileName}: ${reason}.`, { fileName });
}

function isDirectory(dataset: DicomDataset, header: InstanceHeader): boolean {
  const { elements } = dataset.elements;
  return header.sopClassUid === directoryClass || elements["x00041220"] !== undefined;
}

/** Holds uncompressed pixel data against the size that the header claims, before anything is allocated for it. */
function checkNativeLength(dataset: DicomDataset, file: InputFile, format: PixelFormat): void {
  const syntax = findTransferSyntax(dataset.transferSyntaxUid);
  const element = dataset.elements.elements["x7fe00010"];
  if (syntax?.packing !== "native" || element === undefined) return;
  const neededBytes = (format.rows * format.columns * format.frameCount * format.bitsAllocated) / 8;
  const { bodyOffset } = dataset;
  const bodyBytes = bodyOffset === null ? dataset.elements.byteArray.length : file.sizeBytes - bodyOffset;
  const heldBytes = Math.max(0, Math.min(element.length, bodyBytes - element.dataOffset));
  if (heldBytes >= neededBytes) return;
  throw skip(
    file.name,
    "IMAGING_TRUNCATED",
    `element (7FE0,0010) Pixel Data holds ${heldBytes} bytes where (0028,0010) Rows × (0028,0011) Columns need ${neededBytes}; copy or export the file again`,
  );
}

function sortDicom(dataset: DicomDataset, file: InputFile): ScannedFile {
  const header = readInstanceHeader(dataset);
  if (isDirectory(dataset, header)) {
    throw skip(
      file.name,
      "IMAGING_NOT_AN_IMAGE",
      "a DICOMDIR index, not an image; its files are read directly",
    );
  }
  if (segmentationClasses.has(header.sopClassUid)) return { kind: "segmentation", file, header };
  if (header.sopClassUid === structureSetClass) return { kind: "structure-set", file, header };
  if (!header.hasPixelData) {
    throw skip(
      file.name,
      "IMAGING_NOT_AN_IMAGE",
      `element (7FE0,0010) Pixel Data is missing (modality ${header.modality || "unknown"}), so it is no image; leave it out`,
    );
  }
  if (header.seriesInstanceUid === "") {
    throw skip(
      file.name,
      "IMAGING_NOT_AN_IMAGE",
      "element (0020,000E) Series Instance UID is missing; export the series again",
    );
  }
  if (findTransferSyntax(header.transferSyntaxUid) === undefined) {
    const error = skip(
      file.name,
      "IMAGING_TRANSFER_SYNTAX_UNKNOWN",
      `element (0002,0010) Transfer Syntax UID ${header.transferSyntaxUid} is not supported; export the series again as Explicit VR Little Endian`,
    );
    return { kind: "refused-image", file, header, error };
  }
  try {
    const slices = readSlices(dataset, file, header);
    for (const slice of slices.slice(0, 1)) checkNativeLength(dataset, file, slice.format);
    return { kind: "slices", slices };
  } catch (error) {
    if (error instanceof ImagingError) return { kind: "refused-image", file, header, error };
    throw error;
  }
}

async function parseHeader(file: InputFile, signal: AbortSignal | undefined): Promise<ScannedFile> {
  const start = await readStartBytes(file, headerBytes, signal);
  if (isNiftiName(file.name) || isNiftiStart(start.bytes)) return { kind: "nifti", file };
  if (start.isWhole || !looksLikeDicom(start.bytes)) {
    return sortDicom(parseDicom(file.name, start.bytes, { untilPixelData: true }), file);
  }
  let dataset: DicomDataset | undefined;
  try {
    dataset = parseDicom(file.name, start.bytes, { untilPixelData: true });
  } catch (cause) {
    if (!(cause instanceof ImagingError)) throw cause;
  }
  // A start that ends before the pixel data says nothing about the file: read all of it.
  if (dataset?.elements.elements["x7fe00010"] === undefined) {
    const bytes = await readAllBytes(file, signal);
    dataset = parseDicom(file.name, bytes, { untilPixelData: true });
  }
  return sortDicom(dataset, file);
}

/** Any error as a reason to skip one file: nothing in one file may end the scan of the others. */
function asSkipped(file: InputFile, cause: unknown): SkippedFile {
  if (cause instanceof ImagingError) return { fileName: file.name, code: cause.code, reason: cause.message };
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    fileName: file.name,
    code: "IMAGING_NOT_AN_IMAGE",
    reason: `${file.name}: the file could not be understood (${reason}); copy or export it again.`,
  };
}

interface Expanded {
  readonly files: readonly InputFile[];
  readonly skipped: readonly SkippedFile[];
}

/** Puts the content of zips in their place; zips within zips stay closed. */
async function expandZips(files: readonly InputFile[], signal: AbortSignal | undefined): Promise<Expanded> {
  const expanded: InputFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const file of files) {
    if (!/\.zip$/i.test(file.name)) {
      expanded.push(file);
      continue;
    }
    try {
      expanded.push(...(await orAborted(expandZip(file), signal)));
    } catch (cause) {
      signal?.throwIfAborted();
      skipped.push(asSkipped(file, cause));
    }
  }
  return { files: expanded, skipped };
}

/**
 * Looks through files of any kind and order, zips among them, and lists what can be opened. Reads headers only
 * where the files allow it, a few at a time, and holds no pixels. A file that cannot be used is listed with its
 * reason and ends nothing; only an abort does.
 */
export async function scanFiles(inputs: readonly InputFile[], options?: ImportOptions): Promise<ImportScan> {
  const signal = options?.signal;
  const { files, skipped: refusedZips } = await expandZips(inputs, signal);
  const found: (ScannedFile | undefined)[] = new Array(files.length).fill(undefined);
  const skipped: (SkippedFile | undefined)[] = new Array(files.length).fill(undefined);
  let doneCount = 0;
  await forEachParallel(files, parallelReads, async (file, index) => {
    try {
      found[index] = await parseHeader(file, signal);
    } catch (cause) {
      signal?.throwIfAborted();
      skipped[index] = asSkipped(file, cause);
    }
    doneCount++;
    options?.onProgress?.({ doneCount, totalCount: files.length });
  });
  return {
    series: listSeries(found.filter((file) => file !== undefined)),
    skipped: [...refusedZips, ...skipped.filter((file) => file !== undefined)],
  };
}
