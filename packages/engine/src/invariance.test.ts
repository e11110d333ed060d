import { describe, expect, it } from "vitest";
import type { BioheatProblem, Cryoprobe } from "./problem.ts";
import { simulate } from "./simulate.ts";
import { isothermVolume } from "./surface/isotherm-volume.ts";
import { smallProblem } from "./testing/problems.ts";
import { addScaled, type Vec3 } from "./vector.ts";

const length = 12e-3;
const center: Vec3 = [0.02, 0.02, 0.02];

/** [m³] Volume colder than −20 °C after 90 s round a cryoprobe with its middle at a point. */
function coldVolume(middle: Vec3, direction: Vec3, cell: number): number {
  const [first] = smallProblem.cryoprobes as [Cryoprobe];
  const problem: BioheatProblem = {
    ...smallProblem,
    size: [0.04, 0.04, 0.04],
    cell,
    cryoprobes: [
      { ...first, direction, activeZoneLength: length, tip: addScaled(middle, direction, length / 2) },
    ],
    protocol: [{ kind: "freeze", duration: 90 }],
    reportTimes: [],
    samples: [],
  };
  const result = simulate(problem);
  return isothermVolume(result.grid, result.reports[0]?.temperature as Float32Array, -20);
}

const turn = (degrees: number): Vec3 => [
  Math.sin((degrees * Math.PI) / 180),
  0,
  Math.cos((degrees * Math.PI) / 180),
];

describe.each([0.5e-3, 1e-3])("a cryoprobe on cells of %d m", (cell) => {
  const straight = coldVolume(center, turn(0), cell);

  it("half a cell farther changes the −20 °C volume by less than 2 %", () => {
    const along = coldVolume(addScaled(center, [1, 0, 0], cell / 2), turn(0), cell);
    const askew = coldVolume(addScaled(center, [1, 1, 1], cell / 2), turn(0), cell);
    expect(Math.abs(along / straight - 1), `${along / straight}`).toBeLessThan(0.02);
    expect(Math.abs(askew / straight - 1), `${askew / straight}`).toBeLessThan(0.02);
  });

  it("turned by 30° changes the −20 °C volume by less than 2 %", () => {
    const turned = coldVolume(center, turn(30), cell);
    const both = coldVolume(addScaled(center, [1, 1, 1], cell / 4), [0.48, 0.36, 0.8], cell);
    expect(Math.abs(turned / straight - 1), `${turned / straight}`).toBeLessThan(0.02);
    expect(Math.abs(both / straight - 1), `${both / straight}`).toBeLessThan(0.02);
  });
});
