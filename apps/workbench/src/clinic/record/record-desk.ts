import { currentEventVersion, type PatientRecord, patientRecord, type RecordEvent } from "@isotherm/clinic";
import { useCallback, useSyncExternalStore } from "react";
import {
  type AppendAnswer,
  appendEntry,
  fetchEvents,
  fetchPatient,
  type LinkedPlan,
  type NewEntry,
  type PatientAnswer,
  type Person,
} from "../../server/patients.ts";
import { isPageInUse } from "../../sign-in/screen-cover-store.ts";

/** One patient's record on the screen, and the way to write into it. */
export interface RecordDesk {
  readonly patientId: string;
  readonly record: PatientRecord;
  /** Null for whoever may not see names. */
  readonly person: Person | null;
  readonly personRevision: number;
  readonly plans: readonly LinkedPlan[];
  /** Moment at which everything on the screen is judged. */
  readonly at: string;
  /** Appends one entry; the record follows at once. Throws a `ServerError` where it was refused. */
  readonly write: (entry: NewEntry) => Promise<AppendAnswer>;
  /** Fetches everything again, such as after a plan was linked. */
  readonly reload: () => Promise<void>;
}

/** A record on its way to the screen. */
export type RecordState =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly message: string; readonly retry: () => void }
  | { readonly status: "ready"; readonly desk: RecordDesk };

/** How often an open record asks for what others wrote. */
const REFRESH_MS = 10_000;

/** One open record, shared by every part of the page that shows it. */
interface OpenRecord {
  state: RecordState;
  answer: PatientAnswer | null;
  readonly listeners: Set<() => void>;
  stop: () => void;
}

const open = new Map<string, OpenRecord>();
const LOADING: RecordState = { status: "loading" };

/** The record of a patient, loaded once, kept in step with what others write while it is on the screen. */
export function useRecord(patientId: string): RecordState {
  // The same function while it is the same patient: another one would close the record and open it again.
  const follow = useCallback((listener: () => void) => subscribe(patientId, listener), [patientId]);
  return useSyncExternalStore(follow, () => open.get(patientId)?.state ?? LOADING);
}

function subscribe(patientId: string, listener: () => void): () => void {
  const held = open.get(patientId) ?? begin(patientId);
  held.listeners.add(listener);
  return () => {
    held.listeners.delete(listener);
    // A change of step takes the last listener away for a moment only.
    setTimeout(() => {
      if (held.listeners.size > 0 || open.get(patientId) !== held) return;
      held.stop();
      open.delete(patientId);
    }, 0);
  };
}

function begin(patientId: string): OpenRecord {
  const held: OpenRecord = { state: LOADING, answer: null, listeners: new Set(), stop: () => undefined };
  open.set(patientId, held);
  const look = (): void => {
    if (isPageInUse()) void takeIn(held).catch(() => undefined);
  };
  const timer = setInterval(look, REFRESH_MS);
  window.addEventListener("focus", look);
  held.stop = () => {
    clearInterval(timer);
    window.removeEventListener("focus", look);
  };
  void load(held, patientId);
  return held;
}

async function load(held: OpenRecord, patientId: string): Promise<void> {
  try {
    show(held, await fetchPatient(patientId));
  } catch (error) {
    const retry = (): void => {
      tell(held, LOADING);
      void load(held, patientId);
    };
    tell(held, { status: "failed", message: sentenceOf(error), retry });
  }
}

/** Takes in what was written since; the screen stays as it is when there is nothing new. */
async function takeIn(held: OpenRecord): Promise<void> {
  const { answer } = held;
  if (answer === null) return;
  const { events, lastSequence } = await fetchEvents(answer.patientId, answer.lastSequence);
  if (events.length === 0 || held.answer === null) return;
  show(held, { ...held.answer, events: [...held.answer.events, ...events], lastSequence });
}

async function write(held: OpenRecord, patientId: string, entry: NewEntry): Promise<AppendAnswer> {
  const answer = await appendEntry(patientId, { version: currentEventVersion, ...entry });
  // What was acknowledged is shown even when the next question fails; the sequence stays, so that nothing in between is missed.
  if (answer.kind === "saved" && held.answer !== null) {
    show(held, { ...held.answer, events: [...held.answer.events, answer.event] });
  }
  await takeIn(held).catch(() => undefined);
  return answer;
}

function show(held: OpenRecord, answer: PatientAnswer): void {
  const { patientId, person, personRevision, plans } = answer;
  const events = uniqueById(answer.events);
  held.answer = { ...answer, events };
  tell(held, {
    status: "ready",
    desk: {
      patientId,
      person,
      personRevision,
      plans,
      record: patientRecord(patientId, events),
      at: new Date().toISOString(),
      write: (entry) => write(held, patientId, entry),
      reload: async () => show(held, await fetchPatient(patientId)),
    },
  });
}

function uniqueById(events: readonly RecordEvent[]): readonly RecordEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

function tell(held: OpenRecord, state: RecordState): void {
  held.state = state;
  for (const listener of held.listeners) listener();
}

/** An error as one sentence for the screen. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong; try again.";
}
