import { contentsOf, latestOf, type PatientRecord } from "../record/patient-record.ts";
import { sittingsOf } from "./freeze-entry.ts";
import { indicationName } from "./indication-name.ts";
import { thenAndNow } from "./then-and-now.ts";

/** Paragraphs of a letter or summary, in order. */
export interface Letter {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One page for the clinician: the patient's own words first, then each pain in theirs (R62, R105). */
export function patientSummary(record: PatientRecord): Letter {
  const story = latestOf(record, "patient-story");
  const assessment = latestOf(record, "assessment");
  return {
    title: "The patient's story",
    paragraphs: [
      ...(story === null ? ["Own words: not yet asked."] : [`“${story.ownWords}”`]),
      ...contentsOf(record, "pain-component").map(
        ({ label, state, worsenedBy, easedBy }) =>
          `“${label}”: “${state.ownWords}” Worst ${state.worstScore}, average ${state.averageScore} of 10. Worse with ${worsenedBy.join(", ")}; better with ${easedBy.join(", ")}.`,
      ),
      ...(assessment === null ? [] : [`Assessment (${assessment.decision}): ${assessment.text}`]),
    ],
  };
}

/** A letter to whoever sent the patient: assessment, what was done, what became of it, what comes next (R63). */
export function referrerLetter(record: PatientRecord, at: string): Letter {
  const referral = contentsOf(record, "referral-opened").findLast(({ direction }) => direction === "in");
  const assessment = latestOf(record, "assessment");
  const planB = latestOf(record, "expectation-talk")?.planB ?? null;
  const sent =
    referral === undefined
      ? "Thank you for your interest in this patient."
      : `Dear ${referral.counterpart}, thank you for sending this patient: ${sentence(referral.reason)}`;
  return {
    title: `Letter of ${at.slice(0, 10)}`,
    paragraphs: [
      sent,
      assessment === null
        ? "The assessment is not finished."
        : `Our assessment ends in: ${assessment.decision}. ${assessment.text}`,
      ...sittingsOf(record).map((freezes) => sittingParagraph(record, freezes, at)),
      ...(planB === null ? [] : [`Should this not help: ${sentence(planB)}`]),
    ],
  };
}

/** What was done in one sitting, what was felt at once, and what became of it; a nerve and a node have one outcome. */
function sittingParagraph(
  record: PatientRecord,
  freezes: ReturnType<typeof sittingsOf>[number],
  at: string,
): string {
  const logs = freezes.map(({ content }) => content);
  const indications = [...new Set(logs.map(({ indication }) => indicationName(indication)))];
  const effects = [...new Set(logs.map(({ immediateEffect }) => sentence(immediateEffect)))];
  const outcome = thenAndNow(record, logs[0]?.freezeId ?? "", at).summary;
  return `Freeze for ${indications.join(" and ")}: ${effects.join(" ")} ${outcome}`;
}

/** What somebody wrote, closed as a sentence. */
function sentence(text: string): string {
  return /[.!?]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
