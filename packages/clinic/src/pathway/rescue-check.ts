import { checkRescueOrders, type Finding, type RuleInputs } from "@isotherm/knowledge";
import { latestOf, type PatientRecord } from "../record/patient-record.ts";

/**
 * Interactions of the remedies for neuritis with what the record says of the patient (R114). Anticoagulants come from the list of
 * medication; the rest is answered by the clinician (`takesSsri`, `hasKidneyDisease` …). What nobody answered is asked, never
 * taken as absent.
 */
export function neuritisRescueFindings(record: PatientRecord, answers: RuleInputs): readonly Finding[] {
  const list = latestOf(record, "medication-list");
  const takesAnticoagulant =
    list === null ? null : list.drugs.some(({ antithromboticId }) => antithromboticId !== null);
  return checkRescueOrders("neuritis", { takesAnticoagulant, ...answers });
}
