import type { RadiofrequencyOutcome } from "@isotherm/planning";
import type { ReactElement } from "react";
import { signed } from "../freeze/clock.ts";
import resultStyles from "../freeze/result.module.css";
import { StatusMark } from "../layout/source-note.tsx";
import { jumpTo } from "../state/view-store.ts";

/** Structures worth a line. */
const HOTTEST_COUNT = 6;

/** How large the lesion is by each criterion, and what beside the nerve got hot. */
export function LesionSizes({ outcome }: { readonly outcome: RadiofrequencyOutcome }): ReactElement {
  const { lesions, structures, burstRiseK } = outcome;
  return (
    <>
      <section className={resultStyles["section"]} data-testid="lesion-sizes">
        <h3 className={resultStyles["heading"]}>Lesion</h3>
        <table className={`${resultStyles["table"]} number`}>
          <thead>
            <tr>
              <th>Edge</th>
              <th>ml</th>
              <th>across mm</th>
              <th>along mm</th>
            </tr>
          </thead>
          <tbody>
            {lesions.map(({ id, name, volumeMl, acrossMm, alongMm, status, sources }) => (
              <tr key={id} data-testid={`lesion-${id}`}>
                <td>
                  {name} <StatusMark status={status} sources={sources} />
                </td>
                <td>{volumeMl.toFixed(2)}</td>
                <td>{listed(acrossMm)}</td>
                <td>{listed(alongMm)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {burstRiseK > 0 ? (
          <p className="quiet number" style={{ fontSize: "0.8125rem" }}>
            Hottest rise within one burst: {burstRiseK.toFixed(1)} K.
          </p>
        ) : null}
      </section>
      {structures.length === 0 ? null : (
        <section className={resultStyles["section"]} data-testid="heated-structures">
          <h3 className={resultStyles["heading"]}>Structures</h3>
          <table className={`${resultStyles["table"]} number`}>
            <thead>
              <tr>
                <th>Structure</th>
                <th>hottest °C</th>
                <th>50 °C edge, mm</th>
              </tr>
            </thead>
            <tbody>
              {structures.slice(0, HOTTEST_COUNT).map((row) => (
                <tr key={row.structureId}>
                  <td>
                    <button
                      type="button"
                      className={resultStyles["findingText"]}
                      style={{ paddingBottom: 0 }}
                      onClick={() => jumpTo(row.hottestLpsMm)}
                      title="Show the hottest place"
                    >
                      {row.structureName}
                    </button>
                  </td>
                  <td>{row.hottestC.toFixed(0)}</td>
                  <td>{row.clearanceMm === null ? "–" : signed(row.clearanceMm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function listed(lengthsMm: readonly number[]): string {
  return lengthsMm.length === 0 ? "–" : lengthsMm.map((length) => length.toFixed(1)).join(", ");
}
