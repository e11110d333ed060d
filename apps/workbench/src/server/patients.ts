import type { EventContent, RecordEvent } from "@isotherm/clinic";
import { requestJson } from "./request.ts";
import { ServerError } from "./server-error.ts";

/** Who the patient is; kept apart from the record. */
export interface Person {
  readonly familyName: string;
  readonly givenName: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly medicalRecordNumber: string | null;
}

/** One patient in the search. */
export interface PatientEntry {
  readonly patientId: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly stage: string | null;
  readonly nextDueOn: string | null;
  readonly openMessageCount: number;
  readonly flags: readonly string[];
}

/** A plan that belongs to the patient. */
export interface LinkedPlan {
  readonly planId: string;
  readonly title: string;
  readonly fingerprint: string;
  readonly linkedAt: string;
}

/** One patient whole. */
export interface PatientAnswer {
  readonly patientId: string;
  /** Null for whoever may not see names. */
  readonly person: Person | null;
  readonly personRevision: number;
  readonly events: readonly RecordEvent[];
  /** [1] Place of the last entry in the order of writing. */
  readonly lastSequence: number;
  readonly plans: readonly LinkedPlan[];
}

/** One new entry as it is sent; the server adds who and when. */
export interface NewEntry {
  /** Made once for what is written, so that sending it again writes it once. */
  readonly id: string;
  /** Version of events that the content is written in; left out by pages of version 1, whose entries may still wait on a device. */
  readonly version?: number;
  readonly happenedAt: string;
  readonly correction: RecordEvent["correction"];
  readonly content: EventContent;
}

/** What came of writing: the entry, or somebody else was first. */
export type AppendAnswer =
  | { readonly kind: "saved"; readonly event: RecordEvent }
  | { readonly kind: "conflict"; readonly message: string };

const pathOf = (patientId: string): string => `/api/patients/${encodeURIComponent(patientId)}`;

/** Patients whose name, number or birth date fits; the first page where nothing is asked. */
export function searchPatients(
  search: string,
  choice: { readonly cursor?: string; readonly signal?: AbortSignal } = {},
): Promise<{ readonly patients: readonly PatientEntry[]; readonly nextCursor: string | null }> {
  const query = new URLSearchParams();
  if (search.trim() !== "") query.set("search", search.trim());
  if (choice.cursor !== undefined) query.set("cursor", choice.cursor);
  return requestJson(`/api/patients?${query}`, { signal: choice.signal });
}

/** Makes a new patient. */
export async function createPatient(person: Person): Promise<string> {
  const answer = await requestJson<{ patientId: string }>("/api/patients", {
    method: "POST",
    body: { person },
  });
  return answer.patientId;
}

/** What came of changing a person: saved, or somebody else was first. */
export type PersonAnswer =
  | { readonly kind: "saved" }
  | { readonly kind: "conflict"; readonly person: Person; readonly revision: number };

/** Changes who the patient is; refused with what stands now where somebody else changed it in between. */
export async function savePerson(
  patientId: string,
  person: Person,
  basedOnRevision: number,
): Promise<PersonAnswer> {
  try {
    await requestJson(`${pathOf(patientId)}/person`, { method: "PUT", body: { person, basedOnRevision } });
    return { kind: "saved" };
  } catch (error) {
    if (error instanceof ServerError && error.code === "PERSON_CONFLICT") {
      const { current } = error.details as { current: { person: Person; revision: number } };
      return { kind: "conflict", ...current };
    }
    throw error;
  }
}

/** One line of the log of a patient: who read or wrote what, and when. */
export interface AuditLine {
  /** Place in the log of the site. */
  readonly sequence: number;
  readonly at: string;
  readonly accountId: string | null;
  readonly role: string | null;
  readonly action: "write" | "read" | "take-over";
  readonly subject: string;
}

/** Who read or changed what of one patient, the last first. */
export function fetchAudit(
  patientId: string,
  cursor: string | null,
): Promise<{ readonly entries: readonly AuditLine[]; readonly nextCursor: string | null }> {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`${pathOf(patientId)}/audit${query}`);
}

/** One patient with the whole record. */
export function fetchPatient(patientId: string): Promise<PatientAnswer> {
  return requestJson<PatientAnswer>(pathOf(patientId));
}

/** What was written since. */
export function fetchEvents(
  patientId: string,
  afterNumber: number,
): Promise<Pick<PatientAnswer, "events" | "lastSequence">> {
  return requestJson(`${pathOf(patientId)}/events?after=${afterNumber}`);
}

/** Appends one entry. A correction of what somebody else has corrected meanwhile changes nothing and says so. */
export async function appendEntry(patientId: string, entry: NewEntry): Promise<AppendAnswer> {
  try {
    const answer = await requestJson<{ event: RecordEvent }>(`${pathOf(patientId)}/events`, {
      method: "POST",
      body: entry,
    });
    return { kind: "saved", ...answer };
  } catch (error) {
    if (error instanceof ServerError && error.code === "EVENT_CONFLICT") {
      return { kind: "conflict", message: error.message };
    }
    throw error;
  }
}

/** Makes a plan belong to the patient. */
export async function linkPlan(patientId: string, planId: string): Promise<void> {
  await requestJson(`${pathOf(patientId)}/plans`, { method: "POST", body: { planId } });
}
