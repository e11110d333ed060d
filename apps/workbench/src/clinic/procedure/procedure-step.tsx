import { entriesOf, type FreezeLog, freezeReview, procedureNote } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { Findings } from "../findings.tsx";
import { printOnly } from "../letter/print-only.ts";
import { type OpenedPlan, useLinkedPlans } from "../plan/linked-plans.ts";
import { EntrySection } from "../record/entry-section.tsx";
import { readableMoment } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { nameOfId } from "../record/words.ts";
import { doneOrOpen, type StepContext, type StepProperties, type StepStanding } from "../step.ts";
import styles from "../step-parts.module.css";
import { FreezeForm } from "./freeze-form.tsx";

/** The freeze as it went, and the note that plan and log make together. */
export function ProcedureStep({ desk }: StepProperties): ReactElement {
  const { plans } = useLinkedPlans(desk.plans);
  return (
    <EntrySection
      desk={desk}
      title="Freezes"
      lead="The log is kept whatever the approval said; what was open then is named."
      entries={entriesOf(desk.record, "freeze-log")}
      form={FreezeForm}
      addLabel="Record a freeze"
      opensEmpty={true}
      titleOf={({ targetId, planId }) =>
        targetId === null ? titleOfPlan(plans, planId) : nameOfId("targetId", targetId)
      }
      show={(log) => <FreezeCard log={log} desk={desk} plans={plans} />}
      testId="freeze-log"
    />
  );
}

function titleOfPlan(plans: readonly OpenedPlan[], planId: string): string {
  return plans.find(({ plan }) => plan.id === planId)?.plan.title ?? "Freeze";
}

function FreezeCard(properties: {
  readonly log: FreezeLog;
  readonly desk: RecordDesk;
  readonly plans: readonly OpenedPlan[];
}): ReactElement {
  const { log, desk, plans } = properties;
  const [isOpen, setOpen] = useState(false);
  const nameOf = useNameOf();
  const opened = plans.find(({ plan }) => plan.id === log.planId);
  if (opened === undefined)
    return (
      <p>
        {log.immediateEffect}{" "}
        <span className="quiet">The plan of this freeze does not belong to the patient.</span>
      </p>
    );
  const { plan, fingerprint, computed } = opened;
  // What was computed for another state of the plan does not belong to this freeze.
  const predicted = log.planFingerprint === fingerprint ? computed : null;
  const note = procedureNote(
    plan,
    { ...log, operator: nameOf(log.operator) },
    { predicted, readableTime: readableMoment },
  );
  const review = freezeReview(desk.record, log.freezeId, {
    plan,
    planFingerprint: fingerprint,
    indication: log.indication,
  });
  return (
    <>
      <p>{log.immediateEffect}</p>
      <p className="quiet">
        {note.differences.length + log.deviations.length === 0
          ? "As planned."
          : [...note.differences, ...log.deviations].join(" · ")}
      </p>
      <Findings findings={review} testId="freeze-review" />
      <div className={styles["actions"]}>
        <Button size="xs" variant="default" onClick={() => setOpen(!isOpen)} data-testid="open-note">
          {isOpen ? "Hide the note" : "Procedure note"}
        </Button>
        {isOpen ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={15} />}
            onClick={() => printOnly(log.freezeId)}
          >
            Print
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <article className={styles["paper"]} data-print={log.freezeId} data-testid="procedure-note">
          <h1>{note.title}</h1>
          {note.sections.map(({ title, lines }) => (
            <section key={title}>
              <h3>{title}</h3>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </section>
          ))}
        </article>
      ) : null}
    </>
  );
}

/** Done once a freeze is on record. */
export function procedureStanding({ record }: StepContext): StepStanding {
  const count = entriesOf(record, "freeze-log").length;
  return doneOrOpen(count === 0 ? null : String(count), "not yet");
}
