/*
 * Digits of exact solutions, printed in the project's physics reference (verification, sections 5.1 to 5.7): each
 * computed there from the formula named beside the function that is tested against it, roots to better than 1e-10.
 * Lengths are in millimeters, as printed.
 */

/** Values of the special functions, from the tables of Abramowitz and Stegun (7.1, 5.1, 9.8). */
export const specialValues: readonly {
  readonly name: "erf" | "erfc" | "expIntegral" | "besselK0" | "besselK1";
  readonly x: number;
  readonly value: number;
}[] = [
  { name: "erf", x: 0.5, value: 0.520_499_877_813 },
  { name: "erf", x: 1, value: 0.842_700_792_95 },
  { name: "erf", x: 2, value: 0.995_322_265_019 },
  { name: "erfc", x: 0.5, value: 0.479_500_122_187 },
  { name: "erfc", x: 3, value: 2.209_049_699_858_5e-5 },
  { name: "expIntegral", x: 0.1, value: 1.822_923_958_419 },
  { name: "expIntegral", x: 1, value: 0.219_383_934_396 },
  { name: "expIntegral", x: 2, value: 0.048_900_510_708 },
  { name: "besselK0", x: 0.1, value: 2.427_069_024_703 },
  { name: "besselK0", x: 1, value: 0.421_024_438_241 },
  { name: "besselK1", x: 0.1, value: 9.853_844_780_871 },
  { name: "besselK1", x: 1, value: 0.601_907_230_197 },
];

/** Roots and fronts of one kind of freezing. */
export interface SimilarityTable {
  readonly shape: "plane" | "cylinder" | "sphere";
  /** [s] */
  readonly times: readonly number[];
  readonly rows: readonly {
    /** Wall temperature [°C], Q′ [W/m] or A [K]. */
    readonly drive: number;
    readonly lambda: number;
    readonly frontsMm: readonly number[];
    /** r(−20 °C) and r(−40 °C) at 600 s. */
    readonly innerMm?: readonly number[];
    /** [W] At 60, 120, 300, 600 s. */
    readonly powers?: readonly number[];
  }[];
}

/** Tables of 5.1, 5.2, 5.3. */
export const similarityTables: readonly SimilarityTable[] = [
  {
    shape: "plane",
    times: [10, 60, 120, 300, 600],
    rows: [
      { drive: -50, lambda: 0.30652685, frontsMm: [1.9943, 4.8849, 6.9083, 10.923, 15.4475] },
      { drive: -100, lambda: 0.43293591, frontsMm: [2.8167, 6.8994, 9.7573, 15.4276, 21.8179] },
      { drive: -150, lambda: 0.52113683, frontsMm: [3.3905, 8.305, 11.7451, 18.5706, 26.2628] },
    ],
  },
  {
    shape: "cylinder",
    times: [60, 120, 180, 300, 600],
    rows: [
      {
        drive: 100,
        lambda: 0.06794084,
        frontsMm: [1.0827, 1.5312, 1.8753, 2.4211, 3.4239],
        innerMm: [0.3138, 0.0254],
      },
      {
        drive: 200,
        lambda: 0.13188799,
        frontsMm: [2.1018, 2.9724, 3.6405, 4.6998, 6.6465],
        innerMm: [1.9985, 0.5684],
      },
      {
        drive: 300,
        lambda: 0.17832332,
        frontsMm: [2.8418, 4.019, 4.9222, 6.3545, 8.9867],
        innerMm: [4.0038, 1.7279],
      },
      {
        drive: 400,
        lambda: 0.21583952,
        frontsMm: [3.4397, 4.8645, 5.9577, 7.6914, 10.8773],
        innerMm: [5.8918, 3.1279],
      },
    ],
  },
  {
    shape: "sphere",
    times: [60, 120, 300, 600],
    rows: [
      {
        drive: 5,
        lambda: 0.17054982,
        frontsMm: [2.7179, 3.8438, 6.0775, 8.5949],
        powers: [2.003, 2.832, 4.478, 6.333],
      },
      {
        drive: 10,
        lambda: 0.23214555,
        frontsMm: [3.6996, 5.232, 8.2725, 11.699],
        powers: [4.005, 5.664, 8.956, 12.666],
      },
      {
        drive: 20,
        lambda: 0.30590096,
        frontsMm: [4.875, 6.8942, 10.9007, 15.416],
        powers: [8.01, 11.329, 17.912, 25.331],
      },
      {
        drive: 40,
        lambda: 0.39289121,
        frontsMm: [6.2613, 8.8548, 14.0006, 19.7999],
        powers: [16.021, 22.657, 35.824, 50.663],
      },
    ],
  },
];

/** Temperatures at points of 5.1 to 5.3: rows [distance mm, °C]. */
export const frozenPointTable: readonly {
  readonly shape: "plane" | "cylinder" | "sphere";
  readonly drive: number;
  readonly time: number;
  readonly points: readonly (readonly [number, number])[];
}[] = [
  {
    shape: "plane",
    drive: -100,
    time: 120,
    points: [
      [1, -89.2233],
      [3, -67.8387],
      [5, -46.9528],
      [8, -17.2202],
      [12, 21.8632],
      [20, 36.8241],
    ],
  },
  {
    shape: "cylinder",
    drive: 200,
    time: 300,
    points: [
      [1, -25.498],
      [2, -14.485],
      [4, -3.5281],
      [6, 9.1466],
      [8, 19.681],
      [12, 30.6156],
      [20, 36.397],
    ],
  },
  {
    shape: "sphere",
    drive: 20,
    time: 300,
    points: [
      [6, -51.7294],
      [8, -23.1347],
      [12, 10.4105],
      [20, 35.335],
    ],
  },
];

/** Table of 5.4. */
export const frankTable: readonly {
  readonly stefan: number;
  readonly plane: number;
  readonly cylinder: number;
  readonly sphere: number;
}[] = [
  { stefan: 0.1, plane: 0.0603139, cylinder: 0.18462349, sphere: 0.28263051 },
  { stefan: 0.25, plane: 0.16899904, cylinder: 0.38027141, sphere: 0.53887113 },
  { stefan: 0.5, plane: 0.4327516, cylinder: 0.78106196, sphere: 1.03801692 },
  { stefan: 0.75, plane: 0.97185028, cylinder: 1.53749288, sphere: 1.9572511 },
];

/** Table of 5.5: solidus and liquidus. */
export const mushyTable: readonly {
  readonly shape: "plane" | "cylinder";
  readonly drive: number;
  readonly lambda1: number;
  readonly lambda2: number;
  readonly time: number;
  readonly positionsMm: readonly [number, number];
}[] = [
  {
    shape: "cylinder",
    drive: 200,
    lambda1: 0.10233384,
    lambda2: 0.1407974,
    time: 300,
    positionsMm: [3.6466, 5.0173],
  },
  {
    shape: "cylinder",
    drive: 300,
    lambda1: 0.14936917,
    lambda2: 0.18758212,
    time: 300,
    positionsMm: [5.3227, 6.6845],
  },
  {
    shape: "cylinder",
    drive: 400,
    lambda1: 0.18779526,
    lambda2: 0.2248101,
    time: 300,
    positionsMm: [6.6921, 8.0111],
  },
  {
    shape: "plane",
    drive: -50,
    lambda1: 0.26642489,
    lambda2: 0.30891092,
    time: 120,
    positionsMm: [6.0045, 6.9621],
  },
  {
    shape: "plane",
    drive: -100,
    lambda1: 0.40160527,
    lambda2: 0.43406299,
    time: 120,
    positionsMm: [9.0512, 9.7827],
  },
  {
    shape: "plane",
    drive: -150,
    lambda1: 0.49347953,
    lambda2: 0.52129836,
    time: 120,
    positionsMm: [11.1218, 11.7487],
  },
];

/** First table of 5.6: Q′ 20 W/m, °C; still at 60 and 300 s, perfused at 60 and 600 s and steady. */
export const lineSinkTable: readonly {
  readonly distanceMm: number;
  readonly still: readonly [number, number];
  readonly perfused: readonly [number, number, number];
}[] = [
  { distanceMm: 1, still: [27.73143, 22.6879], perfused: [27.8393, 21.59907, 19.31485] },
  { distanceMm: 3, still: [33.98263, 29.52395], perfused: [34.04207, 28.40209, 26.14933] },
  { distanceMm: 6, still: [36.43969, 33.43164], perfused: [36.45464, 32.33527, 30.18491] },
  { distanceMm: 10, still: [36.96565, 35.63764], perfused: [36.96673, 34.73281, 32.80368] },
];

/** Second table of 5.6: sphere of 2 mm held at 5 °C, after 300 s. */
export const transientSphereTable: readonly {
  readonly distanceMm: number;
  readonly still: number;
  readonly perfused: number;
}[] = [
  { distanceMm: 3, still: 17.57332, perfused: 17.88464 },
  { distanceMm: 5, still: 27.57528, perfused: 27.98261 },
  { distanceMm: 8, still: 32.99496, perfused: 33.29277 },
  { distanceMm: 12, still: 35.60453, perfused: 35.74846 },
];

/** Table of 5.7. */
export const largestIceballTable: readonly {
  readonly radiusMm: number;
  readonly temperature: number;
  readonly sizes: readonly {
    readonly mlPerMinKg: number;
    readonly sphereMm: number;
    readonly cylinderMm: number;
  }[];
}[] = [
  {
    radiusMm: 0.75,
    temperature: -140,
    sizes: [
      { mlPerMinKg: 37, sphereMm: 7.83, cylinderMm: 44.43 },
      { mlPerMinKg: 500, sphereMm: 5.36, cylinderMm: 16.51 },
    ],
  },
  {
    radiusMm: 0.65,
    temperature: -70,
    sizes: [
      { mlPerMinKg: 37, sphereMm: 4.28, cylinderMm: 22.74 },
      { mlPerMinKg: 500, sphereMm: 3.23, cylinderMm: 8.95 },
    ],
  },
];
