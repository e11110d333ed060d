import {
  type Electrode,
  type RadiofrequencyProblem,
  type RadiofrequencyResult,
  simulateRadiofrequency,
  type Tissue,
} from "@isotherm/engine";
import { targetPicture } from "../picture.ts";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";

/** Muscle, IT'IS database v5.0, commit 449be457; not perfused, because the tissue is ex vivo. */
const muscle: Tissue = {
  kind: "tissue",
  name: "muscle",
  density: 1090,
  heatCapacityUnfrozen: 3421,
  heatCapacityFrozen: 3421,
  conductivityUnfrozen: 0.495,
  conductivityFrozen: 0.495,
  latentHeat: 0,
  freezingStart: -1,
  freezingEnd: -2,
  perfusion: 0,
  metabolicHeat: 0,
};

/** [m] Nominal outer diameters: http://en.wikipedia.org/wiki/Needle_gauge_comparison_chart. */
const diameters = { 16: 1.651e-3, 20: 0.9081e-3, 22: 0.7176e-3 } as const;

/** [W/(m·K)] AISI 304, 0 to 100 °C: https://www.scribd.com/document/416534641/304-Stainless-Steel-pdf. */
const steel = 16.2;

const side = 60e-3;
const electrodeOf = (gauge: keyof typeof diameters, activeTipLength: number): Electrode => ({
  tip: [side / 2, side / 2, (side + activeTipLength) / 2],
  direction: [0, 0, 1],
  diameter: diameters[gauge],
  activeTipLength,
  pole: "active",
  axialConductance: (steel * Math.PI * diameters[gauge] ** 2) / 4,
  sensorDistance: 0,
});

const insulated = { kind: "insulated" } as const;

/** Muscle at 480 kHz after Gabriel 1996; 1.5 % per kelvin and the collapse at 100 °C after Duck 1990, Haemmerich 2003. */
const base: RadiofrequencyProblem = {
  origin: [0, 0, 0],
  size: [side, side, side],
  cell: 1e-3,
  boundary: {
    xMin: insulated,
    xMax: insulated,
    yMin: insulated,
    yMax: insulated,
    zMin: insulated,
    zMax: insulated,
  },
  media: [muscle],
  background: 0,
  regions: [],
  vessels: [],
  blood: { density: 1050, heatCapacity: 3617, temperature: 37 },
  initialTemperature: 37,
  reportTimes: [],
  samples: [],
  electrical: [
    {
      conductivity: 0.4425,
      referenceTemperature: 37,
      temperatureCoefficient: 0.015,
      drying: [
        [100, 1],
        [105, 0.01],
      ],
    },
  ],
  bloodElectrical: { conductivity: 0.745, referenceTemperature: 37, temperatureCoefficient: 0 },
  electrodes: [electrodeOf(20, 10e-3)],
  ground: ["xMin", "xMax", "yMin", "yMax", "zMin", "zMax"],
  control: {
    kind: "temperature",
    tipTemperature: 80,
    rampDuration: 10,
    maximumVoltage: 150,
    maximumPower: 50,
  },
  duration: 120,
  restDuration: 0,
  // Jacques 1996; Singh and Melnik 2020; to be verified.
  arrhenius: { frequencyFactor: 7.39e39, activationEnergy: 2.577e5 },
  damagedPerfusion: "constant",
  charTemperature: 100,
  // The edge of a lesion is taken as 50 °C: the end point for nerve of Cosman and Cosman 2005 and Brodkey 1964.
  lesions: [{ kind: "temperature", temperature: 50 }],
};

interface Setting {
  readonly gauge?: keyof typeof diameters;
  /** [m] */
  readonly tipLength?: number;
  /** [°C] */
  readonly tipTemperature?: number;
  /** [s] */
  readonly duration?: number;
}

/** Lesions of one starting temperature [°C], each computed once. */
function lesionsFrom(initialTemperature: number): (setting: Setting) => { width: number; length: number } {
  const known = new Map<string, { width: number; length: number }>();
  return ({ gauge = 20, tipLength = 10e-3, tipTemperature = 80, duration = 120 }) => {
    const key = [gauge, tipLength, tipTemperature, duration].join(" ");
    const before = known.get(key);
    if (before !== undefined) return before;
    const result: RadiofrequencyResult = simulateRadiofrequency({
      ...base,
      initialTemperature,
      duration,
      electrodes: [electrodeOf(gauge, tipLength)],
      control: { ...base.control, kind: "temperature", tipTemperature } as RadiofrequencyProblem["control"],
    });
    const extents = result.lesions[0]?.extents[0];
    const size = { width: 1e3 * (extents?.across ?? 0), length: 1e3 * (extents?.along ?? 0) };
    known.set(key, size);
    return size;
  };
}

/** Square of the correlation of pairs. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[place], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  return xy ** 2 / (xx * yy);
}

/** A published range as its middle and half its width. */
const within = (quantity: string, range: readonly [number, number], computed: number): ValidationRow => ({
  quantity,
  measured: (range[0] + range[1]) / 2,
  computed,
  limit: (range[1] - range[0]) / 2,
  role: "predicted",
});

/** [mm] Derived in the physics reference: 22 G is 5.2 to 6.2 mm wide. */
const thinWidth = 5.7;

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  const lesion = lesionsFrom(tuned[0] ?? base.initialTemperature);
  const grows = (from: Setting, to: Setting): number => 100 * (lesion(to).width / lesion(from).width - 1);
  const beyond = (tipLength: number): number => lesion({ tipLength }).length - 1e3 * tipLength;
  const lengths = [5, 10, 15].map((length) => [length, lesion({ tipLength: length / 1e3 }).length] as const);
  return [
    { ...within("22 G, 80 °C, 2 min: width [mm]", [5.2, 6.2], lesion({ gauge: 22 }).width), role: "tuned" },
    within("16 G, 80 °C, 2 min: width [mm]", [8.2, 10.2], lesion({ gauge: 16 }).width),
    within("22 to 16 G: width [%]", [58, 65], grows({ gauge: 22 }, { gauge: 16 })),
    within("60 to 90 °C: width [%]", [108, 152], grows({ tipTemperature: 60 }, { tipTemperature: 90 })),
    within("1 to 2 min: width [%]", [11, 20], grows({ duration: 60 }, {})),
    within("1 to 3 min: width [%]", [23, 32], grows({ duration: 60 }, { duration: 180 })),
    within("5 mm tip: length beyond it [mm]", [1, 5], beyond(5e-3)),
    within("10 mm tip: length beyond it [mm]", [1, 5], beyond(10e-3)),
    within("15 mm tip: length beyond it [mm]", [1, 5], beyond(15e-3)),
    {
      quantity: "length against tip: r² (Goldberg 1995)",
      measured: 0.996,
      computed: correlation(lengths),
      limit: 0.01,
      role: "predicted",
    },
    {
      quantity: "6 to 12 min: width [%] (Goldberg 1995: grows up to 6 min)",
      measured: 0,
      computed: grows({ duration: 360 }, { duration: 720 }),
      limit: 5,
      role: "predicted",
    },
  ];
}

/** Starting temperature [°C] at which the thin electrode's lesion is as wide as measured. */
function tune(): readonly number[] {
  let [cold, warm] = [5, 40];
  for (let round = 0; round < 8; round++) {
    const middle = (cold + warm) / 2;
    if (lesionsFrom(middle)({ gauge: 22 }).width < thinWidth) cold = middle;
    else warm = middle;
  }
  return [(cold + warm) / 2];
}

/** Width and length of radiofrequency lesions against gauge, temperature, time and tip. */
export const radiofrequency: ValidationCase = {
  id: "radiofrequency",
  title: "Radiofrequency lesions ex vivo",
  tolerance: 0.5,
  tune,
  predict,
  draw: ({ rows }) => targetPicture("Radiofrequency lesions against their published ranges", rows),
};
