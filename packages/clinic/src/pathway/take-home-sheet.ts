import { explanation, pathwaysFor, riskText } from "@isotherm/knowledge";
import { contentsOf, latestOf, type PatientRecord } from "../record/patient-record.ts";
import { redFlagSigns } from "./red-flags.ts";

/** One part of what is talked about, in the order of the talk. */
export interface SheetPart {
  readonly id: "plan" | "benefit" | "risks" | "plan-b" | "questions" | "call-us";
  readonly title: string;
  readonly lines: readonly string[];
  /** Open: nothing to say yet; the clinician writes it. */
  readonly state: "told" | "open";
}

/**
 * The talk on one screen and on the sheet to take home, in plain words: plan, expected benefit, risks, plan B, questions (R58), and
 * when to call. Words come from `knowledge` and from what was agreed; a part without words stays open and is never filled in.
 */
export function takeHomeSheet(
  record: PatientRecord,
  about: { readonly targetId: string; readonly indication: string },
): readonly SheetPart[] {
  const talk = latestOf(record, "expectation-talk");
  const risks = riskText(about.targetId, about.indication);
  const asked = contentsOf(record, "patient-question");
  const labels = new Map(contentsOf(record, "pain-component").map(({ painId, label }) => [painId, label]));
  const goals = (talk?.goals ?? []).map(
    ({ painId, baselineScore, goalScore }) =>
      `"${labels.get(painId) ?? painId}" is at ${baselineScore} now. We aim at ${goalScore}.`,
  );
  return [
    part("plan", "What we will do", [explanation("what-it-is").text, explanation("how-long").text]),
    part("benefit", "What to hope for", [
      explanation("goal").text,
      ...goals,
      ...(talk === null ? [] : [`What matters to you: ${talk.functionGoal}`]),
    ]),
    part("risks", "What can go wrong", [
      ...(risks === null ? [] : [risks.plainText]),
      ...(leadsToNeuritis(about.indication) ? [explanation("neuritis").text] : []),
    ]),
    part("plan-b", "If it does not help", talk?.planB === null || talk === null ? [] : [talk.planB]),
    part("questions", "Your questions", [
      ...(talk?.questions ?? []).map(({ question, answer }) => `${question} ${answer}`),
      ...asked.map(({ question, answer }) => `${question} ${answer ?? "(we will answer this)"}`),
    ]),
    part("call-us", explanation("call-us").title, redFlagSigns()),
  ];
}

function part(id: SheetPart["id"], title: string, lines: readonly string[]): SheetPart {
  return { id, title, lines, state: lines.length === 0 ? "open" : "told" };
}

function leadsToNeuritis(indication: string): boolean {
  return pathwaysFor(indication).some(({ steps }) => steps.some(({ id }) => id === "neuritis"));
}
