import {
  defaultElectrodeId,
  electrode,
  electrodePreset,
  electrodePresets,
  electrodes,
  heatDamageProcess,
  heatDamageProcesses,
  heatLesions,
  modality,
  threshold,
  tissue,
} from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

/** The gas constant. */
const gasConstantJPerMolPerK = 8.314462;

describe("radiofrequency electrodes", () => {
  it("[R15] can be computed where they are generic, with no number that is unverified", () => {
    const generic = electrodes().filter((record) => record.generic);
    expect(generic.length).toBeGreaterThan(5);
    expect(generic.map(({ id }) => id)).toContain(defaultElectrodeId);
    for (const record of generic) {
      const { outerDiameterMm, activeTipLengthMm, sensorDistanceMm, metalConductivityWPerMK } = record;
      for (const fact of [outerDiameterMm, activeTipLengthMm, sensorDistanceMm, metalConductivityWPerMK]) {
        expect(fact.value, record.id).not.toBeNull();
        expect(fact.status, record.id).not.toBe("unverified");
      }
      expect(record.cooling === null, record.id).toBe(record.kind !== "cooled");
    }
  });

  it("leave a maker's number empty, and say what to load and from where", () => {
    const ofMakers = electrodes().filter((record) => !record.generic);
    expect(ofMakers.length).toBeGreaterThan(3);
    for (const record of ofMakers) {
      expect(record.activeTipLengthMm.value, record.id).toBeNull();
      expect(record.missing.join(" "), record.id).toContain("instructions for use");
    }
  });

  it("get thinner as their gauge rises", () => {
    const diameters = [16, 18, 20, 22].map(
      (gauge) => electrode(`generic-${gauge}g-10mm`).outerDiameterMm.value,
    );
    expect([...diameters].sort((a, b) => (b ?? 0) - (a ?? 0))).toEqual(diameters);
  });
});

describe("settings of the generator", () => {
  it("belong to a modality, and last as long as that modality's time estimate says", () => {
    for (const preset of electrodePresets()) {
      expect(modality(preset.modalityId).name, preset.id).toMatch(/radiofrequency/iu);
    }
    const standard = modality("radiofrequency").time;
    expect(electrodePreset("standard-80c-90s").durationS.value).toBe(standard.levelS);
    expect(electrodePreset("cooled-60c-150s").durationS.value).toBe(
      modality("cooled-radiofrequency").time.levelS,
    );
  });

  it("[R23] keep pulsed current below the heat that injures a nerve", () => {
    const pulsed = electrodePreset("pulsed-45v-120s");
    expect(pulsed.tipTemperatureC.value).toBe(threshold("threshold/heat/pulsed-limit").fact.value);
    expect(pulsed.tipTemperatureC.value).toBeLessThan(threshold("threshold/heat/nerve-start").fact.value);
    expect((pulsed.pulse?.pulseS.value ?? 1) * (pulsed.pulse?.pulsesPerS.value ?? 1)).toBeCloseTo(0.04, 6);
  });
});

describe("heat damage", () => {
  it("takes as long as the table of the pair says", () => {
    const secondsToDamage = (id: string, temperatureC: number): number => {
      const { frequencyFactorPerS, activationEnergyJPerMol } = heatDamageProcess(id);
      const temperatureK = temperatureC + 273.15;
      return (
        Math.exp(activationEnergyJPerMol.value / (gasConstantJPerMolPerK * temperatureK)) /
        frequencyFactorPerS.value
      );
    };
    expect(secondsToDamage("soft-tissue-coagulation", 50)).toBeCloseTo(61, 0);
    expect(secondsToDamage("skin-burn", 50) / 60).toBeCloseTo(17, 0);
    expect(secondsToDamage("myocardium-whitening", 60)).toBeCloseTo(17, 0);
    expect(secondsToDamage("collagen", 60) / 60).toBeCloseTo(9.8, 1);
  });

  it("names the pair that must not be computed with", () => {
    expect(
      heatDamageProcesses()
        .filter(({ usable }) => !usable)
        .map(({ id }) => id),
    ).toEqual(["cho-cell-death"]);
  });
});

describe("electrical conductivity", () => {
  it("is computed from one model and rises with water: fat, nerve, muscle, blood, liquor", () => {
    const conductivities = ["bone-cortical", "fat", "nerve", "muscle", "blood", "csf"].map((id) => {
      const fact = tissue(id).electricalConductivitySPerM;
      expect(fact?.status, id).toBe("computed");
      return fact?.value ?? 0;
    });
    expect([...conductivities].sort((a, b) => a - b)).toEqual(conductivities);
  });
});

it("[R28] holds what published comparisons say of lesion size, with their sources", () => {
  expect(heatLesions().length).toBeGreaterThan(8);
  expect(threshold("threshold/heat/char").fact.value).toBe(100);
  expect(modality("radiofrequency").charAndImpedance.text).toContain("impedance");
});
