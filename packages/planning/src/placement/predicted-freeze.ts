import { nerveSampleSpacingMm } from "../assessment/nerve-lesion.ts";
import { polylineStations } from "../geometry/polyline.ts";
import { sectionPoints } from "../geometry/structure-region.ts";
import { scaled } from "../geometry/vector.ts";
import type { PreviewTemplate } from "../preview/preview-template.ts";
import { templateTemperatureC } from "../preview/template-temperature.ts";
import type { LineGeometry, PointLpsMm } from "../treatment-plan.ts";
import { type FreezeGoal, type FreezeHistory, freezeWindow, lengthAtMm } from "./freeze-search.ts";
import type { Guard } from "./guards.ts";
import type { Path } from "./path-sieve.ts";

/** Cross-sections of the nerve, the outer ring of each. */
export interface NerveSections {
  readonly alongMm: readonly number[];
  readonly sections: readonly (readonly PointLpsMm[])[];
}

/** The places of a nerve that a prediction reads. */
export function nerveSections(nerve: LineGeometry): NerveSections {
  const stations = polylineStations(nerve.pointsLpsMm, nerveSampleSpacingMm);
  return {
    alongMm: stations.map((station) => station.alongMm),
    sections: stations.map((station) => sectionPoints(station, nerve.radiusMm, [0, 1])),
  };
}

/** A template with what it is to be held against. */
export interface Prediction {
  readonly template: PreviewTemplate;
  readonly sections: NerveSections;
  readonly goal: FreezeGoal;
}

/** [°C] The warmest place of each cross-section after the whole freeze, as the preview of one cryoprobe has it. */
export function predictedSectionsC(
  prediction: Pick<Prediction, "template" | "sections">,
  path: Path,
): readonly number[] {
  return sectionsAt(prediction, path, prediction.template.tablesC.length - 1);
}

function sectionsAt(
  { template, sections }: Pick<Prediction, "template" | "sections">,
  path: Path,
  timeIndex: number,
): readonly number[] {
  const cryoprobe = { tipLpsMm: path.tipLpsMm, direction: scaled(path.outward, -1), timeIndex };
  return sections.sections.map((points) =>
    points.reduce(
      (warmest, point) => Math.max(warmest, templateTemperatureC(template, cryoprobe, point)),
      -300,
    ),
  );
}

function guardAt(template: PreviewTemplate, path: Path, of: { guard: Guard; timeIndex: number }): number {
  const { pointsLpsMm: points } = of.guard;
  const cryoprobe = { tipLpsMm: path.tipLpsMm, direction: scaled(path.outward, -1), timeIndex: of.timeIndex };
  let coldest = template.bodyTemperatureC;
  for (let at = 0; at < points.length; at += 3) {
    const point: PointLpsMm = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];
    coldest = Math.min(coldest, templateTemperatureC(template, cryoprobe, point));
  }
  return coldest;
}

/** What the preview expects of a freeze along one path. */
export interface PredictedFreeze {
  /** Whether the nerve is covered before any limit is crossed. */
  readonly isCovered: boolean;
  /** Length at the lesion temperature when the first limit is crossed, or at the end. */
  readonly lengthMm: number;
}

/** Holds the preview of one cryoprobe in even tissue against nerve and limits: cheap, and only to choose what to compute. */
export function predictFreeze(prediction: Prediction, guards: readonly Guard[], path: Path): PredictedFreeze {
  const { template, sections, goal } = prediction;
  const times = template.timesS.map((_, timeIndex) => timeIndex);
  const last = times.at(-1) ?? 0;
  // A guard that the end of the freeze leaves alone was never touched: most are not followed through time.
  const touched = guards.filter(
    (guard) => guardAt(template, path, { guard, timeIndex: last }) <= guard.limitC,
  );
  const history: FreezeHistory = {
    timesS: template.timesS,
    alongMm: sections.alongMm,
    warmestOfSectionC: times.map((timeIndex) => sectionsAt(prediction, path, timeIndex)),
    guardColdestC: times.map((timeIndex) =>
      touched.map((guard) => guardAt(template, path, { guard, timeIndex })),
    ),
  };
  const asked = { ...goal, guards: touched };
  const { coversFromS, crosses } = freezeWindow(history, asked);
  const endS = crosses?.timeS ?? template.timesS.at(-1) ?? 0;
  return {
    isCovered: coversFromS !== null && coversFromS < (crosses?.timeS ?? Number.POSITIVE_INFINITY),
    lengthMm: lengthAtMm(history, asked, endS),
  };
}
