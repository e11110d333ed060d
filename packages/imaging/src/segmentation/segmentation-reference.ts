import { ImagingError } from "../errors.ts";
import type { VolumeGeometry } from "../geometry.ts";
import type { Volume } from "../volume.ts";

/** The grid that structures are brought onto: a volume, which is checked for its frame of reference, or a bare grid. */
export type SegmentationReference = Volume | VolumeGeometry;

/** Grid of a reference. */
export function geometryOf(reference: SegmentationReference): VolumeGeometry {
  return "geometry" in reference ? reference.geometry : reference;
}

/** Refuses a file whose frame of reference is another one than the volume's; unknown frames pass. */
export function checkFrameOfReference(
  fileName: string,
  frameUid: string | undefined,
  reference: SegmentationReference,
): void {
  const expected = "source" in reference ? reference.source.frameOfReferenceUid : "";
  if (frameUid === undefined || frameUid === "" || expected === "" || frameUid === expected) return;
  throw new ImagingError(
    "IMAGING_REFERENCE_MISSING",
    `${fileName}: its frame of reference ${frameUid} is not that of the open series (${expected}), so its structures have no known place there; open the series that it was drawn on.`,
    { fileName },
  );
}

/** Refuses structures that fall outside the grid altogether. */
export function outsideReference(fileName: string): ImagingError {
  return new ImagingError(
    "IMAGING_GEOMETRY_INCONSISTENT",
    `${fileName}: none of its structures lies within the open series; open the series that they were drawn on.`,
    { fileName },
  );
}
