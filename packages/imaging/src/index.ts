export { type CodecName, configureCodecs } from "./decode/codec-modules.ts";
export { basicProfile, type ProfileAction } from "./deidentify/basic-profile.ts";
export { burntInTextSuspected } from "./deidentify/burnt-in-text.ts";
export {
  type DeidentificationPolicy,
  type DeidentifiedFile,
  deidentify,
  mapUid,
} from "./deidentify/deidentify.ts";
export { sha256Hex } from "./deidentify/sha-256.ts";
export { ImagingError, type ImagingErrorCode } from "./errors.ts";
export type { Vec3, VolumeGeometry } from "./geometry.ts";
export type { InputFile } from "./input.ts";
export { readNiftiLabels, readNiftiVolume } from "./nifti/read-nifti.ts";
export { buildPhantom, isPhantomId, phantomIds } from "./phantom/build-phantom.ts";
export type {
  Phantom,
  PhantomCryoprobePath,
  PhantomId,
  PhantomLine,
  PhantomOptions,
  PhantomStructure,
  PhantomStructureKind,
  PhantomTarget,
} from "./phantom/phantom-types.ts";
export { type DicomDataset, parseDicom } from "./read/dicom-dataset.ts";
export { expandZip, isZip } from "./read/expand-zip.ts";
export type {
  GeometrySummary,
  ImportOptions,
  ImportProgress,
  ImportScan,
  ScannedSeries,
  SeriesKind,
  SkippedFile,
} from "./read/import-scan.ts";
export { inputFromBlob, inputFromBytes } from "./read/input-file.ts";
export { IMAGING_LIMITS } from "./read/limits.ts";
export { loadVolume } from "./read/load-volume.ts";
export { scanFiles } from "./read/scan-files.ts";
export {
  type BoundsLpsMm,
  geometryBoundsLpsMm,
  isSameGeometry,
  lpsMmToVoxel,
  voxelCount,
  voxelToLpsMm,
} from "./resample/geometry-transform.ts";
export { resampleMask, resampleVolume, sampleMask, sampleVolume } from "./resample/sample.ts";
export { readSegmentation } from "./segmentation/read-segmentation.ts";
export {
  type ContouredStructure,
  readStructureSet,
  type StructureContour,
} from "./segmentation/read-structure-set.ts";
export type { SegmentationReference } from "./segmentation/segmentation-reference.ts";
export type { ImportFinding, Modality, SeriesSource, StructureMask, Volume } from "./volume.ts";
export { contentUid } from "./write/content-uid.ts";
export type { WriteOptions } from "./write/dicom-modules.ts";
export { type WrittenFile, writeCtSeries } from "./write/write-ct-series.ts";
export { writeEncapsulatedPdf } from "./write/write-encapsulated-pdf.ts";
export { writeSegmentation } from "./write/write-segmentation.ts";
export { writeStructureSet } from "./write/write-structure-set.ts";
