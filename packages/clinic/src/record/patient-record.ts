import type { Finding } from "@isotherm/knowledge";
import { ClinicError } from "../errors.ts";
import { compareMoments } from "./moment.ts";
import type { ContentOf, EventContent, EventKind, RecordEvent } from "./record-event.ts";

/** One entry of a record: what stands now, and everything that was ever written about it. */
export interface RecordEntry<Content extends EventContent = EventContent> {
  /** Id of the first event of the entry; it never changes. */
  readonly entryId: string;
  /** What stands now, with who wrote it and when. */
  readonly current: RecordEvent;
  /** What stands now; the last content before it, where the entry was withdrawn. */
  readonly content: Content;
  readonly happenedAt: string;
  readonly state: "stands" | "withdrawn";
  /** Every event of the entry, the first one first; nothing is ever missing here. */
  readonly versions: readonly RecordEvent[];
}

/** The record of one patient as it reads now. A projection: it can be thrown away and made again from the events. */
export interface PatientRecord {
  readonly patientId: string;
  /** In the order in which things happened. */
  readonly entries: readonly RecordEntry[];
  /** Every event, once, in the order of writing. */
  readonly events: readonly RecordEvent[];
  /** What is wrong with the record itself, such as two corrections of the same thing. */
  readonly findings: readonly Finding[];
}

/**
 * The record that these events make. The order in which they arrive does not matter, nor does an event that arrives twice. A
 * correction joins the entry that it corrects, however long the chain; where two people corrected the same version, the later
 * one is shown and a finding names both, so that neither is lost in silence. Two different events of one id, or events of two
 * patients, are refused.
 */
export function patientRecord(patientId: string, events: readonly RecordEvent[]): PatientRecord {
  const byId = uniqueEvents(patientId, events);
  const ordered = [...byId.values()].sort(compareEvents);
  const groups = new Map<string, RecordEvent[]>();
  for (const event of ordered) {
    const root = rootOf(event, byId);
    groups.set(root, [...(groups.get(root) ?? []), event]);
  }
  const made = [...groups].map(([entryId, versions]) => makeEntry(entryId, versions));
  return {
    patientId,
    entries: made.map(({ entry }) => entry).sort(compareEntries),
    events: ordered,
    findings: made.flatMap(({ findings }) => findings),
  };
}

/** The entries of one kind that stand, in the order in which they happened. */
export function entriesOf<Kind extends EventKind>(
  record: PatientRecord,
  kind: Kind,
): readonly RecordEntry<ContentOf<Kind>>[] {
  return record.entries.filter(
    (entry): entry is RecordEntry<ContentOf<Kind>> => entry.state === "stands" && entry.content.kind === kind,
  );
}

/** The contents of one kind that stand, in the order in which they happened. */
export function contentsOf<Kind extends EventKind>(
  record: PatientRecord,
  kind: Kind,
): readonly ContentOf<Kind>[] {
  return entriesOf(record, kind).map((entry) => entry.content);
}

/** The last content of one kind that stands; null where there is none. */
export function latestOf<Kind extends EventKind>(record: PatientRecord, kind: Kind): ContentOf<Kind> | null {
  return contentsOf(record, kind).at(-1) ?? null;
}

/** The record as it read at a moment: only what had been written down by then. */
export function recordAsOf(record: PatientRecord, at: string): PatientRecord {
  return patientRecord(
    record.patientId,
    record.events.filter((event) => compareMoments(event.recordedAt, at) <= 0),
  );
}

function uniqueEvents(patientId: string, events: readonly RecordEvent[]): Map<string, RecordEvent> {
  const byId = new Map<string, RecordEvent>();
  for (const event of events) {
    if (event.patientId !== patientId) {
      throw new ClinicError(
        "CLINIC_OTHER_PATIENT",
        `event ${event.id} belongs to patient ${event.patientId}, not to ${patientId}; give the events of one patient only`,
      );
    }
    const other = byId.get(event.id);
    if (other !== undefined && canonicalText(other) !== canonicalText(event)) {
      throw new ClinicError(
        "CLINIC_EVENT_ID_TAKEN",
        `two different events carry the id ${event.id}; one of them was changed after it was written, so check the store`,
      );
    }
    if (other === undefined) byId.set(event.id, event);
  }
  return byId;
}

/** JSON with its keys in order: two events are the same when this text is. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareEvents(a: RecordEvent, b: RecordEvent): number {
  return compareMoments(a.recordedAt, b.recordedAt) || compareIds(a.id, b.id);
}

function compareEntries(a: RecordEntry, b: RecordEntry): number {
  return compareMoments(a.happenedAt, b.happenedAt) || compareEvents(a.current, b.current);
}

/**
 * The first event of a chain of corrections. Where a chain leads to an event that has not arrived, the missing id stands for the
 * entry, so that everything falls into place when it arrives. A ring, which no honest writer makes, is named by its lowest id.
 */
function rootOf(event: RecordEvent, byId: ReadonlyMap<string, RecordEvent>): string {
  const seen: string[] = [];
  let id = event.id;
  while (!seen.includes(id)) {
    seen.push(id);
    const next = byId.get(id)?.correction?.eventId;
    if (next === undefined) return id;
    id = next;
  }
  return seen.slice(seen.indexOf(id)).sort(compareIds)[0] ?? id;
}

function makeEntry(
  entryId: string,
  versions: readonly RecordEvent[],
): { readonly entry: RecordEntry; readonly findings: readonly Finding[] } {
  const corrected = new Set(versions.map((event) => event.correction?.eventId));
  const open = versions.filter((event) => !corrected.has(event.id));
  // Every chain has an end, except a ring; there the last writing stands.
  const ends = open.length > 0 ? open : versions.slice(-1);
  const current = ends.at(-1) ?? missing(entryId);
  const said = [...versions].reverse().find((event) => event.content.kind !== "withdrawal") ?? current;
  const shown = current.content.kind === "withdrawal" ? said : current;
  const entry: RecordEntry = {
    entryId,
    current,
    content: shown.content,
    happenedAt: shown.happenedAt,
    state: current.content.kind === "withdrawal" ? "withdrawn" : "stands",
    versions,
  };
  return { entry, findings: entryFindings(entry, { ends, versions, open }) };
}

function missing(entryId: string): never {
  throw new ClinicError("CLINIC_UNKNOWN_ENTRY", `entry ${entryId} has no event; read the record again`);
}

interface EntryEvents {
  readonly ends: readonly RecordEvent[];
  readonly versions: readonly RecordEvent[];
  readonly open: readonly RecordEvent[];
}

function entryFindings(entry: RecordEntry, { ends, versions, open }: EntryEvents): readonly Finding[] {
  const findings: Finding[] = [];
  const about = `The entry of ${entry.happenedAt.slice(0, 10)} (${entry.content.kind}, ${entry.entryId})`;
  const tell = (ruleId: string, message: string): void => {
    findings.push({ ruleId, severity: "warning", message, sources: [], status: "computed" });
  };
  if (ends.length > 1) {
    const names = ends.map((event) => `${event.author.id} at ${event.recordedAt}`).join(" and ");
    tell(
      "rule/record/two-corrections",
      `${about} was corrected twice from the same version, by ${names}; the last one is shown, so compare them and correct once more`,
    );
  }
  if (open.length === 0) {
    tell("rule/record/ring", `${about} is a ring of corrections; the last writing is shown, so correct it`);
  }
  if (!versions.some((event) => event.id === entry.entryId)) {
    tell(
      "rule/record/missing-original",
      `${about} corrects ${entry.entryId}, which has not arrived; fetch the missing event`,
    );
  }
  return findings;
}
