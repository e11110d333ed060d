import {
  entriesOf,
  equivalentsTrend,
  latestOf,
  listAntithrombotics,
  listEquivalents,
  procedureChecklist,
} from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import { Findings } from "../findings.tsx";
import { Amount } from "../form/text-fields.tsx";
import { EntrySection } from "../record/entry-section.tsx";
import { readableDay } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { careSubject } from "../record/subject.ts";
import { doneOrOpen, type StepContext, type StepProperties, type StepStanding } from "../step.ts";
import styles from "../step-parts.module.css";
import { MedicationForm } from "./medication-form.tsx";
import { SocietyTable } from "./society-table.tsx";

/** What is taken, what it amounts to, and what it means for a procedure. */
export function MedicationStep({ desk }: StepProperties): ReactElement {
  return (
    <>
      <EntrySection
        desk={desk}
        title="Lists"
        lead="A change is a new list, so that the trend stays; a mistake is corrected."
        entries={entriesOf(desk.record, "medication-list")}
        form={MedicationForm}
        addLabel="New list"
        opensEmpty={true}
        testId="medication"
      />
      <Equivalents desk={desk} />
      <BeforeProcedure desk={desk} />
    </>
  );
}

function Equivalents({ desk }: { readonly desk: RecordDesk }): ReactElement | null {
  const trend = equivalentsTrend(desk.record);
  const last = latestOf(desk.record, "medication-list");
  if (last === null) return null;
  const equivalents = listEquivalents(last);
  return (
    <section className={styles["section"]} data-testid="equivalents">
      <header className={styles["sectionHead"]}>
        <h2>Morphine milligram equivalents a day</h2>
        <StatusMark status={equivalents.status} sources={equivalents.sources} />
      </header>
      <table className={styles["table"]}>
        <tbody>
          {equivalents.rows.map((row) => (
            <tr key={`${row.dose.opioidId} ${row.dose.route}`}>
              <td>{row.text}</td>
              <td className={`${styles["right"]} number`}>
                {row.equivalentMgPerDay === null ? "not convertible" : `${row.equivalentMgPerDay} MME`}
              </td>
            </tr>
          ))}
          <tr>
            <td>
              <strong>{equivalents.complete ? "Total" : "At least"}</strong>
            </td>
            <td className={`${styles["right"]} number`} data-testid="equivalents-total">
              <strong>{equivalents.totalMgPerDay} MME</strong>
            </td>
          </tr>
        </tbody>
      </table>
      {equivalents.rows.length === 0 ? null : <p className="quiet">{equivalents.caution}</p>}
      {trend.length < 2 ? null : (
        <p className="number">
          {trend
            .map(({ at, totalMgPerDay }) => `${readableDay(at)}: ${totalMgPerDay ?? "not countable"}`)
            .join("  →  ")}
        </p>
      )}
    </section>
  );
}

function BeforeProcedure({ desk }: { readonly desk: RecordDesk }): ReactElement | null {
  const [clearance, setClearance] = useState<number | null>(null);
  const { targetId } = careSubject(desk.record);
  const list = latestOf(desk.record, "medication-list");
  if (list === null) return null;
  const question = { targetId, modalityId: "cryo", creatinineClearanceMlPerMin: clearance };
  const thinners = listAntithrombotics(list, question);
  const findings = procedureChecklist(desk.record, question);
  return (
    <section className={styles["section"]} data-testid="before-procedure">
      <header className={styles["sectionHead"]}>
        <h2>Before a procedure</h2>
      </header>
      <Findings findings={findings} none="Nothing on this list speaks against a procedure." />
      {thinners.length === 0 ? null : (
        <Amount
          label="Creatinine clearance"
          unit="ml/min"
          hint="Some societies hold by renal function. It is used here and not stored."
          value={clearance}
          onChange={setClearance}
          maximum={300}
          testId="clearance"
        />
      )}
      {thinners.map((advice) => (
        <SocietyTable key={advice.finding.message} advice={advice} />
      ))}
    </section>
  );
}

/** Done once a list is on record. */
export function medicationStanding({ record }: StepContext): StepStanding {
  const list = latestOf(record, "medication-list");
  if (list === null) return doneOrOpen(null, "not yet");
  const { totalMgPerDay, complete } = listEquivalents(list);
  return { state: "done", summary: totalMgPerDay === 0 ? "" : `${complete ? "" : "≥ "}${totalMgPerDay} MME` };
}
