// One cryoprobe in uniform tissue for two minutes. The engine knows no patient: numbers in (SI, °C), temperature out.
import { type BioheatProblem, isothermExtents, isothermVolume, simulate } from "@isotherm/engine";

const insulated = { kind: "insulated" } as const;
const problem: BioheatProblem = {
  origin: [0, 0, 0],
  size: [0.04, 0.04, 0.04],
  // The accuracy asked for is that of a uniform grid of 1 mm; the engine grids as it likes.
  cell: 0.001,
  boundary: {
    xMin: insulated,
    xMax: insulated,
    yMin: insulated,
    yMax: insulated,
    zMin: insulated,
    zMax: insulated,
  },
  media: [
    {
      kind: "tissue",
      name: "tissue",
      density: 1000,
      heatCapacityUnfrozen: 3500,
      heatCapacityFrozen: 1900,
      conductivityUnfrozen: 0.5,
      conductivityFrozen: 2.2,
      latentHeat: 250_000,
      freezingStart: -1,
      freezingEnd: -8,
      perfusion: 0.0005,
      metabolicHeat: 0,
    },
  ],
  background: 0,
  regions: [],
  vessels: [],
  blood: { density: 1060, heatCapacity: 3600, temperature: 37 },
  initialTemperature: 37,
  cryoprobes: [
    {
      tip: [0.02, 0.02, 0.026],
      direction: [0, 0, 1],
      shaftDiameter: 0.0015,
      activeZoneLength: 0.012,
      tipOffset: 0,
      surface: {
        kind: "temperature",
        trace: [
          [0, 37],
          [60, -140],
        ],
      },
      shaft: "tissue",
    },
  ],
  protocol: [{ kind: "freeze", duration: 120 }],
  reportTimes: [60],
  thresholds: [-20],
  samples: [[0.024, 0.02, 0.02]],
};

const result = simulate(problem);
const [cryoprobe] = problem.cryoprobes;

for (const report of result.reports) {
  for (const temperature of [0, -20, -40]) {
    const volumeMl = isothermVolume(result.grid, report.temperature, temperature) * 1e6;
    const across = cryoprobe
      ? isothermExtents(result.grid, report.temperature, { temperature, cryoprobe }).across
      : 0;
    console.log(
      `${report.time} s  ${temperature} °C  ${volumeMl.toFixed(1)} ml  ${(across * 1e3).toFixed(1)} mm across`,
    );
  }
}
// Four millimeters from the axis the ice has long arrived, and the cold that acts has not gone much further.
console.log(`4 mm from the axis: ${result.samples[0]?.temperatures.at(-1)?.toFixed(0)} °C`);
console.log(`energy closes: ${result.energy.balanceError < 1e-3}`);
