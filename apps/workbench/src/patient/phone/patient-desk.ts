import { type EventContent, type PatientRecord, patientRecord } from "@isotherm/clinic";
import { useCallback, useEffect, useState } from "react";
import { fetchPatient, type NewEntry } from "../../server/patients.ts";
import type { SiteContact } from "../../server/site-contact.ts";
import type { OutboxItem } from "../outbox.ts";
import { type LinkSession, plainReason } from "./link-session.ts";

/** What every page of the phone is given. */
export interface PatientDesk {
  readonly linkId: string;
  readonly session: LinkSession;
  readonly contact: SiteContact;
  readonly record: PatientRecord;
  /** Moment at which everything on the screen is judged. */
  readonly at: string;
  /** What is on its way to the clinic. */
  readonly waiting: readonly OutboxItem[];
  /** Keeps an entry on this device and sends it as soon as there is a network. */
  readonly send: (entry: NewEntry) => void;
}

/** A new entry of now, under an id of its own. */
export function entryOf(content: EventContent, id: string = crypto.randomUUID()): NewEntry {
  return { id, happenedAt: new Date().toISOString(), correction: null, content };
}

/** The patient's own record on its way to the screen. */
export type PhoneRecord =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly message: string; readonly retry: () => void }
  | { readonly status: "ready"; readonly record: PatientRecord; readonly at: string };

/** The record of the patient, fetched once and again when something was sent or the page is looked at. */
export function usePhoneRecord(patientId: string | null): {
  readonly state: PhoneRecord;
  readonly refresh: () => void;
} {
  const [state, setState] = useState<PhoneRecord>({ status: "loading" });
  const [turn, setTurn] = useState(0);
  const refresh = useCallback(() => setTurn((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every turn fetches once more
  useEffect(() => {
    if (patientId === null) return;
    let isGone = false;
    fetchPatient(patientId).then(
      ({ events }) => {
        if (isGone) return;
        setState({
          status: "ready",
          record: patientRecord(patientId, events),
          at: new Date().toISOString(),
        });
      },
      (error: unknown) => {
        if (isGone) return;
        // What was shown stays on the screen while the network is away.
        setState((before) =>
          before.status === "ready"
            ? before
            : { status: "failed", message: plainReason(error), retry: refresh },
        );
      },
    );
    return () => {
      isGone = true;
    };
  }, [patientId, turn]);
  useEffect(() => {
    window.addEventListener("focus", refresh);
    return () => window.removeEventListener("focus", refresh);
  }, [refresh]);
  return { state, refresh };
}
