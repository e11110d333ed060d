import type { Origin, Role } from "@isotherm/clinic";

/** What a patient was given a link for. */
export type PatientPurpose = "interview" | "follow-up" | "messages";

/** Who asks: every request behind the door carries one, and everything that is written down names it. */
export interface Actor {
  /** Id of the account; for a patient who came by a link, `patient:` and the id of the patient. */
  readonly accountId: string;
  readonly displayName: string;
  /** The role in which this person acts now. */
  readonly role: Role;
  /** All roles that this person may take on. */
  readonly roles: readonly Role[];
  /** The one patient whose record a patient's session may touch; null for everybody else. */
  readonly patientId: string | null;
  readonly patientPurpose: PatientPurpose | null;
  /** From where: the kind follows from the role, the name is the address of the client. */
  readonly origin: Origin;
}

/** From where somebody with this role writes. */
export function originOf(role: Role, clientAddress: string): Origin {
  if (role === "patient") return { kind: "patient-device", name: clientAddress };
  if (role === "referrer") return { kind: "referrer", name: clientAddress };
  return { kind: "clinic", name: clientAddress };
}
