import type { EventKind, Role } from "@isotherm/clinic";

/** Kinds that end a question of safety, which only a physician may write. */
const physicianOnly: readonly EventKind[] = [
  "plan-approval",
  "approval-override",
  "gate-exception",
  "countersignature",
];

const coordinatorKinds: readonly EventKind[] = [
  "referral-opened",
  "referral-step",
  "message",
  "intake",
  "follow-up",
  "patient-question",
  "patient-story",
  "mini-goal",
  "rehabilitation-session",
  "complaint",
];

const patientKinds: readonly EventKind[] = [
  "pain-component",
  "follow-up",
  "message",
  "patient-question",
  "patient-story",
  "mini-goal",
];

/**
 * Whether a role may write an entry of a kind; a withdrawal counts as the kind of the entry that it withdraws. The database holds
 * the same rule (`may_write`), so that this is for the sentence and that for safety.
 */
export function mayWrite(role: Role, entryKind: EventKind): boolean {
  if (role === "physician") return true;
  if (role === "nurse") return !physicianOnly.includes(entryKind);
  if (role === "coordinator") return coordinatorKinds.includes(entryKind);
  if (role === "referrer") return entryKind === "message";
  return role === "patient" && patientKinds.includes(entryKind);
}
