import { contraindicationsFor, type Finding, type Severity } from "@isotherm/knowledge";
import { latestOf, type PatientRecord } from "../record/patient-record.ts";
import { judge } from "./judge.ts";
import { listAntithrombotics } from "./medication-check.ts";

/** Where the procedure is to be, and what the laboratory says of the kidneys. */
export interface ChecklistQuestion {
  readonly targetId: string | null;
  readonly modalityId: string;
  /** Null when not known: then no row of a society is chosen. */
  readonly creatinineClearanceMlPerMin: number | null;
}

type Level = ReturnType<typeof contraindicationsFor>[number]["level"];

const severities: Readonly<Record<Level, Severity>> = {
  contraindicated: "critical",
  discuss: "critical",
  avoid: "critical",
  defer: "critical",
  caution: "warning",
  checklist: "info",
};

/** The checks before a procedure from the last list of medication: contraindications that hold, and blood thinners (R106). */
export function procedureChecklist(record: PatientRecord, question: ChecklistQuestion): readonly Finding[] {
  const list = latestOf(record, "medication-list");
  if (list === null) {
    return [
      judge("no-medication-list", "critical", {
        message:
          "No list of medication, allergies and implants is on record; write one before anything is scheduled",
      }),
    ];
  }
  const held = contraindicationsFor(question.targetId, question.modalityId)
    .filter(({ id }) => list.contraindicationIds.includes(id))
    .map(({ id, name, level, text, sources, status }) =>
      judge(`contraindication/${id}`, severities[level], {
        message: `${name} (${level}): ${text}`,
        sources,
        status,
        inputs: { contraindicationId: id, targetId: question.targetId },
      }),
    );
  return [...held, ...listAntithrombotics(list, question).map(({ finding }) => finding)];
}
