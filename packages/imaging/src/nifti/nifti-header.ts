import { ImagingError } from "../errors.ts";
import type { Vec3, VolumeGeometry } from "../geometry.ts";
import { IMAGING_LIMITS } from "../read/limits.ts";
import { addScaled, cross, dot, length } from "../series/vector-math.ts";

/** What a NIfTI-1 or NIfTI-2 header says, in our frame. */
export interface NiftiHeader {
  readonly isLittleEndian: boolean;
  readonly datatype: number;
  readonly bytesPerVoxel: number;
  readonly voxelOffset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly geometry: VolumeGeometry;
  /** True where the axes had to be made perpendicular. */
  readonly wasSheared: boolean;
  /** True where neither sform nor qform was set and the axes are a guess. */
  readonly isOrientationGuessed: boolean;
}

/** Bytes a voxel by NIfTI datatype code; the types of one number a voxel (nifti1.h, NIFTI_TYPE_*). */
const datatypeBytes: Readonly<Record<number, number>> = {
  2: 1,
  4: 2,
  8: 4,
  16: 4,
  64: 8,
  256: 1,
  512: 2,
  768: 4,
  1024: 8,
  1280: 8,
};

function refuse(fileName: string, code: ImagingError["code"], what: string): never {
  throw new ImagingError(code, `${fileName}: ${what}.`, { fileName });
}

/** Where the two versions keep the same fields. */
interface HeaderFields {
  readonly dimension: (index: number) => number;
  readonly pixelDimension: (index: number) => number;
  readonly datatype: number;
  readonly voxelOffset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly qformCode: number;
  readonly sformCode: number;
  readonly quaternion: Vec3;
  readonly offset: Vec3;
  readonly srow: (row: number, column: number) => number;
  readonly spaceUnits: number;
}

function fieldsOne(view: DataView, little: boolean): HeaderFields {
  const float = (at: number): number => view.getFloat32(at, little);
  const short = (at: number): number => view.getInt16(at, little);
  return {
    dimension: (index) => short(40 + 2 * index),
    pixelDimension: (index) => float(76 + 4 * index),
    datatype: short(70),
    voxelOffset: float(108),
    slope: float(112),
    intercept: float(116),
    qformCode: short(252),
    sformCode: short(254),
    quaternion: [float(256), float(260), float(264)],
    offset: [float(268), float(272), float(276)],
    srow: (row, column) => float(280 + 16 * row + 4 * column),
    spaceUnits: view.getUint8(123) & 7,
  };
}

function fieldsTwo(view: DataView, little: boolean): HeaderFields {
  const double = (at: number): number => view.getFloat64(at, little);
  const long = (at: number): number => Number(view.getBigInt64(at, little));
  return {
    dimension: (index) => long(16 + 8 * index),
    pixelDimension: (index) => double(104 + 8 * index),
    datatype: view.getInt16(12, little),
    voxelOffset: long(168),
    slope: double(176),
    intercept: double(184),
    qformCode: view.getInt32(344, little),
    sformCode: view.getInt32(348, little),
    quaternion: [double(352), double(360), double(368)],
    offset: [double(376), double(384), double(392)],
    srow: (row, column) => double(400 + 32 * row + 8 * column),
    spaceUnits: view.getInt32(500, little) & 7,
  };
}

/** Columns of the voxel-to-world matrix in the file's RAS+ frame, and its origin. */
interface Affine {
  readonly columns: readonly [Vec3, Vec3, Vec3];
  readonly origin: Vec3;
  readonly isGuessed: boolean;
}

function qformAffine(fields: HeaderFields): Affine {
  const [b, c, d] = fields.quaternion;
  const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
  const [x, y, z] = [1, 2, 3].map((index) => Math.abs(fields.pixelDimension(index))) as [
    number,
    number,
    number,
  ];
  const handedness = fields.pixelDimension(0) < 0 ? -1 : 1;
  const scaled = (column: Vec3, scale: number): Vec3 => [
    column[0] * scale,
    column[1] * scale,
    column[2] * scale,
  ];
  // Rotation from the quaternion (a, b, c, d): nifti1.h, method 2.
  return {
    columns: [
      scaled([a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)], x),
      scaled([2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)], y),
      scaled([2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c], z * handedness),
    ],
    origin: fields.offset,
    isGuessed: false,
  };
}

function affineOf(fields: HeaderFields): Affine {
  if (fields.sformCode > 0) {
    const column = (index: number): Vec3 => [
      fields.srow(0, index),
      fields.srow(1, index),
      fields.srow(2, index),
    ];
    return { columns: [column(0), column(1), column(2)], origin: column(3), isGuessed: false };
  }
  if (fields.qformCode > 0) return qformAffine(fields);
  const size = (index: number): number => Math.abs(fields.pixelDimension(index)) || 1;
  return {
    columns: [
      [size(1), 0, 0],
      [0, size(2), 0],
      [0, 0, size(3)],
    ],
    origin: [0, 0, 0],
    isGuessed: true,
  };
}

/** Millimeters per unit of xyzt_units: meters, millimeters, micrometers; unset means millimeters. */
function millimetersPerUnit(code: number): number {
  if (code === 1) return 1000;
  return code === 3 ? 0.001 : 1;
}

const shearTolerance = 0.001;

interface OrthonormalGrid {
  readonly geometry: VolumeGeometry;
  readonly wasSheared: boolean;
}

function geometryFrom(fileName: string, fields: HeaderFields, affine: Affine): OrthonormalGrid {
  const scale = millimetersPerUnit(fields.spaceUnits);
  // RAS to LPS: left and posterior count positive.
  const toLps = (vector: Vec3): Vec3 => [-vector[0] * scale, -vector[1] * scale, vector[2] * scale];
  const columns = affine.columns.map(toLps) as unknown as readonly [Vec3, Vec3, Vec3];
  const spacingMm: Vec3 = [length(columns[0]), length(columns[1]), length(columns[2])];
  const originLpsMm = toLps(affine.origin);
  const numbers = [...spacingMm, ...originLpsMm];
  if (!numbers.every(Number.isFinite) || spacingMm.some((value) => value < 1e-4 || value > 1000)) {
    refuse(
      fileName,
      "IMAGING_GEOMETRY_INCONSISTENT",
      `the NIfTI header gives voxels of ${spacingMm.join(" × ")} mm; write the file again`,
    );
  }
  const unit = (index: 0 | 1 | 2): Vec3 => addScaled([0, 0, 0], 1 / spacingMm[index], columns[index]);
  const axes: [Vec3, Vec3, Vec3] = [unit(0), unit(1), unit(2)];
  const skew = Math.max(
    Math.abs(dot(axes[0], axes[1])),
    Math.abs(dot(axes[0], axes[2])),
    Math.abs(dot(axes[1], axes[2])),
  );
  if (skew > shearTolerance) {
    refuse(
      fileName,
      "IMAGING_GEOMETRY_INCONSISTENT",
      `the NIfTI sform is sheared (axes ${((Math.asin(Math.min(1, skew)) * 180) / Math.PI).toFixed(1)}° from perpendicular); resample the file onto a rectangular grid`,
    );
  }
  return { geometry: orthonormal(fields, { originLpsMm, spacingMm, axes }), wasSheared: skew > 1e-6 };
}

function orthonormal(
  fields: HeaderFields,
  grid: Pick<VolumeGeometry, "originLpsMm" | "spacingMm" | "axes">,
): VolumeGeometry {
  const [first, second, third] = grid.axes;
  const straight = addScaled(second, -dot(first, second), first);
  const secondAxis = addScaled([0, 0, 0], 1 / length(straight), straight);
  const normal = cross(first, secondAxis);
  const side = dot(normal, third) < 0 ? -1 : 1;
  return {
    dimensions: [fields.dimension(1), Math.max(1, fields.dimension(2)), Math.max(1, fields.dimension(3))],
    originLpsMm: grid.originLpsMm,
    spacingMm: grid.spacingMm,
    axes: [first, secondAxis, addScaled([0, 0, 0], side, normal)],
  };
}

function checkDimensions(fileName: string, fields: HeaderFields): void {
  const rank = fields.dimension(0);
  const sizes = Array.from({ length: 7 }, (_, index) => (index < rank ? fields.dimension(index + 1) : 1));
  const shown = sizes.slice(0, Math.min(Math.max(rank, 1), 7)).join(" × ");
  if (rank < 1 || rank > 7 || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    refuse(
      fileName,
      "IMAGING_GEOMETRY_INCONSISTENT",
      `the NIfTI field dim says rank ${rank} and size ${shown}; write the file again`,
    );
  }
  if (sizes.slice(3).some((size) => size > 1)) {
    refuse(
      fileName,
      "IMAGING_GEOMETRY_INCONSISTENT",
      `the NIfTI field dim says ${shown}: series over time and vectors are not read; write one volume a file`,
    );
  }
  const count = sizes.reduce((product, size) => product * size, 1);
  if (
    count > IMAGING_LIMITS.maximumVoxelCount ||
    sizes.some((size) => size > IMAGING_LIMITS.maximumDimension)
  ) {
    refuse(
      fileName,
      "IMAGING_TOO_LARGE",
      `the NIfTI field dim says ${shown} voxels, above the limit of ${IMAGING_LIMITS.maximumVoxelCount}; crop the file or write it again`,
    );
  }
}

function endianness(view: DataView): { readonly little: boolean; readonly isTwo: boolean } | null {
  for (const little of [true, false]) {
    const size = view.getInt32(0, little);
    if (size === 348 || size === 540) return { little, isTwo: size === 540 };
  }
  return null;
}

/** Reads and checks the header of an unpacked NIfTI file. */
export function readNiftiHeader(fileName: string, bytes: Uint8Array): NiftiHeader {
  if (bytes.length < 348) {
    refuse(
      fileName,
      "IMAGING_TRUNCATED",
      `the file has ${bytes.length} bytes where a NIfTI header needs 348; copy or export it again`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = endianness(view);
  if (version === null) {
    refuse(
      fileName,
      "IMAGING_NOT_AN_IMAGE",
      "the file is no NIfTI (its header size is neither 348 nor 540); remove it from the import",
    );
  }
  if (version.isTwo && bytes.length < 540) {
    refuse(
      fileName,
      "IMAGING_TRUNCATED",
      `the file has ${bytes.length} bytes where a NIfTI-2 header needs 540; copy or export it again`,
    );
  }
  const fields = version.isTwo ? fieldsTwo(view, version.little) : fieldsOne(view, version.little);
  checkDimensions(fileName, fields);
  const bytesPerVoxel = datatypeBytes[fields.datatype];
  if (bytesPerVoxel === undefined) {
    refuse(
      fileName,
      "IMAGING_PIXELS_UNREADABLE",
      `the NIfTI field datatype is ${fields.datatype}, no plain integer or float; write the file again as int16 or float32`,
    );
  }
  const affine = affineOf(fields);
  const grid = geometryFrom(fileName, fields, affine);
  const hasScale = Number.isFinite(fields.slope) && fields.slope !== 0;
  return {
    isLittleEndian: version.little,
    datatype: fields.datatype,
    bytesPerVoxel,
    voxelOffset: Math.max(fields.voxelOffset, version.isTwo ? 540 : 348),
    slope: hasScale ? fields.slope : 1,
    intercept: hasScale && Number.isFinite(fields.intercept) ? fields.intercept : 0,
    geometry: grid.geometry,
    wasSheared: grid.wasSheared,
    isOrientationGuessed: affine.isGuessed,
  };
}
