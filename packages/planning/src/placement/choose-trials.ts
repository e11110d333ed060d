import { longestLengthBelowMm } from "../assessment/nerve-lesion.ts";
import { distanceMm, dotProduct } from "../geometry/vector.ts";
import type { PlanDevice } from "../problem/plan-device.ts";
import type { Guard } from "./guards.ts";
import type { SievedPath } from "./path-sieve.ts";
import type { PlacementSettings } from "./placement-settings.ts";
import { type Prediction, predictedSectionsC, predictFreeze } from "./predicted-freeze.ts";

/** A clear path with what the preview expects of it. */
export interface ClearPath {
  readonly path: SievedPath;
  readonly device: PlanDevice;
  readonly prediction: Prediction;
  /** [°C] The warmest place of each cross-section after the longest freeze. */
  readonly sectionsC: readonly number[];
  readonly lengthMm: number;
}

/** Paths that are held against the limits before some are chosen. */
const judgedCount = 160;
/** Two paths are the same to an operator when they differ by less than this. */
const sameWithinMm = 4;
const sameWithinDegrees = 12;
/** Clearance beyond this wins nothing more. */
const enoughSpareMm = 5;
/** Paths that are tried in pairs. */
const pairedCount = 80;
/** Two cryoprobes stand at least so far apart. */
const apartMm = 5;

/** What the preview expects of a clear path. */
export function clearPath(path: SievedPath, device: PlanDevice, prediction: Prediction): ClearPath {
  const sectionsC = predictedSectionsC(prediction, path);
  return { path, device, prediction, sectionsC, lengthMm: lengthOf(sectionsC, prediction) };
}

function lengthOf(sectionsC: readonly number[], { sections, goal }: Prediction): number {
  const samples = sectionsC.map((warmestOfSectionC, n) => ({
    alongMm: sections.alongMm[n] ?? 0,
    warmestOfSectionC,
  }));
  return longestLengthBelowMm(samples, goal.lesionC);
}

const isSame = (a: SievedPath, b: SievedPath): boolean =>
  distanceMm(a.tipLpsMm, b.tipLpsMm) < sameWithinMm &&
  dotProduct(a.outward, b.outward) > Math.cos((sameWithinDegrees * Math.PI) / 180);

/** The first of each bundle of paths that are nearly the same. */
function distinct<Item extends { readonly path: SievedPath }>(
  sorted: readonly Item[],
  count: number,
): readonly Item[] {
  const chosen: Item[] = [];
  for (const item of sorted) {
    if (chosen.length === count) break;
    if (!chosen.some(({ path }) => isSame(path, item.path))) chosen.push(item);
  }
  return chosen;
}

/** What geometry and preview alone make of a path: length first, then room, then a short way; [mm] each. */
function worthMm({ path, lengthMm }: Pick<ClearPath, "path" | "lengthMm">, wantedLengthMm: number): number {
  return (
    2 * Math.min(lengthMm, wantedLengthMm) + Math.min(path.spareMm, enoughSpareMm) - 0.05 * path.pathLengthMm
  );
}

/** Pairs of paths that together are expected to cover the most, longest first. */
function pairsOf(judged: readonly ClearPath[], count: number): readonly (readonly ClearPath[])[] {
  const pairs: { readonly pair: readonly [ClearPath, ClearPath]; readonly lengthMm: number }[] = [];
  for (const [n, first] of judged.entries()) {
    for (const second of judged.slice(n + 1)) {
      if (distanceMm(first.path.tipLpsMm, second.path.tipLpsMm) < apartMm) continue;
      if (distanceMm(first.path.entryLpsMm, second.path.entryLpsMm) < apartMm) continue;
      const together = first.sectionsC.map((value, at) => Math.min(value, second.sectionsC[at] ?? value));
      pairs.push({ pair: [first, second], lengthMm: lengthOf(together, first.prediction) });
    }
  }
  pairs.sort((a, b) => b.lengthMm - a.lengthMm);
  return withoutRepeats(pairs.map(({ pair }) => pair)).slice(0, count);
}

/** One path serves in one pair only, so that the pairs differ. */
function withoutRepeats(pairs: readonly (readonly ClearPath[])[]): readonly (readonly ClearPath[])[] {
  const used = new Set<ClearPath>();
  return pairs.filter((pair) => {
    if (pair.some((one) => used.has(one))) return false;
    for (const one of pair) used.add(one);
    return true;
  });
}

/** Placements worth computing, best first. */
export interface TrialChoice {
  readonly singles: readonly ClearPath[];
  /** Empty where one cryoprobe is expected to do, or two are not allowed. */
  readonly pairs: readonly (readonly ClearPath[])[];
}

/**
 * Orders the clear paths by whether the preview expects them to cover the nerve before a limit is crossed, each different
 * from the others, and pairs them where no single one is expected to.
 */
export function chooseTrials(
  clear: readonly ClearPath[],
  guards: readonly Guard[],
  settings: PlacementSettings,
): TrialChoice {
  const { wantedLengthMm, trialCount, mostCryoprobes } = settings;
  const byWorth = [...clear].sort((a, b) => worthMm(b, wantedLengthMm) - worthMm(a, wantedLengthMm));
  const judged = distinct(byWorth, judgedCount).map((one) => ({
    ...one,
    expected: predictFreeze(one.prediction, guards, one.path),
  }));
  const safeWorthMm = (one: (typeof judged)[number]): number =>
    worthMm({ path: one.path, lengthMm: one.expected.lengthMm }, wantedLengthMm);
  const singles = judged.sort(
    (a, b) => Number(b.expected.isCovered) - Number(a.expected.isCovered) || safeWorthMm(b) - safeWorthMm(a),
  );
  const needsPairs = mostCryoprobes > 1 && !singles.some((one) => one.expected.isCovered);
  return { singles, pairs: needsPairs ? pairsOf(singles.slice(0, pairedCount), trialCount) : [] };
}
