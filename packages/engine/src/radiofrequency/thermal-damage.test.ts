import { describe, expect, it } from "vitest";
import { arrheniusProcesses } from "./testing/radiofrequency-data.ts";
import {
  damageRate,
  doseRate,
  logarithmicMean,
  meanDoseRate,
  openDamage,
  recordDamage,
} from "./thermal-damage.ts";

const { softTissueCoagulation, skinBurn, myocardiumWhitening } = arrheniusProcesses;

describe("Arrhenius against t(Ω = 1) = exp(E_a/RT)/A", () => {
  it.each([
    { process: softTissueCoagulation, temperature: 45, time: 4.6 * 60 },
    { process: softTissueCoagulation, temperature: 50, time: 61 },
    { process: softTissueCoagulation, temperature: 60, time: 3.4 },
    { process: skinBurn, temperature: 50, time: 17 * 60 },
    { process: skinBurn, temperature: 60, time: 0.94 },
    { process: myocardiumWhitening, temperature: 50, time: 5.2 * 60 },
    { process: myocardiumWhitening, temperature: 60, time: 17 },
  ])("$process.source at $temperature °C: $time s, as the reference's table", (row) => {
    // The table has two digits.
    expect(Math.abs(1 / damageRate(row.process, row.temperature) / row.time - 1)).toBeLessThan(0.03);
  });

  it("adds up steps at constant temperature to rate times time", () => {
    const field = Float32Array.of(37, 50, 60, 90);
    const records = openDamage(softTissueCoagulation, field);
    for (const length of [0.1, 1.3, 8.6]) recordDamage(records, length, { from: field, to: field });
    field.forEach((temperature, cell) => {
      const exact = 10 * damageRate(softTissueCoagulation, temperature);
      expect(Math.abs((records.damage[cell] ?? 0) / exact - 1)).toBeLessThan(1e-12);
    });
  });

  it("integrates a straight rise from 50 to 54 °C in one step within 0.3 % of fine ones", () => {
    const coarse = openDamage(softTissueCoagulation, Float32Array.of(50));
    recordDamage(coarse, 4, { from: Float32Array.of(50), to: Float32Array.of(54) });
    let exact = 0;
    const parts = 4000;
    for (let part = 0; part < parts; part++)
      exact += (4 / parts) * damageRate(softTissueCoagulation, 50 + (4 * (part + 0.5)) / parts);
    expect(Math.abs((coarse.damage[0] ?? 0) / exact - 1)).toBeLessThan(3e-3);
  });
});

describe("CEM43 against its definition", () => {
  it.each([
    [43, 1],
    [44, 2],
    [47, 16],
    [42, 0.25],
    [41, 0.0625],
  ])("at %d °C every minute counts %d", (temperature, minutes) => {
    expect(Math.abs(doseRate(temperature) - minutes)).toBeLessThan(1e-12);
    const field = Float32Array.of(temperature);
    const records = openDamage(softTissueCoagulation, field);
    recordDamage(records, 60, { from: field, to: field });
    expect(Math.abs((records.equivalentTime[0] ?? 0) - 60 * minutes)).toBeLessThan(1e-9 * minutes);
  });

  it("integrates straight courses exactly, also through 43 °C", () => {
    // ∫ 2^(T−43) dT from 43 to 46 = 7/ln 2, ∫ 4^(T−43) dT from 41 to 43 = (1 − 1/16)/ln 4.
    expect(Math.abs(3 * meanDoseRate(43, 46) - 7 / Math.log(2))).toBeLessThan(1e-12);
    expect(Math.abs(2 * meanDoseRate(41, 43) - 15 / 16 / Math.log(4))).toBeLessThan(1e-12);
    const both = (7 / Math.log(2) + 15 / 16 / Math.log(4)) / 5;
    expect(Math.abs(meanDoseRate(41, 46) - both)).toBeLessThan(1e-12);
    expect(Math.abs(meanDoseRate(46, 41) - both)).toBeLessThan(1e-12);
  });
});

it("means rates logarithmically, near equality too", () => {
  expect(logarithmicMean(2, 2)).toBe(2);
  expect(logarithmicMean(0, 4)).toBe(2);
  expect(Math.abs(logarithmicMean(1, Math.E) - (Math.E - 1))).toBeLessThan(1e-12);
  expect(Math.abs(logarithmicMean(1, 1 + 1e-6) - (1 + 0.5e-6))).toBeLessThan(1e-12);
});
