import { currentEventVersion } from "@isotherm/clinic";
import { appendEntry } from "./patients.ts";
import { requestJson } from "./request.ts";

/** A referral that somebody outside the clinic sees now. */
export interface ReferralAccess {
  readonly referralId: string;
  readonly referrerId: string;
  readonly sharedAt: string;
}

/** A referral as whoever sent the patient sees it. */
export interface OwnReferral {
  readonly patientId: string;
  readonly referralId: string;
  readonly name: string;
  readonly birthDate: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly expectedOn: string | null;
  /** `open` and `triaged` wait; the rest is what was reached last. */
  readonly state: string;
  readonly acceptedAt: string | null;
  readonly seenAt: string | null;
  readonly reportedAt: string | null;
  readonly declinedAt: string | null;
  /** Letters that went back, the oldest first. */
  readonly reports: readonly { readonly at: string; readonly text: string }[];
}

/** One page of them, the last one sent first. */
export interface OwnReferralPage {
  readonly referrals: readonly OwnReferral[];
  readonly nextCursor: string | null;
}

/** A message between this referrer and the clinic. */
export interface ReferrerMessage {
  readonly messageId: string;
  readonly from: "clinic" | "referrer";
  readonly text: string;
  readonly sentAt: string;
}

const accessPath = (patientId: string): string =>
  `/api/patients/${encodeURIComponent(patientId)}/referral-access`;

/** Who outside the clinic sees which referral of this patient. */
export async function fetchReferralAccess(patientId: string): Promise<readonly ReferralAccess[]> {
  return (await requestJson<{ access: readonly ReferralAccess[] }>(accessPath(patientId))).access;
}

/** Shows a referral to a referrer, or ends that. */
export async function changeReferralAccess(
  patientId: string,
  change: {
    readonly referralId: string;
    readonly referrerId: string;
    readonly state: "shared" | "ended";
  },
): Promise<void> {
  await requestJson(accessPath(patientId), { method: "PUT", body: change });
}

/** Referrals that the clinic shares with whoever is signed in. */
export function fetchOwnReferrals(cursor: string | null): Promise<OwnReferralPage> {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson<OwnReferralPage>(`/api/own-referrals${query}`);
}

/** Messages with the clinic about one patient, the oldest first. */
export async function fetchReferrerMessages(patientId: string): Promise<readonly ReferrerMessage[]> {
  const path = `/api/own-referrals/${encodeURIComponent(patientId)}/messages`;
  return (await requestJson<{ messages: readonly ReferrerMessage[] }>(path)).messages;
}

/** Writes to the clinic about one patient; the same id after a failure writes it once. */
export async function writeToClinic(
  patientId: string,
  message: { readonly id: string; readonly text: string },
): Promise<void> {
  await appendEntry(patientId, {
    id: message.id,
    version: currentEventVersion,
    happenedAt: new Date().toISOString(),
    correction: null,
    content: {
      kind: "message",
      messageId: message.id,
      from: "referrer",
      to: "clinic",
      text: message.text,
      triage: "not-triaged",
      answersId: null,
    },
  });
}
