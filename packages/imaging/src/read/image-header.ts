import type dicomParser from "dicom-parser";
import type { PixelFormat } from "../decode/pixel-format.ts";
import { ImagingError } from "../errors.ts";
import type { DicomDataset } from "./dicom-dataset.ts";
import { decimalValue, localizedText, shortValue, textValue } from "./element-values.ts";
import { IMAGING_LIMITS } from "./limits.ts";

/** What one file says of itself, without its pixels. */
export interface InstanceHeader {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly modality: string;
  readonly description: string;
  readonly studyDate: string;
  readonly transferSyntaxUid: string;
  /** (0012,0062) is YES: the file went through de-identification. */
  readonly isDeidentified: boolean;
  /** (0028,0301): YES, NO or empty. */
  readonly burnedInAnnotation: string;
  readonly hasPixelData: boolean;
}

/** Reads the identity of a file. Missing elements read as empty text. */
export function readInstanceHeader(dataset: DicomDataset): InstanceHeader {
  const { elements } = dataset;
  const text = (tag: string): string => textValue(elements, tag) ?? "";
  return {
    sopClassUid: text("x00080016"),
    sopInstanceUid: text("x00080018"),
    studyInstanceUid: text("x0020000d"),
    seriesInstanceUid: text("x0020000e"),
    frameOfReferenceUid: text("x00200052"),
    modality: text("x00080060"),
    description: localizedText(elements, "x0008103e"),
    studyDate: text("x00080020"),
    transferSyntaxUid: dataset.transferSyntaxUid,
    isDeidentified: text("x00120062") === "YES",
    burnedInAnnotation: text("x00280301"),
    hasPixelData: ["x7fe00010", "x7fe00008", "x7fe00009"].some((tag) => elements.elements[tag] !== undefined),
  };
}

function refuse(
  dataset: DicomDataset,
  what: string,
  code: ImagingError["code"] = "IMAGING_PIXELS_UNREADABLE",
): never {
  throw new ImagingError(code, `${dataset.fileName}: ${what}.`, { fileName: dataset.fileName });
}

function requireShort(dataset: DicomDataset, tag: string, name: string): number {
  const value = shortValue(dataset.elements, tag);
  if (value === undefined) refuse(dataset, `element ${name} is missing; export the series again`);
  return value;
}

function checkSize(dataset: DicomDataset, rows: number, columns: number): void {
  if (rows === 0 || columns === 0) {
    refuse(
      dataset,
      `elements (0028,0010) Rows and (0028,0011) Columns are ${rows} × ${columns}; export the series again`,
    );
  }
  const { maximumDimension, maximumFramePixelCount } = IMAGING_LIMITS;
  if (Math.max(rows, columns) > maximumDimension || rows * columns > maximumFramePixelCount) {
    refuse(
      dataset,
      `elements (0028,0010) Rows and (0028,0011) Columns claim ${rows} × ${columns}, above the limit of ${maximumDimension} a side; the file is damaged, copy or export it again`,
      "IMAGING_TOO_LARGE",
    );
  }
}

function frameCountOf(dataset: DicomDataset): number {
  const text = textValue(dataset.elements, "x00280008");
  if (text === undefined) return 1;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    refuse(
      dataset,
      `element (0028,0008) Number of Frames is “${text}” where a whole number is expected; export the series again`,
    );
  }
  if (count > 100_000) {
    refuse(
      dataset,
      `element (0028,0008) Number of Frames claims ${count}, above the limit of 100000; the file is damaged, copy or export it again`,
      "IMAGING_TOO_LARGE",
    );
  }
  return count;
}

/** Reads and checks the elements that a decoder needs; refuses what cannot become a volume. */
export function readPixelFormat(dataset: DicomDataset): PixelFormat {
  const rows = requireShort(dataset, "x00280010", "(0028,0010) Rows");
  const columns = requireShort(dataset, "x00280011", "(0028,0011) Columns");
  checkSize(dataset, rows, columns);
  const bitsAllocated = requireShort(dataset, "x00280100", "(0028,0100) Bits Allocated");
  const bitsStored = shortValue(dataset.elements, "x00280101") ?? bitsAllocated;
  const highBit = shortValue(dataset.elements, "x00280102") ?? bitsStored - 1;
  const samplesPerPixel = shortValue(dataset.elements, "x00280002") ?? 1;
  const photometric = textValue(dataset.elements, "x00280004") ?? "MONOCHROME2";
  if (samplesPerPixel !== 1 || !photometric.startsWith("MONOCHROME")) {
    refuse(
      dataset,
      `element (0028,0004) Photometric Interpretation is ${photometric} with ${samplesPerPixel} samples a pixel: color images are no measurement and cannot be planned on; import the original gray series`,
    );
  }
  if (![8, 16, 32].includes(bitsAllocated)) {
    refuse(
      dataset,
      `element (0028,0100) Bits Allocated is ${bitsAllocated} where 8, 16 or 32 are read; export the series again`,
    );
  }
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit >= bitsAllocated || highBit < bitsStored - 1) {
    refuse(
      dataset,
      `elements (0028,0101) Bits Stored ${bitsStored} and (0028,0102) High Bit ${highBit} do not fit into ${bitsAllocated} bits; export the series again`,
    );
  }
  const representation = shortValue(dataset.elements, "x00280103") ?? 0;
  return {
    rows,
    columns,
    frameCount: frameCountOf(dataset),
    bitsAllocated,
    bitsStored,
    highBit,
    isSigned: representation === 1,
    samplesPerPixel,
    photometric,
  };
}

/** How stored numbers become values, for one frame. */
export interface ValueTransform {
  readonly slope: number;
  readonly intercept: number;
  /** Stored numbers from … to … that are padding; null where no padding is declared. */
  readonly padding: readonly [number, number] | null;
}

function storedNumber(dataset: DicomDataset, tag: string, isSigned: boolean): number | undefined {
  const value = shortValue(dataset.elements, tag);
  if (value === undefined) return undefined;
  return isSigned ? (value << 16) >> 16 : value;
}

/** Rescale of one frame: from its functional group where it has one, else from the file. */
export function readValueTransform(
  dataset: DicomDataset,
  format: PixelFormat,
  group: dicomParser.DataSet | undefined,
): ValueTransform {
  const source = group ?? dataset.elements;
  if (dataset.elements.elements["x00283000"]?.items?.length) {
    refuse(
      dataset,
      "element (0028,3000) Modality LUT Sequence: lookup tables of values are not supported; export the series with Rescale Slope and Intercept",
    );
  }
  const slope = decimalValue(source, "x00281053") ?? 1;
  const intercept = decimalValue(source, "x00281052") ?? 0;
  if (slope === 0) refuse(dataset, "element (0028,1053) Rescale Slope is 0; export the series again");
  const first = storedNumber(dataset, "x00280120", format.isSigned);
  const last = storedNumber(dataset, "x00280121", format.isSigned) ?? first;
  const padding: ValueTransform["padding"] =
    first === undefined || last === undefined ? null : [Math.min(first, last), Math.max(first, last)];
  return { slope, intercept, padding };
}
