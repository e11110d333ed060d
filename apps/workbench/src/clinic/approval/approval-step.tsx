import { type ApprovalGate, approvalGate } from "@isotherm/clinic";
import { reportNotices } from "@isotherm/planning";
import { Button, Loader } from "@mantine/core";
import type { ReactElement } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { useAccount } from "../../sign-in/session-store.ts";
import { ComputedLines } from "../plan/computed-lines.tsx";
import { type OpenedPlan, useLinkedPlans } from "../plan/linked-plans.ts";
import { useQuickWrite } from "../record/quick-write.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { careSubject } from "../record/subject.ts";
import { nameOfId } from "../record/words.ts";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import styles from "../step-parts.module.css";
import approval from "./approval.module.css";
import { PieceRow } from "./piece-row.tsx";
import { Readiness } from "./readiness.tsx";

/** Whether a freeze may go ahead, plan by plan: every missing piece by name, every override with its reason and name. */
export function ApprovalStep({ desk }: StepProperties): ReactElement {
  const opened = useLinkedPlans(desk.plans);
  const { indication } = careSubject(desk.record);
  if (desk.plans.length === 0)
    return <p className={styles["empty"]}>There is no plan to approve yet; begin one in the step Plan.</p>;
  if (indication === null)
    return <p className={styles["empty"]}>Write the intake first: the indication decides what is asked.</p>;
  if (opened.status === "failed") return <FailureNote message={opened.message ?? ""} />;
  if (opened.status === "loading") return <Loader type="dots" aria-label="Opening the plans" />;
  return (
    <>
      <Readiness desk={desk} indication={indication} />
      {opened.plans.map((one) => (
        <PlanApprovalCard key={one.plan.id} opened={one} desk={desk} indication={indication} />
      ))}
      <p className="quiet">{reportNotices.join(" ")} A person signs.</p>
    </>
  );
}

interface CardProperties {
  readonly opened: OpenedPlan;
  readonly desk: RecordDesk;
  readonly indication: string;
}

function PlanApprovalCard({ opened, desk, indication }: CardProperties): ReactElement {
  const { plan, fingerprint } = opened;
  const gate = approvalGate(desk.record, { plan, planFingerprint: fingerprint, indication });
  const open = gate.pieces.filter(({ state }) => state !== "present");
  const present = gate.pieces.filter(({ state }) => state === "present");
  return (
    <section className={approval["card"]} data-open={gate.mayFreeze} data-testid="approval-card">
      <header className={approval["head"]}>
        <h2>{plan.title}</h2>
        <span data-testid="plan-state" className="quiet">
          {gate.planState === "decided"
            ? "decided"
            : "provisional until the patient was interviewed and seen"}
        </span>
      </header>
      <p className={approval["verdict"]} data-open={gate.mayFreeze} data-testid="approval-verdict">
        {verdictText(gate)}
      </p>
      <ul className={approval["pieces"]}>
        {open.map((piece) => (
          <PieceRow key={piece.id} piece={piece} planId={plan.id} desk={desk} />
        ))}
      </ul>
      <ComputedLines computed={opened.computed} />
      <ApproveButton opened={opened} desk={desk} indication={indication} />
      <details>
        <summary className={styles["summary"]}>
          {present.length} {present.length === 1 ? "piece is" : "pieces are"} on record
        </summary>
        <ul className={approval["pieces"]}>
          {present.map((piece) => (
            <PieceRow key={piece.id} piece={piece} planId={plan.id} desk={desk} />
          ))}
        </ul>
      </details>
    </section>
  );
}

function verdictText({ mayFreeze, pieces }: ApprovalGate): string {
  const count = (wanted: string): number => pieces.filter(({ state }) => state === wanted).length;
  if (mayFreeze) {
    const let_go = count("overridden");
    return let_go === 0 ? "The freeze may go ahead." : `The freeze may go ahead with ${let_go} overridden.`;
  }
  const missing = count("missing") + count("stopped");
  return `Not yet: ${missing} ${missing === 1 ? "piece is" : "pieces are"} missing.`;
}

/** Signs the plan as it is now; only a physician can. */
function ApproveButton({ opened, desk, indication }: CardProperties): ReactElement | null {
  const { plan, fingerprint } = opened;
  const account = useAccount();
  const quick = useQuickWrite(desk);
  const approved = desk.record.entries.some(
    ({ content, state }) =>
      state === "stands" &&
      content.kind === "plan-approval" &&
      content.planId === plan.id &&
      content.planFingerprint === fingerprint,
  );
  if (approved) return null;
  if (account?.role !== "physician") return <p className="quiet">A physician approves the plan.</p>;
  const targetId = plan.target?.knowledgeTargetId ?? careSubject(desk.record).targetId;
  const approve = (): Promise<boolean> =>
    quick.write({
      kind: "plan-approval",
      planId: plan.id,
      planFingerprint: fingerprint,
      targetId: targetId ?? "custom",
      indication,
      signature: { personId: account.id, role: account.role, signedAt: new Date().toISOString() },
    });
  return (
    <div className={styles["actions"]}>
      <Button
        disabled={plan.cryoprobes.length === 0}
        loading={quick.isBusy}
        onClick={() => void approve()}
        data-testid="approve-plan"
      >
        Approve this plan as it is now
      </Button>
      <span className="quiet">
        {plan.cryoprobes.length === 0
          ? "The plan has no cryoprobe yet."
          : `Signed as ${account.displayName}${targetId === null ? "" : `, for ${nameOfId("targetId", targetId)}`}.`}
      </span>
      {quick.message === null ? null : <FailureNote message={quick.message} />}
    </div>
  );
}

/** Presses while a plan waits for its approval; what exactly is missing needs the plan itself and stands on the page. */
export function approvalStanding({ record, plans }: StepContext): StepStanding {
  if (plans.length === 0) return { state: "open", summary: "" };
  const open = plans.filter(
    ({ planId, fingerprint }) =>
      !record.entries.some(
        ({ content, state }) =>
          state === "stands" &&
          content.kind === "plan-approval" &&
          content.planId === planId &&
          content.planFingerprint === fingerprint,
      ),
  );
  return open.length === 0
    ? { state: "done", summary: "" }
    : { state: "attention", summary: `${open.length} pending` };
}
