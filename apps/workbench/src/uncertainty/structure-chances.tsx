import type { StructureProbability } from "@isotherm/planning";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { signed } from "../freeze/clock.ts";
import resultStyles from "../freeze/result.module.css";
import { percent } from "./percent.ts";

/** Structures listed before anybody asks for more. */
const NEAREST_COUNT = 6;

/** How likely ice and lesion touch each structure, and how near the ice comes. */
export function StructureChances(properties: {
  readonly structures: readonly StructureProbability[];
}): ReactElement | null {
  const [withAll, setWithAll] = useState(false);
  const sorted = [...properties.structures].sort(
    (a, b) =>
      b.lesionFraction - a.lesionFraction || b.iceFraction - a.iceFraction || nearestMm(a) - nearestMm(b),
  );
  if (sorted.length === 0) return null;
  const shown = withAll ? sorted : sorted.slice(0, NEAREST_COUNT);
  return (
    <section className={resultStyles["section"]} data-testid="structure-chances">
      <h3 className={resultStyles["heading"]}>
        Structures <span className="quiet">chance of being touched</span>
      </h3>
      <table className={`${resultStyles["table"]} number`}>
        <thead>
          <tr>
            <th>Structure</th>
            <th>ice</th>
            <th>−20 °C</th>
            <th>ice edge mm, 5–95 %</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ structureId, structureName, iceFraction, lesionFraction, iceClearanceMm }) => (
            <tr key={structureId}>
              <td>{structureName}</td>
              <td>{percent(iceFraction)}</td>
              <td>{percent(lesionFraction)}</td>
              <td>
                {iceClearanceMm === null
                  ? "far"
                  : `${signed(iceClearanceMm.low)} to ${signed(iceClearanceMm.high)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length <= NEAREST_COUNT ? null : (
        <Button size="compact-sm" variant="subtle" mt={6} onClick={() => setWithAll(!withAll)}>
          {withAll ? "Show the likeliest only" : `Show all ${sorted.length}`}
        </Button>
      )}
    </section>
  );
}

function nearestMm({ iceClearanceMm }: StructureProbability): number {
  return iceClearanceMm?.low ?? Number.POSITIVE_INFINITY;
}
