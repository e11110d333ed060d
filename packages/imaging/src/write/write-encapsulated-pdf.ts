import { ImagingError } from "../errors.ts";
import type { SeriesSource } from "../volume.ts";
import { contentDigest, contentUid } from "./content-uid.ts";
import { commonElements, dicomDateTime, instanceReference, type WriteOptions } from "./dicom-modules.ts";
import { element, encodeDicomFile } from "./encode-dicom.ts";

const encapsulatedPdfStorage = "1.2.840.10008.5.1.4.1.1.104.1";

/** Wraps a PDF (the plan's report) as a DICOM document in the study of the source series. */
export function writeEncapsulatedPdf(
  pdfBytes: Uint8Array,
  source: SeriesSource,
  options: WriteOptions,
): Uint8Array {
  if (new TextDecoder("latin1").decode(pdfBytes.subarray(0, 5)) !== "%PDF-") {
    throw new ImagingError(
      "IMAGING_NOT_AN_IMAGE",
      "the document does not start with %PDF- and so is no PDF; pass the bytes of the finished report.",
    );
  }
  const makeUid = options.makeUid ?? contentUid;
  const key = `pdf ${source.seriesInstanceUid} ${options.writtenAt} ${contentDigest(pdfBytes)}`;
  const { date, time } = dicomDateTime(options.writtenAt);
  const instances = source.sopInstanceUids.map((uid) => instanceReference(source, uid));
  return encodeDicomFile([
    ...commonElements(source, {
      sopClassUid: encapsulatedPdfStorage,
      sopInstanceUid: makeUid(`${key} instance`),
      seriesInstanceUid: makeUid(`${key} series`),
      modality: "DOC",
      options,
    }),
    element(0x0008002a, "DT", `${date}${time}`),
    element(0x00080064, "CS", "WSD"),
    element(0x00280301, "CS", "YES"),
    element(0x00420010, "ST", options.description),
    element(0x0040a043, "SQ", []),
    element(0x00420011, "OB", pdfBytes),
    element(0x00420012, "LO", "application/pdf"),
    element(0x00420015, "UL", [pdfBytes.length]),
    ...(instances.length === 0 ? [] : [element(0x00420013, "SQ", instances)]),
  ]);
}
