import { sha256Hex } from "../deidentify/sha-256.ts";
import { uidFromText } from "../deidentify/uid-mapping.ts";
import { ImagingError } from "../errors.ts";
import { inflateBounded } from "../read/inflate-bounded.ts";
import { IMAGING_LIMITS } from "../read/limits.ts";
import type { ImportFinding, Modality, StructureMask, Volume } from "../volume.ts";
import { type NiftiHeader, readNiftiHeader } from "./nifti-header.ts";
import { readStoredNumbers, scaleNumbers } from "./nifti-voxels.ts";
import { structureColor } from "./structure-color.ts";

const gzipHeaderBytes = 10;

/** Length of a gzip header with its optional fields (RFC 1952), or −1 where it is none. */
function gzipStart(bytes: Uint8Array): number {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return -1;
  const flags = bytes[3] ?? 0;
  let at = gzipHeaderBytes;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    while (at < bytes.length && bytes[at] !== 0) at++;
    at++;
  }
  return (flags & 2) !== 0 ? at + 2 : at;
}

function unpack(fileName: string, bytes: Uint8Array): Uint8Array {
  const start = gzipStart(bytes);
  if (start < 0) return bytes;
  let unpacked: Uint8Array | null;
  try {
    unpacked = inflateBounded(bytes.subarray(start), IMAGING_LIMITS.maximumFileBytes);
  } catch (cause) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${fileName}: the gzip data are cut off or damaged; copy or export the file again.`,
      { fileName, cause },
    );
  }
  if (unpacked === null) {
    throw new ImagingError(
      "IMAGING_TOO_LARGE",
      `${fileName}: the file unpacks to more than ${IMAGING_LIMITS.maximumFileBytes} bytes; crop it or write it again.`,
      { fileName },
    );
  }
  return unpacked;
}

function findingsOf(header: NiftiHeader): readonly ImportFinding[] {
  if (!header.isOrientationGuessed) return [];
  return [
    {
      ruleId: "import/geometry/guessed-orientation",
      severity: "critical",
      message: "the NIfTI file sets neither sform nor qform; left and right, front and back are a guess",
    },
  ];
}

/** A NIfTI file says nothing of its modality: air at or below −900 somewhere means Hounsfield units. */
function guessModality(voxels: Int16Array | Float32Array): Modality {
  const airHu = -900;
  return voxels.some((value) => value <= airHu) ? "CT" : "OTHER";
}

/**
 * A NIfTI-1 or NIfTI-2 file, plain or gzipped, as a volume in LPS millimeters (NIfTI itself counts right and
 * anterior positive). Its identifiers are hashes of the content: the file name is not kept, it may be a name.
 */
export function readNiftiVolume(fileName: string, fileBytes: Uint8Array): Volume {
  const bytes = unpack(fileName, fileBytes);
  const header = readNiftiHeader(fileName, bytes);
  const voxels = scaleNumbers(readStoredNumbers(fileName, bytes, header), header);
  const content = sha256Hex(bytes.subarray(0, 65_536)) + bytes.length;
  return {
    modality: guessModality(voxels),
    geometry: header.geometry,
    voxels,
    source: {
      studyInstanceUid: uidFromText(`nifti study ${content}`),
      seriesInstanceUid: uidFromText(`nifti series ${content}`),
      frameOfReferenceUid: uidFromText(`nifti frame ${content}`),
      sopInstanceUids: [],
      sopClassUid: "",
      description: "",
      studyDate: "",
    },
    findings: findingsOf(header),
  };
}

/** Most labels of one map that are read as structures; TotalSegmentator writes 117. */
const maximumLabelCount = 1024;

function labelName(label: number, names: Readonly<Record<number, string>> | undefined): string {
  return names?.[label] ?? `label ${label}`;
}

/**
 * A NIfTI label map (0 is background) as one mask a label. `names` gives the structures' names by label, as
 * TotalSegmentator's class map does; a label without one is called by its number.
 */
export function readNiftiLabels(
  fileName: string,
  fileBytes: Uint8Array,
  names?: Readonly<Record<number, string>>,
): readonly StructureMask[] {
  const bytes = unpack(fileName, fileBytes);
  const header = readNiftiHeader(fileName, bytes);
  const values = scaleNumbers(readStoredNumbers(fileName, bytes, header), header);
  const masks = new Map<number, Uint8Array>();
  const found = new Set<number>();
  for (const value of values) {
    if (value !== 0) found.add(value);
    if (found.size > maximumLabelCount || !Number.isInteger(value) || value < 0) {
      throw new ImagingError(
        "IMAGING_NOT_AN_IMAGE",
        `${fileName}: no label map (value ${value}, more than ${maximumLabelCount} labels or no whole numbers from 0 on); open it as an image instead.`,
        { fileName },
      );
    }
  }
  if (found.size * values.length > 8 * IMAGING_LIMITS.maximumVoxelCount) {
    throw new ImagingError(
      "IMAGING_TOO_LARGE",
      `${fileName}: ${found.size} masks of ${values.length} voxels need too much memory; crop the label map or merge labels.`,
      { fileName },
    );
  }
  for (const label of found) masks.set(label, new Uint8Array(values.length));
  values.forEach((value, index) => {
    const mask = masks.get(value);
    if (mask !== undefined) mask[index] = 1;
  });
  return [...found]
    .sort((a, b) => a - b)
    .map((label) => ({
      name: labelName(label, names),
      colorRgb: structureColor(label),
      geometry: header.geometry,
      mask: masks.get(label) ?? new Uint8Array(values.length),
    }));
}
