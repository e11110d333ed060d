import type { EventKind, PatientRecord } from "@isotherm/clinic";
import { contentsOf } from "@isotherm/clinic";
import {
  adverseEvents,
  anticoagulationDrugs,
  bodyRegions,
  findingKinds,
  gradings,
  indications,
  opioids,
  painQualities,
  riskTexts,
  stations,
  targets,
} from "@isotherm/knowledge";

/** What each kind of entry is called on the screen. */
export const KIND_NAMES: Readonly<Record<EventKind, string>> = {
  "adverse-event": "Adverse event",
  "approval-override": "Override of a missing piece",
  assessment: "Assessment",
  complaint: "Complaint",
  counseling: "Counseling",
  countersignature: "Answer of the second physician",
  "diagnostic-block": "Diagnostic block",
  "expectation-talk": "Expectation talk",
  "follow-up": "Follow-up",
  "freeze-log": "Freeze",
  "gate-exception": "Exception from block first",
  "imaging-review": "Imaging review",
  intake: "Intake",
  "medication-list": "Medication, allergies, implants",
  message: "Message",
  "mini-goal": "Small goal",
  "multimodal-plan": "Multimodal plan",
  "pain-component": "Pain interview",
  "patient-question": "Question of the patient",
  "patient-story": "The patient’s own words",
  "plan-approval": "Approval of a plan",
  "readiness-check": "Readiness check",
  "referral-opened": "Referral",
  "referral-step": "Referral step",
  "rehabilitation-session": "Rehabilitation",
  "treatment-result": "Result of a freeze",
  withdrawal: "Withdrawal",
  "work-up-step": "Work-up",
};

type Named = readonly { readonly id: string; readonly name: string }[];

const namesOf = (records: Named): ReadonlyMap<string, string> =>
  new Map(records.map(({ id, name }) => [id, name]));

const dictionaries: Readonly<Record<string, () => ReadonlyMap<string, string>>> = {
  targetId: () => namesOf(targets()),
  targetIds: () => namesOf(targets()),
  regionIds: () => namesOf(bodyRegions()),
  qualityId: () => namesOf(painQualities()),
  stationId: () => namesOf(stations()),
  stationIds: () => namesOf(stations()),
  findingKindId: () => namesOf(findingKinds()),
  opioidId: () => namesOf(opioids()),
  antithromboticId: () => namesOf(anticoagulationDrugs()),
  pickId: () => namesOf(adverseEvents()),
  gradingId: () => namesOf(gradings()),
  indication: () => namesOf(indications()),
  riskTextIds: () =>
    new Map(riskTexts().map(({ id, indication }) => [id, `Risks for ${nameOfId("indication", indication)}`])),
};

const made = new Map<string, ReadonlyMap<string, string>>();

/** The name that stands for an id in a field of this name; the id itself where nothing is known of it. */
export function nameOfId(field: string, id: string): string {
  const dictionary = made.get(field) ?? dictionaries[field]?.() ?? new Map<string, string>();
  made.set(field, dictionary);
  return dictionary.get(id) ?? id;
}

/** What the patient calls one pain. */
export function painName(record: PatientRecord, painId: string): string {
  return contentsOf(record, "pain-component").find((pain) => pain.painId === painId)?.label ?? painId;
}

/** A word of the code as a word of the screen: `night-waking` as “night waking”. */
export function plainWord(word: string): string {
  return word.replaceAll("-", " ");
}

/** The same with a capital. */
export function titleWord(word: string): string {
  const plain = plainWord(word);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
