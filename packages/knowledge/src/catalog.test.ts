import {
  convectiveMedia,
  convectiveMedium,
  cryogens,
  defaultDeviceId,
  device,
  devices,
  injurySeries,
  protocolPreset,
  protocolPresets,
  tissue,
  tissues,
} from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

describe("tissues and media", () => {
  it("freeze between two temperatures, conduct better frozen, and have densities of matter", () => {
    for (const record of tissues()) {
      expect(record.freezingEndC.value, record.id).toBeLessThan(record.freezingStartC.value);
      expect(record.latentHeatJPerKg.value).toBeLessThan(334_000);
      const frozen = record.conductivityFrozenWPerMK.value;
      const frozenMost = typeof frozen === "number" ? frozen : Math.max(...frozen.map((row) => row[1]));
      expect(frozenMost, record.id).toBeGreaterThan(record.conductivityUnfrozenWPerMK.value);
      expect(record.densityKgPerM3.value).toBeGreaterThan(300);
    }
  });

  it("has perfusion that follows from the flow table: muscle 36.7 ml/min/kg", () => {
    expect(tissue("muscle").perfusionPerS.value).toBeCloseTo((36.7e-6 / 60) * 1090, 5);
    expect(tissue("nerve").perfusionPerS.value).toBeCloseTo((160.3e-6 / 60) * 1075, 4);
  });

  it("has latent heats that follow from the water content within their spread", () => {
    for (const record of tissues()) {
      const water = record.waterMassFraction?.value;
      if (water === undefined) continue;
      const middle = 334_000 * water * (1 - 0.085);
      expect(Math.abs(record.latentHeatJPerKg.value - middle) / middle, record.id).toBeLessThan(0.25);
    }
  });

  it("says what is unverified in every frozen value that no paper gives", () => {
    expect(tissue("nerve").conductivityFrozenWPerMK.status).toBe("unverified");
    expect(tissue("tendon").latentHeatJPerKg.note).toContain("no own frozen data");
  });

  it("has a medium for every way to protect the skin", () => {
    for (const id of [
      "skin-air",
      "skin-drape",
      "warm-saline",
      "warm-glove",
      "vessel-blood",
      "lung-surface",
    ]) {
      expect(convectiveMedium(id).heatTransferWPerM2K.value).toBeGreaterThan(0);
    }
    expect(convectiveMedia()).toHaveLength(8);
  });

  it("names the known ids when one is unknown", () => {
    expect(() => tissue("brain")).toThrow(/no tissue has the id "brain"; known are .*muscle/u);
  });
});

describe("cryoprobes", () => {
  it("[R22] knows the true tip temperature of each generic cryoprobe and the boiling point of its cryogen", () => {
    for (const record of devices().filter((candidate) => candidate.generic)) {
      expect(record.tipTemperatureC.value).not.toBeNull();
    }
    expect(device("generic-argon-17g").tipTemperatureC.value).toBeLessThan(-100);
    expect(device("generic-n2o-1.3mm").tipTemperatureC.value).toBeGreaterThan(-100);
    const boiling = Object.fromEntries(cryogens().map((record) => [record.id, record.boilingPointC.value]));
    expect(boiling).toEqual({
      argon: -186,
      "carbon-dioxide": null,
      "liquid-nitrogen": -196,
      "nitrous-oxide": -88.5,
    });
  });

  it("has complete generic devices, and named ones that say what to load", () => {
    for (const record of devices()) {
      const numbers = [
        record.shaftDiameterMm,
        record.activeZoneLengthMm,
        record.tipOffsetMm,
        record.coolant.temperatureC,
        record.coolant.heatTransferWPerM2K,
        record.coolant.maximumPowerW,
      ];
      for (const fact of numbers) expect(fact.value === null, record.id).toBe(!record.generic);
      expect(record.missing.length).toBeGreaterThan(0);
    }
  });

  it("rests its default cryoprobe on no unverified number", () => {
    const record = device(defaultDeviceId);
    const facts = [
      record.shaftDiameterMm,
      record.activeZoneLengthMm,
      record.tipOffsetMm,
      record.tipTemperatureC,
    ];
    for (const fact of [...facts, ...Object.values(record.coolant)]) {
      expect(fact.status).not.toBe("unverified");
    }
  });

  it("has coolant numbers that follow from the dish measurements", () => {
    const short = device(defaultDeviceId);
    const lineWPerM =
      (short.coolant.maximumPowerW.value ?? 0) / ((short.activeZoneLengthMm.value ?? 0) * 1e-3);
    const atSurfaceC = -45.6 - ((-1.4 + 45.6) / Math.log(4.8 / 1.8)) * Math.log(1.8 / 0.75);
    expect(Math.abs((short.coolant.temperatureC.value ?? 0) - atSurfaceC)).toBeLessThan(1);
    const long = device("generic-argon-17g-long");
    expect(long.coolant.maximumPowerW.value).toBeCloseTo(lineWPerM * 0.03, 0);
    const wide = device("generic-argon-2.4mm");
    const fluxWPerM2 = lineWPerM / (Math.PI * 1.5e-3);
    expect(wide.coolant.maximumPowerW.value).toBeCloseTo(fluxWPerM2 * Math.PI * 2.4e-3 * 0.035, 0);
  });
});

describe("freeze protocols", () => {
  it("[R24] offers 8 and 10 min single freezes for nerves and 10-8-10 for tumors", () => {
    expect(protocolPreset("single-8-min").steps).toEqual([
      { kind: "freeze", durationS: 480, dutyFraction: 1 },
    ]);
    expect(protocolPreset("single-10-min").steps).toEqual([
      { kind: "freeze", durationS: 600, dutyFraction: 1 },
    ]);
    expect(protocolPreset("single-10-min").status).toBe("expert-opinion");
    const tumor = protocolPreset("tumor-10-8-10");
    expect(tumor.steps.map((step) => step.durationS)).toEqual([600, 480, 600]);
    expect(tumor.use).toBe("tumor-ablation");
  });

  it("[R14] keeps nerve and tumor protocols apart", () => {
    expect(new Set(protocolPresets().map((preset) => preset.use))).toEqual(
      new Set(["neurolysis", "tumor-ablation"]),
    );
  });
});

describe("injury series", () => {
  it("cover all temperatures without gap or overlap, never less injury in the band beyond", () => {
    for (const series of injurySeries()) {
      expect(series.bands[0]?.upToC, series.id).toBeNull();
      expect(series.bands.at(-1)?.warmerThanC, series.id).toBeNull();
      for (const [index, band] of series.bands.entries()) {
        expect(band.lowestGrade).toBeLessThanOrEqual(band.highestGrade);
        const next = series.bands[index + 1];
        if (next !== undefined) expect(next.upToC, series.id).toBe(band.warmerThanC);
      }
    }
  });

  it("[R9] disagree where the animal studies disagree: at −30 °C from nothing to grade II", () => {
    const atC = (temperatureC: number): [number, number][] =>
      injurySeries().map((series) => {
        const band = series.bands.find(
          ({ upToC, warmerThanC }) =>
            temperatureC <= (upToC ?? Number.POSITIVE_INFINITY) &&
            temperatureC > (warmerThanC ?? Number.NEGATIVE_INFINITY),
        );
        return [band?.lowestGrade ?? -1, band?.highestGrade ?? -1];
      });
    expect(Math.min(...atC(-30).map(([lowest]) => lowest))).toBe(0);
    expect(Math.max(...atC(-30).map(([, highest]) => highest))).toBe(2);
    expect(Math.min(...atC(-70).map(([lowest]) => lowest))).toBe(2);
    expect(atC(37).every(([lowest, highest]) => lowest === 0 && highest === 0)).toBe(true);
  });
});
