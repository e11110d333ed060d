import type { Finding } from "@isotherm/knowledge";
import { type PatientRecord, recordAsOf } from "../record/patient-record.ts";
import { type ApprovalQuestion, approvalGate } from "./approval-gate.ts";
import { freezeEntry } from "./freeze-entry.ts";
import { judge } from "./judge.ts";

/**
 * What was open when a freeze began. The log is kept whatever the gate said, because it happened; what was missing then is named
 * here, and what is written down afterwards does not close it.
 */
export function freezeReview(
  record: PatientRecord,
  freezeId: string,
  question: ApprovalQuestion,
): readonly Finding[] {
  const { content, happenedAt } = freezeEntry(record, freezeId);
  const gate = approvalGate(recordAsOf(record, happenedAt), question);
  const open = gate.pieces.filter(({ state }) => state === "missing" || state === "stopped");
  const findings: Finding[] = [];
  if (open.length > 0) {
    findings.push(
      judge("freeze-without-approval", "critical", {
        message: `The freeze of ${happenedAt.slice(0, 10)} began while the approval lacked: ${open.map(({ name }) => name).join("; ")}. Say why in a report of the event`,
        inputs: { freezeId, openCount: open.length },
      }),
    );
  }
  if (content.planId !== question.plan.id || content.planFingerprint !== question.planFingerprint) {
    findings.push(
      judge("freeze-of-another-plan", "critical", {
        message: `The freeze of ${happenedAt.slice(0, 10)} names plan ${content.planId}, which is not plan ${question.plan.id} as it was approved; compare both`,
        inputs: { freezeId, planId: content.planId },
      }),
    );
  }
  return findings;
}
