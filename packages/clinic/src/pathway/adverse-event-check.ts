import { adverseEvents, type Finding, gradings } from "@isotherm/knowledge";
import type { AdverseEvent } from "../record/adverse-event.ts";
import { judge } from "./judge.ts";

/** Whether the grade belongs to the system and version that the event names, and the entry to the pick list. */
export function checkAdverseEvent(event: AdverseEvent): readonly Finding[] {
  return [...checkGrade(event), ...checkPick(event)];
}

function checkGrade(event: AdverseEvent): readonly Finding[] {
  const grading = gradings().find(({ id }) => id === event.gradingId);
  const told = { status: "computed", sources: grading?.sources ?? [] } as const;
  if (grading === undefined) {
    const known = gradings().map(({ id }) => id);
    return [
      judge("grading-unknown", "critical", {
        ...told,
        message: `No grading system is called ${event.gradingId}; grade by one of ${known.join(", ")}`,
      }),
    ];
  }
  const findings: Finding[] = [];
  if (grading.version !== event.gradingVersion) {
    findings.push(
      judge("grading-version", "warning", {
        ...told,
        message: `The event is graded by ${grading.name} ${event.gradingVersion}, which is not the version held here (${grading.version}); keep it as it was graded, and grade again for a comparison`,
      }),
    );
  }
  if (!grading.grades.some(({ code }) => code === event.gradeCode)) {
    findings.push(
      judge("grade-unknown", "critical", {
        ...told,
        message: `${grading.name} ${grading.version} has no grade ${event.gradeCode}; it has ${grading.grades.map(({ code }) => code).join(", ")}`,
      }),
    );
  }
  return findings;
}

function checkPick(event: AdverseEvent): readonly Finding[] {
  if (event.pickId === null || adverseEvents().some(({ id }) => id === event.pickId)) return [];
  return [
    judge("adverse-event-unknown", "warning", {
      status: "computed",
      sources: [],
      message: `${event.pickId} is not on the pick list of adverse events; pick another entry, or describe it`,
    }),
  ];
}
