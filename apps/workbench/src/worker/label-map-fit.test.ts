import { buildPhantom, type StructureMask, type Vec3 } from "@isotherm/imaging";
import { describe, expect, it } from "vitest";
import { fitting } from "./label-map-fit.ts";

const { volume } = buildPhantom("ankle", { spacingMm: 4 });

/** A full block of 10 mm voxels that starts this far from the first voxel of the volume. */
function blockAt(offsetMm: Vec3): StructureMask {
  const { originLpsMm, axes } = volume.geometry;
  return {
    name: "label 1",
    colorRgb: [255, 0, 0],
    geometry: {
      dimensions: [4, 4, 4],
      spacingMm: [10, 10, 10],
      axes,
      originLpsMm: [originLpsMm[0] + offsetMm[0], originLpsMm[1] + offsetMm[1], originLpsMm[2] + offsetMm[2]],
    },
    mask: new Uint8Array(64).fill(1),
  };
}

describe("place of a NIfTI label map", () => {
  const where = { fileName: "labels.nii.gz", volume };

  it("takes what lies in the image, and says that its place wants a look", () => {
    const { masks, notes } = fitting([blockAt([0, 0, 0])], where);
    expect(masks).toHaveLength(1);
    expect(notes.join()).toContain("check its place");
  });

  it("refuses in a sentence what lies beside the image", () => {
    const { masks, notes } = fitting([blockAt([-400, 0, 0])], where);
    expect(masks).toEqual([]);
    expect(notes).toEqual([
      "labels.nii.gz: label 1 lies to 0 % inside the open image where at least 50 % are needed; open the image that it was drawn on.",
    ]);
  });
});
