import { followUpSchedule, type PatientRecord } from "@isotherm/clinic";

/** Visits of one freeze to choose from, by name, and one for whatever was not planned. */
export function followUpVisitNames(
  record: PatientRecord,
  freezeId: string,
): readonly { readonly id: string; readonly name: string }[] {
  const visits = followUpSchedule(record, freezeId, { at: new Date().toISOString(), graceDays: 0 });
  return [...visits.map(({ id, name }) => ({ id, name })), { id: "unscheduled", name: "Not planned" }];
}
