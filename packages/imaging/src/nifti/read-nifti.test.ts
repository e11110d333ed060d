import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readNiftiLabels, readNiftiVolume } from "./read-nifti.ts";

interface NiftiFixture {
  readonly littleEndian?: boolean;
  readonly isTwo?: boolean;
  readonly datatype?: number;
  readonly dimensions?: readonly [number, number, number];
  /** Rows of the sform, in the file's right-anterior-superior frame. */
  readonly sform?: readonly (readonly number[])[];
  readonly quaternion?: readonly [number, number, number];
  readonly qfac?: number;
  readonly offset?: readonly [number, number, number];
  readonly slope?: number;
  readonly intercept?: number;
  readonly values?: readonly number[];
}

/** Bytes a voxel and the DataView method that writes one, by NIfTI datatype code. */
const writers: Readonly<Record<number, readonly [number, `set${string}`]>> = {
  2: [1, "setUint8"],
  4: [2, "setInt16"],
  8: [4, "setInt32"],
  16: [4, "setFloat32"],
  64: [8, "setFloat64"],
  256: [1, "setInt8"],
  512: [2, "setUint16"],
  768: [4, "setUint32"],
  1024: [8, "setBigInt64"],
  1280: [8, "setBigUint64"],
};

type Setter = (...parts: [at: number, value: number | bigint, littleEndian: boolean]) => void;

/** Where the two versions keep their fields, and how wide these are: [offset, DataView method, step]. */
type Place = readonly [number, `set${string}`, number];
const layouts: readonly Readonly<Record<string, Place>>[] = [
  {
    size: [40, "setInt16", 2],
    datatype: [70, "setInt16", 2],
    spacing: [76, "setFloat32", 4],
    start: [108, "setFloat32", 4],
    scale: [112, "setFloat32", 4],
    codes: [252, "setInt16", 2],
    qform: [256, "setFloat32", 4],
    sform: [280, "setFloat32", 4],
  },
  {
    size: [16, "setBigInt64", 8],
    datatype: [12, "setInt16", 2],
    spacing: [104, "setFloat64", 8],
    start: [168, "setBigInt64", 8],
    scale: [176, "setFloat64", 8],
    codes: [344, "setInt32", 4],
    qform: [352, "setFloat64", 8],
    sform: [400, "setFloat64", 8],
  },
];

function writeAll(
  view: DataView,
  place: Place | undefined,
  values: readonly number[],
): (little: boolean) => void {
  const [at, method, step] = place ?? [0, "setInt8", 1];
  const setter = (view as unknown as Record<string, Setter>)[method];
  return (little) => {
    values.forEach((value, index) => {
      setter?.call(view, at + step * index, method.includes("Big") ? BigInt(value) : value, little);
    });
  };
}

const usual = {
  littleEndian: true,
  isTwo: false,
  datatype: 4,
  dimensions: [2, 2, 2],
  qfac: 1,
  offset: [0, 0, 0],
  slope: 1,
  intercept: 0,
  values: [0, 1, 2, 3, 4, 5, 6, 7],
} as const;

function niftiBytes(changes: NiftiFixture): Uint8Array {
  const fixture = { ...usual, ...changes };
  const { littleEndian: little, isTwo, datatype, values } = fixture;
  const [width, method] = writers[datatype] ?? [2, "setInt16"];
  const start = isTwo ? 544 : 352;
  const view = new DataView(new ArrayBuffer(start + values.length * width));
  const layout = layouts[isTwo ? 1 : 0] ?? {};
  const put = (field: string, numbers: readonly number[]): void =>
    writeAll(view, layout[field], numbers)(little);
  view.setInt32(0, isTwo ? 540 : 348, little);
  view.setUint8(isTwo ? 4 : 344, 0x6e);
  put("size", [3, ...fixture.dimensions, 1, 1, 1, 1]);
  put("datatype", [datatype]);
  put("spacing", [fixture.qfac, 1, 2, 3]);
  put("start", [start]);
  put("scale", [fixture.slope, fixture.intercept]);
  put("codes", [Number(fixture.quaternion !== undefined), Number(fixture.sform !== undefined)]);
  put("qform", [...(fixture.quaternion ?? [0, 0, 0]), ...fixture.offset]);
  put("sform", (fixture.sform ?? []).flat());
  writeAll(view, [start, method, width], values)(little);
  return new Uint8Array(view.buffer);
}

const sform = [
  [-1.5, 0, 0, 90],
  [0, 2, 0, -120],
  [0, 0, 3, 40],
];

describe("NIfTI", () => {
  it.each([2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280])(
    "reads datatype %i in both versions and byte orders",
    (datatype) => {
      for (const littleEndian of [true, false]) {
        for (const isTwo of [true, false]) {
          const volume = readNiftiVolume("x.nii", niftiBytes({ datatype, littleEndian, isTwo, sform }));
          expect([...volume.voxels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
          expect(volume.geometry.spacingMm).toEqual([1.5, 2, 3]);
        }
      }
    },
  );

  it("turns right and anterior into left and posterior", () => {
    const { geometry } = readNiftiVolume("x.nii", niftiBytes({ sform }));
    expect(geometry.originLpsMm).toEqual([-90, 120, 40]);
    expect(geometry.axes).toEqual(
      [
        [1, -0, 0],
        [0, -1, 0],
        [0, 0, 1],
      ].map((axis) => axis.map((value) => expect.closeTo(value, 9))),
    );
  });

  it("reads a qform: a quarter turn about the long axis, mirrored third axis", () => {
    const quarter = Math.SQRT1_2;
    const { geometry } = readNiftiVolume(
      "x.nii",
      niftiBytes({ quaternion: [0, 0, quarter], qfac: -1, offset: [10, 20, 30], isTwo: true }),
    );
    expect(geometry.originLpsMm).toEqual([-10, -20, 30]);
    const near = (axis: readonly number[]): readonly unknown[] =>
      axis.map((value) => expect.closeTo(value, 6));
    expect(geometry.axes).toEqual([near([0, -1, 0]), near([1, 0, 0]), near([0, 0, -1])]);
    expect(geometry.spacingMm).toEqual([1, 2, 3].map((value) => expect.closeTo(value, 6)));
  });

  it("applies slope and intercept, and calls air at −1000 CT", () => {
    const volume = readNiftiVolume("x.nii", niftiBytes({ sform, slope: 2, intercept: -1000 }));
    expect(volume.voxels[3]).toBe(-994);
    expect(volume.modality).toBe("CT");
    expect(readNiftiVolume("x.nii", niftiBytes({ sform, slope: 0.5 })).voxels[1]).toBe(0.5);
  });

  it("reads gzip, and keeps nothing of the file name", () => {
    const volume = readNiftiVolume("Meyer.nii.gz", gzipSync(niftiBytes({ sform })));
    expect(volume.voxels.length).toBe(8);
    expect(JSON.stringify(volume.source)).not.toContain("Meyer");
  });

  it("says when orientation is a guess", () => {
    const volume = readNiftiVolume("x.nii", niftiBytes({}));
    expect(volume.findings).toMatchObject([
      { ruleId: "import/geometry/guessed-orientation", severity: "critical" },
    ]);
  });

  it("gives one mask a label", () => {
    const bytes = niftiBytes({ sform, values: [0, 5, 5, 0, 52, 0, 0, 5] });
    const [first, second] = readNiftiLabels("labels.nii", bytes, { 52: "aorta" });
    expect(first?.name).toBe("label 5");
    expect([...(first?.mask ?? [])]).toEqual([0, 1, 1, 0, 0, 0, 0, 1]);
    expect(second?.name).toBe("aorta");
    expect(second?.geometry.originLpsMm).toEqual([-90, 120, 40]);
  });

  it.each([
    ["cut off", niftiBytes({ sform }).subarray(0, 360), "IMAGING_TRUNCATED"],
    ["header cut off", niftiBytes({ sform }).subarray(0, 100), "IMAGING_TRUNCATED"],
    ["gzip cut off", gzipSync(niftiBytes({ sform })).subarray(0, 60), "IMAGING_TRUNCATED"],
    ["no NIfTI", new Uint8Array(400), "IMAGING_NOT_AN_IMAGE"],
    ["complex numbers", niftiBytes({ sform, datatype: 32 }), "IMAGING_PIXELS_UNREADABLE"],
    [
      "sheared",
      niftiBytes({
        sform: [
          [1, 0.3, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 1, 0],
        ],
      }),
      "IMAGING_GEOMETRY_INCONSISTENT",
    ],
    [
      "flat",
      niftiBytes({
        sform: [
          [0, 0, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 1, 0],
        ],
      }),
      "IMAGING_GEOMETRY_INCONSISTENT",
    ],
  ])("refuses what it cannot use: %s", (_, bytes, code) => {
    expect(() => readNiftiVolume("x.nii", bytes)).toThrow(expect.objectContaining({ code }));
  });
});
