import { contentsOf, type PainComponent, targetsForPain } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import { hashOf } from "../../state/route.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "../step-parts.module.css";

/** Targets shown for each pain; the atlas has the rest. */
const SHOWN = 3;

/** Which nerve could carry each pain, from its place, its words and the findings that fit it. */
export function PainTargets({ desk }: { readonly desk: RecordDesk }): ReactElement | null {
  const pains = contentsOf(desk.record, "pain-component");
  if (pains.length === 0) return null;
  return (
    <section className={styles["section"]} data-testid="pain-targets">
      <header className={styles["sectionHead"]}>
        <h2>What could carry each pain</h2>
      </header>
      <table className={styles["table"]}>
        <tbody>
          {pains.map((pain) => (
            <PainRow key={pain.painId} pain={pain} desk={desk} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PainRow(properties: { readonly pain: PainComponent; readonly desk: RecordDesk }): ReactElement {
  const { pain, desk } = properties;
  const { matches } = targetsForPain(desk.record, pain.painId);
  return (
    <tr>
      <td>“{pain.label}”</td>
      <td>
        {matches.length === 0 ? <span className="quiet">No target of the atlas fits.</span> : null}
        {matches.slice(0, SHOWN).map(({ target, clues, empirical, status }) => (
          <div key={target.id}>
            <a
              href={hashOf({ screen: "atlas", path: ["target", target.id] })}
              target="_blank"
              rel="noreferrer"
              className={styles["link"]}
            >
              {target.name}
            </a>
            {empirical ? " – empirical: a diagnostic block" : ""}{" "}
            <span className="quiet">{[...new Set(clues.map(({ kind }) => kind))].join(", ")}</span>{" "}
            <StatusMark status={status} sources={clues.flatMap(({ sources }) => sources)} />
          </div>
        ))}
      </td>
    </tr>
  );
}
