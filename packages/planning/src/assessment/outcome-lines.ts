import type { IsothermMeasure, PlanOutcome } from "../outcome.ts";
import { commonIsotherms, type NamedIsotherm } from "./isotherm-temperatures.ts";

/** The numbers of an outcome that are kept beside its plan, without its fields. */
export type OutcomeNumbers = Pick<PlanOutcome, "isotherms" | "lesion" | "clearances" | "findings">;

/**
 * What was computed, in the few lines that belong on a record: ice edge, lesion isotherm and inner isotherm at their largest, the structure that the visible ice
 * comes nearest to, and how many findings ask for attention.
 */
export function outcomeLines(outcome: OutcomeNumbers): readonly string[] {
  const [edge, lesion, , inner] = commonIsotherms();
  const layers = [edge, lesion, inner].filter((layer) => layer !== undefined);
  const nearest = edge === undefined ? null : nearestLine(outcome, edge.temperatureC);
  return [
    ...layers.map((layer) => isothermLine(outcome, layer)),
    ...(nearest === null ? [] : [nearest]),
    findingsLine(outcome),
  ];
}

function isothermLine({ isotherms, lesion }: OutcomeNumbers, { temperatureC, name }: NamedIsotherm): string {
  const title = temperatureC === 0 ? `${name} (0 °C)` : `Isotherm at ${decimal(temperatureC, 0)} °C`;
  const largest = isotherms
    .filter((measure) => measure.temperatureC === temperatureC)
    .reduce<IsothermMeasure | null>(
      (best, measure) => (best === null || measure.volumeMl > best.volumeMl ? measure : best),
      null,
    );
  if (largest === null || largest.volumeMl === 0) return `${title}: not reached`;
  const acrossMm = Math.max(...largest.acrossCryoprobeMm);
  const lengthMm = lesion?.lengthBelow.find((row) => row.temperatureC === temperatureC)?.lengthMm;
  const along = lengthMm === undefined ? "" : `, ${decimal(lengthMm)} mm along the target`;
  return `${title}: ${decimal(largest.volumeMl)} ml and ${decimal(acrossMm)} mm across at its largest${along}`;
}

function nearestLine({ clearances }: OutcomeNumbers, temperatureC: number): string | null {
  const distances = clearances
    .flatMap(({ structureName, distances: all }) =>
      all
        .filter((distance) => distance.temperatureC === temperatureC)
        .map(({ clearanceMm }) => ({ structureName, clearanceMm })),
    )
    .sort((a, b) => a.clearanceMm - b.clearanceMm);
  const [first] = distances;
  if (first === undefined) return null;
  return first.clearanceMm < 0
    ? `The ice reaches ${decimal(-first.clearanceMm)} mm into ${first.structureName}`
    : `The ice stays ${decimal(first.clearanceMm)} mm from ${first.structureName}`;
}

function findingsLine({ findings }: OutcomeNumbers): string {
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [critical, warnings] = [count("critical"), count("warning")];
  if (critical + warnings === 0) return "No finding asks for attention";
  return `Findings: ${critical} critical, ${warnings} to watch`;
}

const decimal = (value: number, digits: number = 1): string => value.toFixed(digits).replace("-", "−");
