import type { BioheatProblem, LabelGrid, Vec3 } from "@isotherm/engine";
import { buildPhantom } from "@isotherm/imaging";
import { phantomPlan, thermalProblem } from "@isotherm/planning";
import { threeCryoprobes } from "./problems.ts";

/** Tissues that are told apart; the rarer ones count as the commonest. */
const tissueCount = 6;

/** How often each label is found among those inside the box of a problem. */
function labelCounts(labels: LabelGrid, box: BioheatProblem): Map<number, number> {
  const counts = new Map<number, number>();
  const [nx, ny] = labels.dimensions;
  labels.labels.forEach((label, n) => {
    const at = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
    const isInside = at.every((place, axis) => {
      const x = (labels.origin[axis] as number) + place * (labels.spacing[axis] as number);
      return (
        x >= (box.origin[axis] as number) && x <= (box.origin[axis] as number) + (box.size[axis] as number)
      );
    });
    if (isInside) counts.set(label, (counts.get(label) ?? 0) + 1);
  });
  return counts;
}

/** The three cryoprobes in the six commonest tissues round the stellate ganglion of the neck phantom. */
export function cryoprobesInNeck(): BioheatProblem {
  const phantom = buildPhantom("neck");
  const { problem } = thermalProblem(
    phantomPlan(phantom, { id: "anatomy", createdAt: "2026-11-27T00:00:00Z" }),
    phantom.volume,
  );
  const { labels, media } = problem;
  if (labels === undefined) throw new Error("the plan of the phantom has labels");
  const middle = phantom.target.centerlineLpsMm[Math.floor(phantom.target.centerlineLpsMm.length / 2)];
  if (middle === undefined) throw new Error("the target of the phantom has points");
  const origin = labels.origin.map((value, axis) => {
    const { origin: from, size } = threeCryoprobes;
    return value - (middle[axis] as number) * 1e-3 + (from[axis] as number) + (size[axis] as number) / 2;
  }) as unknown as Vec3;
  const moved = { ...labels, origin };
  const counts = labelCounts(moved, threeCryoprobes);
  const kept = [...counts]
    .filter(([label]) => media[label]?.kind === "tissue")
    .sort((a, b) => b[1] - a[1])
    .slice(0, tissueCount)
    .map(([label]) => label);
  return {
    ...threeCryoprobes,
    media: kept.flatMap((label) => media[label] ?? []),
    labels: { ...moved, labels: labels.labels.map((label) => Math.max(0, kept.indexOf(label))) },
  };
}
