import type { Vec3, Volume, VolumeGeometry } from "@isotherm/imaging";
import type { Scene, SceneMask, TemperatureFrame } from "../scene.ts";

/** The grid of the made-up body: z to the head, patient's left at high x. */
export function bodyGeometry(side: number, sliceCount: number): VolumeGeometry {
  const spacing = 256 / side;
  const sliceSpacing = 240 / sliceCount;
  return {
    dimensions: [side, side, sliceCount],
    originLpsMm: [-128, -128, -120],
    spacingMm: [spacing, spacing, sliceSpacing],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
}

function bodyValue(x: number, y: number, z: number): number {
  // Head end: the body narrows to a neck above z = 60.
  const taper = z > 60 ? 0.55 : 1;
  const radius = Math.hypot(x / (105 * taper), y / (75 * taper));
  if (radius > 1) {
    return -1000;
  }
  // Marker: a bright ball at the patient's LEFT, in front, near the head.
  if (Math.hypot(x - 35, y + 20, z - 75) < 8) {
    return 1200;
  }
  const vertebra = Math.hypot(x / 1.3, y - 40);
  if (vertebra < 18) {
    return vertebra > 15 || (Math.abs(z) + 400) % 30 < 3 ? 700 : 250;
  }
  if (radius > 0.9) {
    return -100;
  }
  return Math.hypot(x + 25, y - 5) < 11 ? 160 : 45;
}

/** A made-up CT with a marker at the patient's left, front, head. */
export function syntheticVolume(side: number, sliceCount: number): Volume {
  const geometry = bodyGeometry(side, sliceCount);
  const voxels = new Int16Array(side * side * sliceCount);
  let seed = 1;
  let at = 0;
  for (let k = 0; k < sliceCount; k++) {
    const z = -120 + k * geometry.spacingMm[2];
    for (let j = 0; j < side; j++) {
      const y = -128 + j * geometry.spacingMm[1];
      for (let i = 0; i < side; i++) {
        seed = (seed * 1664525 + 1013904223) >>> 0;
        const noise = (seed >>> 16) / 65536 - 0.5;
        voxels[at++] = Math.round(bodyValue(-128 + i * geometry.spacingMm[0], y, z) + noise * 30);
      }
    }
  }
  return {
    modality: "CT",
    geometry,
    voxels,
    findings: [],
    source: {
      studyInstanceUid: "",
      seriesInstanceUid: "",
      frameOfReferenceUid: "",
      sopInstanceUids: [],
      sopClassUid: "",
      description: "made up",
      studyDate: "",
    },
  };
}

const ENTRY: Vec3 = [70, -45, 8];
const TIP: Vec3 = [18, 12, 0];

/** A made-up ice ball round the needle's tip, growing from 0 to 1. */
export function syntheticFrame(size: number, growth: number): TemperatureFrame {
  return frameAbout(TIP, { size, growth });
}

/** A made-up ice ball just before a needle's tip. */
export function frameAbout(
  tip: Vec3,
  { size, growth }: { readonly size: number; readonly growth: number },
): TemperatureFrame {
  const spacing = 64 / size;
  const geometry: VolumeGeometry = {
    dimensions: [size, size, size],
    originLpsMm: [tip[0] - 32 + spacing / 2 + 5, tip[1] - 32 + spacing / 2 - 5, tip[2] - 32 + spacing / 2],
    spacingMm: [spacing, spacing, spacing],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
  const valuesC = new Float32Array(size ** 3);
  const center: Vec3 = [tip[0] + 5, tip[1] - 5.5, tip[2] + 0.8];
  let at = 0;
  for (let k = 0; k < size; k++) {
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) {
        const dx = geometry.originLpsMm[0] + i * spacing - center[0];
        const dy = geometry.originLpsMm[1] + j * spacing - center[1];
        const dz = geometry.originLpsMm[2] + k * spacing - center[2];
        const along = (dx * 52 - dy * 57 + dz * 8) / 77.6;
        const across = Math.sqrt(Math.max(dx * dx + dy * dy + dz * dz - along * along, 0));
        const r = Math.hypot(across, along / 1.5) / (2 + 12 * growth);
        valuesC[at++] = 37 - 177 * Math.exp(-r * 1.55);
      }
    }
  }
  return { geometry, valuesC };
}

function boxMask(volume: Volume): SceneMask {
  const { dimensions, originLpsMm, spacingMm } = volume.geometry;
  const [nx, ny, nz] = dimensions;
  const mask = new Uint8Array(nx * ny * nz);
  for (let at = 0; at < mask.length; at++) {
    const i = at % nx;
    const j = Math.floor(at / nx) % ny;
    const k = Math.floor(at / (nx * ny));
    const x = originLpsMm[0] + i * spacingMm[0];
    const y = originLpsMm[1] + j * spacingMm[1];
    const z = originLpsMm[2] + k * spacingMm[2];
    mask[at] = Math.hypot(x + 25, y - 5) < 11 && Math.abs(z) < 60 ? 1 : 0;
  }
  const { geometry } = volume;
  return { id: "vein", name: "Vein", geometry, mask, color: "#5c9dff", selected: false };
}

/** Everything a view can show. */
export function syntheticScene(volume: Volume): Scene {
  return {
    volume,
    window: { center: 40, width: 400 },
    cursorLpsMm: [18, 12, 0],
    temperature: syntheticFrame(96, 1),
    bands: null,
    field: "cold",
    washOpacity: 0.45,
    isotherms: [
      { temperatureC: 0, color: "#e8fbff", dashed: true, visible: true },
      { temperatureC: -20, color: "#5ad1ff", dashed: false, visible: true },
      { temperatureC: -40, color: "#2f7bff", dashed: false, visible: true },
    ],
    lines: [
      {
        id: "nerve",
        name: "Nerve",
        pointsLpsMm: [
          [30, 14, 60],
          [24, 13, 20],
          [22, 16, -8],
          [26, 22, -50],
        ],
        radiusMm: 2,
        color: "#ffe14d",
        role: "target",
        selected: true,
      },
    ],
    masks: [boxMask(volume)],
    cryoprobes: [
      {
        id: "one",
        name: "Cryoprobe 1",
        entryLpsMm: ENTRY,
        tipLpsMm: TIP,
        shaftDiameterMm: 1.5,
        activeZoneLengthMm: 20,
        tipOffsetMm: 3,
        selected: true,
      },
      {
        id: "two",
        name: "Cryoprobe 2",
        entryLpsMm: [70, -40, 45],
        tipLpsMm: [34, 2, 12],
        shaftDiameterMm: 1.5,
        activeZoneLengthMm: 20,
        tipOffsetMm: 3,
        selected: false,
      },
    ],
    measures: [{ id: "m", fromLpsMm: [-30, -30, 0], toLpsMm: [10, -45, 0] }],
    surfaces: [],
  };
}
