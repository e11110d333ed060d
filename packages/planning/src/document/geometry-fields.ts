import type { VolumeGeometry } from "@isotherm/imaging";
import type {
  LineGeometry,
  MaskGeometry,
  PointLpsMm,
  SphereGeometry,
  StructureGeometry,
} from "../treatment-plan.ts";
import {
  type FieldReader,
  listField,
  numberField,
  recordField,
  refuseField,
  tripleField,
  variantField,
  wordField,
} from "./field-reader.ts";

/** No scanner has a patient further than this from its isocenter. */
const FARTHEST_COORDINATE_MM = 10_000;

/** A point in LPS mm. */
export const pointField: FieldReader<PointLpsMm> = tripleField(
  numberField({ from: -FARTHEST_COORDINATE_MM, to: FARTHEST_COORDINATE_MM }),
);

/** A mask is decoded into one byte a voxel; this bounds the memory before it is allocated. */
const MOST_MASK_VOXELS = 2 ** 28;

const radiusField = numberField({ from: 0.05, to: 200 });

/** A tube along a polyline of at least two points. */
export const lineField: FieldReader<LineGeometry> = recordField<LineGeometry>({
  kind: wordField(["line"]),
  pointsLpsMm: listField(pointField, { from: 2, to: 10_000 }),
  radiusMm: radiusField,
});

const sphereField = recordField<SphereGeometry>({
  kind: wordField(["sphere"]),
  centerLpsMm: pointField,
  radiusMm: radiusField,
});

const unitField = tripleField(numberField({ from: -1.0001, to: 1.0001 }));
const plainGeometryField = recordField<VolumeGeometry>({
  dimensions: tripleField(numberField({ from: 1, to: 4096, whole: true })),
  originLpsMm: pointField,
  spacingMm: tripleField(numberField({ from: 0.01, to: 100 })),
  axes: tripleField(unitField),
});

const dot = (a: PointLpsMm, b: PointLpsMm): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** A grid whose axes are orthonormal. */
function geometryField(value: unknown, path: string): VolumeGeometry {
  const geometry = plainGeometryField(value, path);
  for (const a of [0, 1, 2] as const) {
    for (const b of [0, 1, 2] as const) {
      const expected = a === b ? 1 : 0;
      if (Math.abs(dot(geometry.axes[a], geometry.axes[b]) - expected) > 1e-3) {
        refuseField(`${path}.axes`, geometry.axes, "three unit vectors at right angles");
      }
    }
  }
  return geometry;
}

const plainMaskField = recordField<MaskGeometry>({
  kind: wordField(["mask"]),
  geometry: geometryField,
  runs: listField(numberField({ from: 0, to: 2 ** 31, whole: true }), { from: 1, to: 4_000_000 }),
});

/** A mask whose runs fill its grid exactly. */
function maskField(value: unknown, path: string): MaskGeometry {
  const mask = plainMaskField(value, path);
  const [ni, nj, nk] = mask.geometry.dimensions;
  if (ni * nj * nk > MOST_MASK_VOXELS) {
    refuseField(`${path}.geometry.dimensions`, ni * nj * nk, `at most ${MOST_MASK_VOXELS} voxels`);
  }
  const total = mask.runs.reduce((sum, run) => sum + run, 0);
  if (total !== ni * nj * nk) {
    refuseField(`${path}.runs`, total, `runs that add up to the ${ni * nj * nk} voxels of its grid`);
  }
  return mask;
}

/** Line, mask or sphere. */
export const structureGeometryField: FieldReader<StructureGeometry> = variantField<StructureGeometry>({
  line: lineField,
  mask: maskField,
  sphere: sphereField,
});
