import { expect, it } from "vitest";
import type { ElectricalConductivity, Electrode } from "./radiofrequency-problem.ts";
import { simulateRadiofrequency } from "./simulate-radiofrequency.ts";
import { electricalConductivities, gaugeDiameters, tissueNumbers } from "./testing/radiofrequency-data.ts";
import { smallLesion } from "./testing/radiofrequency-problems.ts";

const sigma = electricalConductivities.muscle.value;
const { density, heatCapacity, conductivity: k } = tissueNumbers.muscle;
const rhoC = density * heatCapacity;
const pieces = 400;

interface Rod {
  readonly radius: number;
  readonly outer: number;
  readonly voltage: number;
  readonly time: number;
}

/**
 * ρc ∂T/∂t = (1/r) ∂/∂r( k r ∂T/∂r ) + σV²/(r ln(R/a))², insulated at a and R, explicit on fine rings. The metal inside a
 * holds the heat of as much tissue, at the temperature of the first ring. Returns the rise [K] at a distance [m].
 */
function radialRise({ radius, outer, voltage, time }: Rod): (distance: number) => number {
  const width = (outer - radius) / pieces;
  const middles = Float64Array.from({ length: pieces }, (_, n) => radius + (n + 0.5) * width);
  const stores = middles.map((middle, n) => rhoC * (middle * width + (n === 0 ? radius ** 2 / 2 : 0)));
  const heats = middles.map((middle) => (sigma * width * (voltage / Math.log(outer / radius)) ** 2) / middle);
  const rise = new Float64Array(pieces);
  const steps = Math.ceil((4 * time * k) / rhoC / width ** 2);
  for (let step = 0; step < steps; step++) {
    let inward = 0;
    for (let n = 0; n < pieces; n++) {
      const difference = n + 1 < pieces ? (rise[n] ?? 0) - (rise[n + 1] ?? 0) : 0;
      const outward = (k * difference * (radius + (n + 1) * width)) / width;
      rise[n] = (rise[n] ?? 0) + ((time / steps) * ((heats[n] ?? 0) + inward - outward)) / (stores[n] ?? 1);
      inward = outward;
    }
  }
  return (distance) =>
    rise[Math.min(pieces - 1, Math.max(0, Math.round((distance - radius) / width - 0.5)))] ?? 0;
}

it.each([
  { gauge: 16, voltage: 14, shift: 0 },
  { gauge: 16, voltage: 14, shift: 0.4e-3 },
  { gauge: 22, voltage: 15, shift: 0 },
  { gauge: 22, voltage: 15, shift: 0.4e-3 },
] as const)(
  "$gauge G in 1 mm cells, $shift m off their middle: metal and tissue as the radial solution",
  (row) => {
    const [electrode] = smallLesion.electrodes as [Electrode];
    const [electrical] = smallLesion.electrical as [ElectricalConductivity];
    const diameter = gaugeDiameters[row.gauge].value;
    const side = 0.024;
    const middle = side / 2 + row.shift;
    const distances = [2.5e-3, 4.5e-3];
    const result = simulateRadiofrequency({
      ...smallLesion,
      size: [side, side, 0.012],
      electrical: [{ ...electrical, temperatureCoefficient: 0 }],
      electrodes: [
        {
          ...electrode,
          diameter,
          tip: [middle, side / 2, 0.012],
          activeTipLength: 0.012,
          sensorDistance: 0.006,
        },
      ],
      ground: ["xMin", "xMax", "yMin", "yMax"],
      control: { kind: "voltage", voltage: row.voltage },
      charTemperature: 200,
      duration: 30,
      samples: distances.map((distance) => [middle + distance, side / 2, 0.006]),
    });
    // A square of side W acts on a rod in its middle as a circle of diameter 1.08·W (conduction shape factor).
    const exact = radialRise({ radius: diameter / 2, outer: 0.54 * side, voltage: row.voltage, time: 30 });
    const top = exact(diameter / 2);
    expect(top).toBeGreaterThan(20);
    expect(Math.abs((result.generator.tipTemperatures[0]?.at(-1) ?? 0) - 37 - top) / top).toBeLessThan(0.05);
    result.samples.forEach((sample, n) => {
      const rise = (sample.temperatures.at(-1) ?? 0) - 37;
      expect(Math.abs(rise - exact(distances[n] ?? 0)) / top).toBeLessThan(0.03);
    });
  },
);
