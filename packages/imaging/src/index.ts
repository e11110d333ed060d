export { ImagingError, type ImagingErrorCode } from "./errors.ts";
export type { Vec3, VolumeGeometry } from "./geometry.ts";
export type { InputFile } from "./input.ts";
export {
  type BoundsLpsMm,
  geometryBoundsLpsMm,
  isSameGeometry,
  lpsMmToVoxel,
  voxelCount,
  voxelToLpsMm,
} from "./resample/geometry-transform.ts";
export { resampleMask, resampleVolume, sampleMask, sampleVolume } from "./resample/sample.ts";
export type { ImportFinding, Modality, SeriesSource, StructureMask, Volume } from "./volume.ts";
