import {
  appendEvent,
  ClinicError,
  type EventKind,
  type PatientRecord,
  patientRecord,
  type RecordEntry,
  type RecordEvent,
  readEvent,
} from "@isotherm/clinic";
import type { Kysely } from "kysely";
import type { Actor } from "../actor.ts";
import { type ActorTransaction, asActor, asOwnerWithin, roleNotAllowed } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { checkCorrespondent } from "./correspondent.ts";
import { mayWrite } from "./permissions.ts";
import { lockPatient } from "./person-store.ts";
import { writeProjections } from "./projections.ts";
import { checkSecondAccount } from "./second-account.ts";
import { refuseUnstorableText } from "./storable-text.ts";

/** What a writer sends; the server adds who, when and from where. */
export interface NewEvent {
  readonly id: string;
  readonly patientId: string;
  /** Version of events that the content is written in; an older one is migrated. */
  readonly version: number;
  readonly happenedAt: string;
  readonly correction: { readonly eventId: string; readonly reason: string } | null;
  readonly content: unknown;
}

/** An event with its place in the record of its patient. */
export interface StoredEvent {
  readonly event: RecordEvent;
  readonly sequence: number;
}

/** [ms] How far the clock of a tablet or phone may run ahead of ours; what happened "later" is then taken as now. */
const clockToleranceMs = 5 * 60_000;

/** The events that the actor may see, in the order of writing. */
export async function visibleEvents(
  transaction: ActorTransaction,
  patientId: string,
  afterSequence: number,
): Promise<readonly StoredEvent[]> {
  const rows = await transaction
    .selectFrom("record_event")
    .select(["sequence", "document"])
    .where("patient_id", "=", patientId)
    .where("sequence", ">", afterSequence)
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({ event: readEvent(row.document), sequence: row.sequence }));
}

/**
 * Appends one event, with its projections, in one transaction. The second writer of the same entry is refused with what stands
 * now; the same event sent again is answered as the first time.
 */
export function writeEvent(database: Kysely<Schema>, actor: Actor, request: NewEvent): Promise<StoredEvent> {
  const { patientId } = request;
  return asActor(database, actor, async (transaction) => {
    await lockPatient(transaction, patientId);
    const stored = await asOwnerWithin(transaction, () => visibleEvents(transaction, patientId, 0));
    const record = patientRecord(
      patientId,
      stored.map(({ event }) => event),
    );
    const before = stored.find(({ event }) => event.id === request.id);
    if (before) return sameAgain(before, candidateOf(actor, request, before.event));
    const recordedAt = momentAfter(stored.at(-1)?.event.recordedAt ?? null);
    const event = candidateOf(actor, request, { recordedAt, origin: actor.origin });
    const entry = correctedEntry(record, event);
    const entryKind = entry?.content.kind ?? event.content.kind;
    checkPermission(actor, { entry, entryKind });
    checkCorrespondent(actor, event);
    checkAppend(record, event, entry);
    await asOwnerWithin(transaction, () => checkSecondAccount(transaction, event));
    const sequence = stored.length + 1;
    await insertEvent(transaction, { event, sequence, entryId: entry?.entryId ?? event.id, entryKind });
    await asOwnerWithin(transaction, () =>
      writeProjections(transaction, patientId, [...record.events, event]),
    );
    return { event, sequence };
  });
}

/** Two events of one record never carry the same moment, so that their order is the order of writing. */
function momentAfter(last: string | null): string {
  return new Date(Math.max(Date.now(), last === null ? 0 : Date.parse(last) + 1)).toISOString();
}

function candidateOf(
  actor: Actor,
  request: NewEvent,
  { recordedAt, origin }: Pick<RecordEvent, "recordedAt" | "origin">,
): RecordEvent {
  const aheadMs = Date.parse(request.happenedAt) - Date.parse(recordedAt);
  refuseUnstorableText(request);
  return validEvent(() =>
    readEvent({
      format: "isotherm.record-event",
      version: request.version,
      id: request.id,
      patientId: request.patientId,
      recordedAt,
      happenedAt: aheadMs > 0 && aheadMs <= clockToleranceMs ? recordedAt : request.happenedAt,
      author: { id: actor.accountId, role: actor.role },
      origin,
      correction: request.correction,
      content: request.content,
    }),
  );
}

function validEvent<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ClinicError)) throw cause;
    throw new ServerError("EVENT_INVALID", cause.message, {
      statusCode: 422,
      cause,
      details: { field: cause.field },
    });
  }
}

/** Throws where the two differ: an id is given once. */
function sameAgain(before: StoredEvent, candidate: RecordEvent): StoredEvent {
  validEvent(() => patientRecord(before.event.patientId, [before.event, candidate]));
  return before;
}

function correctedEntry(record: PatientRecord, event: RecordEvent): RecordEntry | null {
  const corrected = event.correction?.eventId;
  return record.entries.find(({ versions }) => versions.some((version) => version.id === corrected)) ?? null;
}

function checkPermission(
  actor: Actor,
  { entry, entryKind }: { readonly entry: RecordEntry | null; readonly entryKind: EventKind },
): void {
  if (!mayWrite(actor.role, entryKind)) throw roleNotAllowed(actor);
  if (isForeign(actor, entry)) {
    throw new ServerError(
      "ROLE_NOT_ALLOWED",
      "The clinic has completed this entry; send a message or a new entry instead of changing it.",
      { statusCode: 403 },
    );
  }
}

/** Whether a patient or a referrer would change what is not their own, or no longer theirs alone. */
function isForeign(actor: Actor, entry: RecordEntry | null): boolean {
  if (entry === null) return false;
  const { author } = entry.current;
  if (actor.role === "referrer") return author.id !== actor.accountId;
  return actor.role === "patient" && author.role !== "patient";
}

function checkAppend(record: PatientRecord, event: RecordEvent, entry: RecordEntry | null): void {
  try {
    appendEvent(record, event);
  } catch (cause) {
    if (cause instanceof ClinicError && cause.code === "CLINIC_CORRECTION_STALE") {
      throw new ServerError("EVENT_CONFLICT", cause.message, {
        statusCode: 409,
        cause,
        details: { current: entry },
      });
    }
    validEvent(() => {
      throw cause;
    });
  }
}

/** Writes one event that has been checked. */
export async function insertEvent(
  transaction: ActorTransaction,
  {
    event,
    sequence,
    entryId,
    entryKind,
  }: StoredEvent & { readonly entryId: string; readonly entryKind: EventKind },
): Promise<void> {
  await transaction
    .insertInto("record_event")
    .values({
      patient_id: event.patientId,
      sequence,
      event_id: event.id,
      kind: event.content.kind,
      entry_id: entryId,
      entry_kind: entryKind,
      recorded_at: event.recordedAt,
      happened_at: event.happenedAt,
      account_id: event.author.id,
      author_role: event.author.role,
      document: JSON.stringify(event),
    })
    .execute();
}
