import { defaultElectrodeId, type ElectrodePreset, electrodePreset, threshold } from "@isotherm/knowledge";
import { PlanningError } from "../errors.ts";
import type { PointLpsMm } from "../treatment-plan.ts";

/** How the current is led: against a ground pad, between a pair, through a tip cooled from inside, or in bursts. */
export type RadiofrequencyMode = "monopolar" | "bipolar" | "cooled" | "pulsed";

/** What a radiofrequency lesion is made with; everything that could change its answer. Plain data. */
export interface RadiofrequencyChoice {
  readonly mode: RadiofrequencyMode;
  /** Electrode of `knowledge`. */
  readonly electrodeId: string;
  /** Bare length in place of the electrode's own; null keeps that. */
  readonly activeTipLengthMm: number | null;
  /** Held at the sensor; pulsed radiofrequency stays below it. */
  readonly tipTemperatureC: number;
  /** Generator on, the rise to the set temperature counted in. */
  readonly lesionS: number;
  /** Distance between the axes of a bipolar pair. */
  readonly pairSpacingMm: number;
  /** Where the electrode (of a pair: the middle between both) stands; null takes the path of a cryoprobe. */
  readonly placement: { readonly entryLpsMm: PointLpsMm; readonly tipLpsMm: PointLpsMm } | null;
}

/** Setting of practice that each mode starts with. */
const presetOfMode: Readonly<Record<RadiofrequencyMode, string>> = {
  monopolar: "standard-80c-120s",
  bipolar: "bipolar-80c-105s",
  cooled: "cooled-60c-150s",
  pulsed: "pulsed-45v-120s",
};

const electrodeOfMode: Readonly<Record<RadiofrequencyMode, string>> = {
  monopolar: defaultElectrodeId,
  bipolar: defaultElectrodeId,
  cooled: "generic-17g-cooled-4mm",
  pulsed: defaultElectrodeId,
};

/** [mm] In the middle of the published 6 to 18 mm, where the lesions of both still meet. A proposal. */
const pairSpacingMm = 8;

/** The setting of practice that a mode rests on, with its sources. */
export function presetOf(mode: RadiofrequencyMode): ElectrodePreset {
  return electrodePreset(presetOfMode[mode]);
}

/** The choice that practice and published comparisons begin with. */
export function defaultRadiofrequencyChoice(mode: RadiofrequencyMode): RadiofrequencyChoice {
  const { tipTemperatureC, durationS } = presetOf(mode);
  return {
    mode,
    electrodeId: electrodeOfMode[mode],
    activeTipLengthMm: null,
    tipTemperatureC: tipTemperatureC.value,
    lesionS: durationS.value,
    pairSpacingMm,
    placement: null,
  };
}

/** Smallest and largest of each number of a choice: what the published lesions span, and what the model can bear. */
export interface RadiofrequencyLimits {
  readonly tipTemperatureC: readonly [number, number];
  readonly activeTipLengthMm: readonly [number, number];
  readonly lesionS: readonly [number, number];
  readonly pairSpacingMm: readonly [number, number];
}

/** Limits of the numbers of a choice: tips of 2 to 20 mm, 60 to 90 °C, 10 s to 12 min, pairs 4 to 20 mm apart. */
export function radiofrequencyLimits(mode: RadiofrequencyMode): RadiofrequencyLimits {
  const pulsedC = threshold("threshold/heat/pulsed-limit").fact.value;
  return {
    tipTemperatureC: mode === "pulsed" ? [pulsedC - 2, pulsedC] : [60, 90],
    activeTipLengthMm: [2, 20],
    lesionS: [10, 720],
    pairSpacingMm: [4, 20],
  };
}

const unitOf: Readonly<Record<keyof RadiofrequencyLimits, readonly [name: string, unit: string]>> = {
  tipTemperatureC: ["tip temperature", "°C"],
  activeTipLengthMm: ["active tip", "mm"],
  lesionS: ["lesion time", "s"],
  pairSpacingMm: ["spacing of the pair", "mm"],
};

/** Refuses a choice outside its limits; throws PLANNING_RADIOFREQUENCY_INVALID. */
export function refuseUnusableChoice(choice: RadiofrequencyChoice): void {
  const limits = radiofrequencyLimits(choice.mode);
  for (const key of Object.keys(limits) as (keyof RadiofrequencyLimits)[]) {
    const value = choice[key];
    const [low, high] = limits[key];
    if (value === null || (value >= low && value <= high)) continue;
    const [name, unit] = unitOf[key];
    throw new PlanningError(
      "PLANNING_RADIOFREQUENCY_INVALID",
      `the ${name} of ${value} ${unit} lies outside ${low} to ${high} ${unit}; choose one within`,
      { field: key },
    );
  }
}
