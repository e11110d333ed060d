type Rgb = readonly [number, number, number];

/** Reference white D50 and the sRGB matrix adapted to it (ICC; Lindbloom). */
const whiteD50 = [0.96422, 1, 0.82521] as const;
const toXyz = [
  [0.4360747, 0.3850649, 0.1430804],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322, 0.0971045, 0.7141733],
] as const;
const fromXyz = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

type Matrix = typeof toXyz | typeof fromXyz;

function multiply(matrix: Matrix, v: readonly number[]): number[] {
  return matrix.map((row) => row[0] * (v[0] ?? 0) + row[1] * (v[1] ?? 0) + row[2] * (v[2] ?? 0));
}

/** Color as DICOM stores it in Recommended Display CIELab Value (PS3.3, C.10.7.1.1); dimensionless, 0–65535. */
export function rgbToDicomLab(rgb: Rgb): readonly number[] {
  const linear = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [fx = 0, fy = 0, fz = 0] = multiply(toXyz, linear).map((value, axis) => {
    const t = value / (whiteD50[axis] ?? 1);
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  });
  const clip = (value: number): number => Math.max(0, Math.min(65535, Math.round(value)));
  return [
    clip(((116 * fy - 16) * 65535) / 100),
    clip(((500 * (fx - fy) + 128) * 65535) / 255),
    clip(((200 * (fy - fz) + 128) * 65535) / 255),
  ];
}

/** The inverse of {@link rgbToDicomLab}; DICOM CIELab values are dimensionless, 0–65535. */
export function dicomLabToRgb(lab: readonly number[]): Rgb {
  const fy = (((lab[0] ?? 0) * 100) / 65535 + 16) / 116;
  const fx = fy + (((lab[1] ?? 0) * 255) / 65535 - 128) / 500;
  const fz = fy - (((lab[2] ?? 0) * 255) / 65535 - 128) / 200;
  const xyz = [fx, fy, fz].map((f, axis) => {
    const t = f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27);
    return t * (whiteD50[axis] ?? 1);
  });
  const [r = 0, g = 0, b = 0] = multiply(fromXyz, xyz).map((value) => {
    const share = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.max(0, Math.min(255, Math.round(share * 255)));
  });
  return [r, g, b];
}
