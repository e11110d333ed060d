import { entriesOf } from "@isotherm/clinic";
import { formatProtocol } from "@isotherm/planning";
import type { ReactElement } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { hashOf } from "../../state/route.ts";
import entry from "../record/entry.module.css";
import { readableMoment } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import styles from "../step-parts.module.css";
import { ComputedLines } from "./computed-lines.tsx";
import { type OpenedPlan, useLinkedPlans } from "./linked-plans.ts";
import { NewPlanForm } from "./new-plan-form.tsx";

/** The plans of this patient: made here, opened in the planner, approved with their fingerprint. */
export function PlanStep({ desk }: StepProperties): ReactElement {
  const opened = useLinkedPlans(desk.plans);
  return (
    <>
      <section className={styles["section"]} data-testid="linked-plans">
        {opened.status === "failed" ? <FailureNote message={opened.message ?? ""} /> : null}
        {desk.plans.length === 0 ? (
          <p className={styles["empty"]}>
            No plan yet. A nerve and a node in one sitting are two plans, each with its own zone and outcome.
          </p>
        ) : null}
        {opened.plans.map((one) => (
          <PlanCard key={one.plan.id} opened={one} desk={desk} />
        ))}
      </section>
      <NewPlanForm desk={desk} />
    </>
  );
}

function PlanCard(properties: { readonly opened: OpenedPlan; readonly desk: RecordDesk }): ReactElement {
  const { opened, desk } = properties;
  const { plan, fingerprint, computed } = opened;
  const { patientId } = desk;
  const approval = entriesOf(desk.record, "plan-approval").findLast(
    ({ content }) => content.planId === plan.id,
  )?.content;
  return (
    <article className={entry["card"]} data-testid="plan-card">
      <header className={entry["cardHead"]}>
        <span className={entry["cardTitle"]}>{plan.title}</span>
        <span className={entry["cardWho"]}>changed {readableMoment(plan.modifiedAt)}</span>
        <a
          className={styles["link"]}
          href={hashOf({ screen: "plan", planId: plan.id, patientId })}
          data-testid="open-plan"
        >
          Open in the planner
        </a>
      </header>
      <div>
        {plan.procedureType === "neurolysis" ? "Nerve" : "Tumor"} · {plan.target?.name ?? "no target yet"}
        {plan.target?.side ? `, ${plan.target.side}` : ""} · {plan.cryoprobes.length}{" "}
        {plan.cryoprobes.length === 1 ? "cryoprobe" : "cryoprobes"} ·{" "}
        <span className="number">{formatProtocol(plan)}</span>
      </div>
      <ComputedLines computed={computed} />
      <div className="quiet" data-testid="plan-approval-state">
        {approvalText(approval?.planFingerprint, fingerprint)}{" "}
        <a className={styles["link"]} href={hashOf({ screen: "patient", patientId, step: "approval" })}>
          Approval
        </a>
      </div>
    </article>
  );
}

function approvalText(approved: string | undefined, now: string): string {
  if (approved === undefined) return "Not approved yet.";
  return approved === now ? "Approved as it is now." : "Changed after its approval: approve it again.";
}

/** Done once a plan belongs to the patient. */
export function planStanding({ plans }: StepContext): StepStanding {
  if (plans.length === 0) return { state: "open", summary: "none" };
  return { state: "done", summary: String(plans.length) };
}
