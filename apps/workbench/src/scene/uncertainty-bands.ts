import type { Uncertainty } from "@isotherm/planning";
import { useUncertaintyStore } from "../state/uncertainty-store.ts";
import type { TemperatureBands } from "../view/scene.ts";

const made = new WeakMap<Uncertainty, TemperatureBands>();

/** The bands to draw, or null; a plan that has changed since shows none. */
export function shownBands(): TemperatureBands | null {
  const { answer, bandsShown, isStale } = useUncertaintyStore.getState();
  if (answer === null || !bandsShown || isStale) return null;
  const { uncertainty } = answer;
  const known = made.get(uncertainty);
  if (known !== undefined) return known;
  const [low, median, high] = uncertainty.quantiles;
  if (low === undefined || median === undefined || high === undefined) return null;
  const bands: TemperatureBands = {
    geometry: uncertainty.geometry,
    lowC: low.temperatureC,
    medianC: median.temperatureC,
    highC: high.temperatureC,
  };
  made.set(uncertainty, bands);
  return bands;
}
