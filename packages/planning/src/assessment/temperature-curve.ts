import { sampleRegularField } from "../geometry/regular-field.ts";
import type { TemperatureCurve, TemperatureHistory } from "../outcome.ts";
import type { PointLpsMm } from "../treatment-plan.ts";
import { frameField } from "./clearance.ts";

/** A place whose temperature is followed. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly pointLpsMm: PointLpsMm;
}

/** Temperature at a place over the kept times, from body temperature on. */
export function temperatureCurve(
  history: TemperatureHistory,
  place: NamedPlace,
  bodyTemperatureC: number,
): TemperatureCurve {
  const temperatures = history.framesC.map(
    (frame) => sampleRegularField(frameField(history, frame), place.pointLpsMm) ?? bodyTemperatureC,
  );
  const startsAtZero = history.timesS[0] === 0;
  return {
    id: place.id,
    name: place.name,
    timesS: startsAtZero ? history.timesS : [0, ...history.timesS],
    temperaturesC: startsAtZero ? temperatures : [bodyTemperatureC, ...temperatures],
  };
}
