import type { Clearance } from "@isotherm/planning";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { ISOTHERM_STYLES, jumpTo } from "../state/view-store.ts";
import { signed } from "./clock.ts";
import { IsothermSign } from "./isotherm-table.tsx";
import styles from "./result.module.css";

/** Structures listed before anybody asks for more. */
const NEAREST_COUNT = 8;

/** How near each isotherm comes to each structure; nearest first, negative is overlap. */
export function ClearanceTable({
  clearances,
}: {
  readonly clearances: readonly Clearance[];
}): ReactElement | null {
  const temperatures = ISOTHERM_STYLES.map((style) => style.temperatureC);
  const [withAll, setWithAll] = useState(false);
  const sorted = [...clearances].sort((a, b) => nearestMm(a) - nearestMm(b));
  const shown = withAll ? sorted : sorted.slice(0, NEAREST_COUNT);
  if (clearances.length === 0) return null;
  return (
    <section className={styles["section"]} data-testid="clearance-table">
      <h3 className={styles["heading"]}>
        Clearance <span className="quiet">mm, negative is overlap</span>
      </h3>
      <div className={styles["scroll"]}>
        <table className={`${styles["table"]} number`}>
          <thead>
            <tr>
              <th>Structure</th>
              {temperatures.map((temperatureC) => (
                <th key={temperatureC}>
                  <IsothermSign temperatureC={temperatureC} />
                  <br />
                  {signed(temperatureC, 0)} °C
                </th>
              ))}
              <th>coldest °C</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((clearance) => (
              <ClearanceRow key={clearance.structureId} clearance={clearance} temperatures={temperatures} />
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length <= NEAREST_COUNT ? null : (
        <Button size="compact-sm" variant="subtle" mt={6} onClick={() => setWithAll(!withAll)}>
          {withAll ? "Show the nearest only" : `Show all ${sorted.length}`}
        </Button>
      )}
    </section>
  );
}

function ClearanceRow(properties: {
  readonly clearance: Clearance;
  readonly temperatures: readonly number[];
}): ReactElement {
  const { clearance, temperatures } = properties;
  const nearest = clearance.distances[0]?.nearestLpsMm ?? clearance.coldestLpsMm;
  return (
    <tr>
      <td>
        <button
          type="button"
          className={styles["findingText"]}
          style={{ paddingBottom: 0 }}
          onClick={() => jumpTo(nearest)}
          title="Show the nearest place"
        >
          {clearance.structureName}
        </button>
      </td>
      {temperatures.map((temperatureC) => {
        const entry = clearance.distances.find((candidate) => candidate.temperatureC === temperatureC);
        const value = entry?.clearanceMm;
        const overlap = value !== undefined && value <= 0;
        return (
          <td key={temperatureC} style={overlap ? { color: "var(--critical)", fontWeight: 650 } : {}}>
            {value === undefined || !Number.isFinite(value) ? "–" : signed(value)}
          </td>
        );
      })}
      <td>{signed(clearance.coldestC, 0)}</td>
    </tr>
  );
}

function nearestMm({ distances }: Clearance): number {
  return Math.min(...distances.map(({ clearanceMm }) => clearanceMm));
}
