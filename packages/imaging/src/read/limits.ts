/**
 * Bounds that are checked before memory is allocated. They are engineering limits, not clinical ones: the
 * largest CT in use (512² × 2 000 slices, or 1024² × 500) stays below them, a damaged header does not.
 */
export const IMAGING_LIMITS: {
  /** Rows or columns of one slice. */
  readonly maximumDimension: number;
  /** Voxels of one volume; 600 million 16-bit voxels are 1.2 GB. */
  readonly maximumVoxelCount: number;
  /** Pixels of one slice. */
  readonly maximumFramePixelCount: number;
  /** Size of one file, packed or unpacked, in bytes. */
  readonly maximumFileBytes: number;
  /** Entries in one zip. */
  readonly maximumZipEntryCount: number;
  /** All entries of one zip unpacked, in bytes. */
  readonly maximumZipBytes: number;
  /** Unpacked over packed size of one zip entry; deflate cannot exceed 1032, medical images reach about 40. */
  readonly maximumZipRatio: number;
} = {
  maximumDimension: 16_384,
  maximumVoxelCount: 600_000_000,
  maximumFramePixelCount: 67_108_864,
  maximumFileBytes: 2_000_000_000,
  maximumZipEntryCount: 100_000,
  maximumZipBytes: 8_000_000_000,
  maximumZipRatio: 400,
};
