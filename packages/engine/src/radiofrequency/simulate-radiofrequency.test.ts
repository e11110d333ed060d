import { describe, expect, it } from "vitest";
import type { EngineError } from "../errors.ts";
import { sampleField } from "../surface/sample-field.ts";
import { sameBoundary } from "../testing/problems.ts";
import type { Electrode, RadiofrequencyProblem } from "./radiofrequency-problem.ts";
import type { RadiofrequencyResult } from "./radiofrequency-result.ts";
import { simulateRadiofrequency } from "./simulate-radiofrequency.ts";
import { muscle, smallLesion } from "./testing/radiofrequency-problems.ts";

const { process: host } = globalThis as { process?: { env: Record<string, string | undefined> } };
const isHeavy = host?.env["ISOTHERM_ALL"] !== undefined;
const half = smallLesion.size[0] / 2;
const small = smallLesion;
const [electrode] = small.electrodes as [Electrode];
const hottest = (field: Float32Array): number => field.reduce((most, value) => Math.max(most, value), -300);
const across = (result: RadiofrequencyResult, lesion = 0, of = 0): number =>
  result.lesions[lesion]?.extents[of]?.across ?? Number.NaN;

/** Largest difference of a field to itself with axes turned round: places [x, y, z] of each axis, negative is mirrored. */
function asymmetry(
  result: RadiofrequencyResult,
  field: Float32Array,
  turn: (at: number[], last: number) => number[],
): number {
  const count = result.grid.xEdges.length - 1;
  let worst = 0;
  field.forEach((value, cell) => {
    const at = [cell % count, Math.floor(cell / count) % count, Math.floor(cell / count ** 2)];
    const [i = 0, j = 0, k = 0] = turn(at, count - 1);
    worst = Math.max(worst, Math.abs(value - (field[i + count * (j + count * k)] ?? Number.NaN)));
  });
  return worst;
}

describe("temperature control", () => {
  const result = simulateRadiofrequency(small);
  const { times, voltages, powers, impedances, tipTemperatures } = result.generator;

  it("brings the sensor up evenly and holds it within 0.05 K by the voltage", () => {
    times.forEach((time, n) => {
      const wanted = 37 + 43 * Math.min(1, time / 10);
      expect(Math.abs((tipTemperatures[0]?.[n] ?? 0) - wanted), `at ${time} s`).toBeLessThan(0.05);
      expect(Math.abs((voltages[n] ?? 0) ** 2 / (impedances[n] ?? 0) / (powers[n] ?? 0) - 1)).toBeLessThan(
        1e-3,
      );
    });
    expect(impedances.at(-1)).toBeLessThan(impedances[0] ?? 0);
  });

  it("gives the heat of V²/R to the tissue, none is lost", () => {
    expect(result.energy.currentError).toBeLessThan(1e-3);
    expect(result.energy.balanceError).toBeLessThan(1e-4);
    expect(Math.abs(result.energy.fromCooling)).toBeLessThan(1e-6);
  });

  it("makes a symmetric problem symmetric", () => {
    const { maximumTemperature } = result;
    expect(
      asymmetry(result, maximumTemperature, ([i = 0, j = 0, k = 0], last) => [last - i, j, k]),
    ).toBeLessThan(0.1);
    expect(asymmetry(result, maximumTemperature, ([i = 0, j = 0, k = 0]) => [j, i, k])).toBeLessThan(0.1);
  });

  it("orders its lesions and leaves nothing charred below the char temperature", () => {
    const [damage, warm, hot] = result.lesions.map((lesion) => lesion.volume) as [number, number, number];
    expect(hot).toBeLessThan(damage);
    expect(damage).toBeLessThan(warm);
    expect(result.char.includes(1)).toBe(hottest(result.maximumTemperature) > small.charTemperature);
    expect(hottest(result.equivalentTime)).toBeGreaterThan(60 * 240);
  });

  it("is the same on the reference backend within 0.05 °C", () => {
    const reference = simulateRadiofrequency(small, { backend: "reference" });
    reference.maximumTemperature.forEach((value, cell) => {
      expect(Math.abs(value - (result.maximumTemperature[cell] ?? 0))).toBeLessThan(0.05);
    });
  });

  it("does not depend on where the electrode lies in the cells, or at which angle", () => {
    const tilt = Math.PI / 6;
    const moved = simulateRadiofrequency({
      ...small,
      electrodes: [
        {
          ...electrode,
          direction: [Math.sin(tilt), 0, Math.cos(tilt)],
          tip: [half + 5e-3 * Math.sin(tilt) + 0.4e-3, half + 0.3e-3, half + 5e-3 * Math.cos(tilt)],
        },
      ],
    });
    expect(Math.abs(across(moved) / across(result) - 1)).toBeLessThan(0.02);
    expect(Math.abs((moved.lesions[0]?.volume ?? 0) / (result.lesions[0]?.volume ?? 0) - 1)).toBeLessThan(
      0.06,
    );
  });

  it("stays at the limit of voltage or power where that is not enough", () => {
    const weak = simulateRadiofrequency({
      ...small,
      control: {
        kind: "temperature",
        tipTemperature: 80,
        rampDuration: 5,
        maximumVoltage: 100,
        maximumPower: 0.5,
      },
    });
    expect(hottest(Float32Array.from(weak.generator.powers))).toBeLessThan(0.501);
    expect(weak.generator.tipTemperatures[0]?.at(-1)).toBeLessThan(70);
  });
});

describe("modes", () => {
  it("closes the balance with blood that stops, metabolism, walls, cooling and a rest", () => {
    const result = simulateRadiofrequency({
      ...small,
      media: [{ ...muscle, perfusion: 0.01, metabolicHeat: 2000 }],
      boundary: sameBoundary({ kind: "convective", heatTransfer: 50, ambient: 22 }),
      electrodes: [{ ...electrode, cooling: { temperature: 20, heatTransfer: 2000 } }],
      control: {
        kind: "temperature",
        tipTemperature: 60,
        rampDuration: 10,
        maximumVoltage: 100,
        maximumPower: 50,
      },
      damagedPerfusion: "stops",
      restDuration: 30,
    });
    const { energy } = result;
    expect(energy.balanceError).toBeLessThan(1e-3);
    expect(energy.fromCurrent).toBeGreaterThan(0);
    expect(energy.fromCooling).toBeLessThan(0);
    expect(energy.fromBlood).not.toBe(0);
    expect(energy.fromMetabolism).toBeGreaterThan(0);
    expect(energy.throughBoundary).toBeLessThan(0);
    expect(result.generator.powers.at(-1)).toBe(0);
  });

  it("cooled: the tissue is hotter than the sensor and the lesion larger", () => {
    const control = {
      kind: "temperature",
      tipTemperature: 60,
      rampDuration: 10,
      maximumVoltage: 100,
      maximumPower: 50,
    } as const;
    const plain = simulateRadiofrequency({ ...small, control });
    const cooled = simulateRadiofrequency({
      ...small,
      control,
      electrodes: [{ ...electrode, cooling: { temperature: 20, heatTransfer: 1000 } }],
    });
    expect(hottest(cooled.maximumTemperature)).toBeGreaterThan(70);
    expect(hottest(plain.maximumTemperature)).toBeLessThan(62);
    expect(across(cooled)).toBeGreaterThan(across(plain) * 1.2);
  });

  it("perfusion makes the lesion smaller, less so where damage stops it", () => {
    const media = [{ ...muscle, perfusion: 0.02 }];
    const constant = simulateRadiofrequency({ ...small, media });
    const stops = simulateRadiofrequency({ ...small, media, damagedPerfusion: "stops" });
    const without = simulateRadiofrequency(small);
    expect(across(constant)).toBeLessThan(across(stops) * 0.98);
    expect(across(stops)).toBeLessThan(across(without));
    expect(stops.energy.balanceError).toBeLessThan(1e-3);
  });

  it("bipolar: both electrodes heat alike, without a ground", () => {
    const pair = simulateRadiofrequency({
      ...small,
      electrodes: [
        { ...electrode, tip: [half - 4e-3, half, half + 5e-3] },
        { ...electrode, tip: [half + 4e-3, half, half + 5e-3], pole: "return" },
      ],
      ground: [],
    });
    expect(
      asymmetry(pair, pair.maximumTemperature, ([i = 0, j = 0, k = 0], last) => [last - i, j, k]),
    ).toBeLessThan(0.05);
    const [first, second] = pair.generator.tipTemperatures;
    expect(Math.abs((first?.at(-1) ?? 0) - (second?.at(-1) ?? 0))).toBeLessThan(0.05);
    const between = sampleField(pair.grid, pair.maximumTemperature, [half, half, half]);
    const outside = sampleField(pair.grid, pair.maximumTemperature, [half + 8e-3, half, half]);
    expect(between).toBeGreaterThan(outside + 5);
  });

  it("pulsed: stays at or below 42 °C on average, warms within each burst, and damages next to nothing", () => {
    const pulsed = simulateRadiofrequency({
      ...small,
      control: { kind: "pulsed", voltage: 45, pulseDuration: 0.02, pulseRate: 2, temperatureLimit: 42 },
      duration: 120,
    });
    const tips = pulsed.generator.tipTemperatures[0] ?? new Float64Array();
    expect(hottest(Float32Array.from(tips))).toBeLessThan(42.05);
    expect(tips.at(-1)).toBeGreaterThan(41);
    expect(hottest(Float32Array.from(pulsed.generator.voltages))).toBeLessThan(45.001);
    expect(pulsed.burstRise).toBeGreaterThan(0.05);
    expect(hottest(pulsed.electricField)).toBeGreaterThan(1000);
    expect(hottest(pulsed.damage)).toBeLessThan(1);
    expect(pulsed.lesions[0]?.volume).toBe(0);
  });

  it("too much voltage: tissue chars and dries, and impedance rises", () => {
    const { char, generator } = simulateRadiofrequency({
      ...small,
      control: { kind: "voltage", voltage: 30 },
      duration: 30,
    });
    expect(char.includes(1)).toBe(true);
    const lowest = generator.impedances.reduce((least, value) => Math.min(least, value));
    expect(generator.impedances.at(-1)).toBeGreaterThan(2 * lowest);
  });
});

describe("refusals", () => {
  const codeOf = (problem: RadiofrequencyProblem): string => {
    try {
      simulateRadiofrequency(problem);
    } catch (error) {
      const { code, message } = error as EngineError;
      return `${code} ${message}`;
    }
    return "solved";
  };

  it.each<[string, RadiofrequencyProblem]>([
    ["no way back", { ...small, ground: [] }],
    ["no electrode is active", { ...small, electrodes: [{ ...electrode, pole: "return" }] }],
    ["0 electrical conductivities for 1 media", { ...small, electrical: [] }],
    ["outside the box", { ...small, electrodes: [{ ...electrode, tip: [half, half, 1] }] }],
    ["give a unit vector", { ...small, electrodes: [{ ...electrode, direction: [0, 0, 2] }] }],
    ["sensor distance of electrode 0", { ...small, electrodes: [{ ...electrode, sensorDistance: 1 }] }],
    [
      "fill 2 of the time",
      {
        ...small,
        control: { kind: "pulsed", voltage: 45, pulseDuration: 1, pulseRate: 2, temperatureLimit: 42 },
      },
    ],
    [
      "tip temperature is 120",
      {
        ...small,
        control: {
          kind: "temperature",
          tipTemperature: 120,
          rampDuration: 1,
          maximumVoltage: 1,
          maximumPower: 1,
        },
      },
    ],
  ])("%s", (part, problem) => {
    expect(codeOf(problem)).toMatch(/^ENGINE_PROBLEM_INVALID /u);
    expect(codeOf(problem)).toContain(part);
  });

  it("cancels", () => {
    expect(() => simulateRadiofrequency(small, { signal: { aborted: true } })).toThrow(/canceled at 0.0 s/u);
  });
});

it.runIf(isHeavy)("0.5 mm cells move the width by no more than 2 %", { timeout: 120_000 }, () => {
  const coarse = simulateRadiofrequency(small);
  const fine = simulateRadiofrequency({ ...small, cell: 0.5e-3 });
  expect(Math.abs(across(fine) / across(coarse) - 1)).toBeLessThan(0.02);
});
