import { ClinicError } from "../errors.ts";
import { objectField, refuseField } from "./field-reader.ts";

type PlainEvent = Readonly<Record<string, unknown>>;

/** Version that this software writes. */
export const currentEventVersion = 2;

/**
 * From version n to version n + 1. A migration never guesses: what an older version did not know becomes the value that it
 * silently meant. Each version keeps a frozen sample in `samples/`, read by a test. Stored events are never rewritten: they are
 * migrated on reading.
 */
export const eventMigrations: Readonly<Record<number, (event: PlainEvent) => PlainEvent>> = {
  1: (event) => ({ ...event, content: contentOfVersion2(event["content"]) }),
};

/**
 * Version 1 let the author put a second name under an exception, with a moment at which nobody had signed: the name is who is
 * asked. It did not say how long a follow-up took.
 */
function contentOfVersion2(content: unknown): unknown {
  const fields = objectField(content, "content");
  if (fields["kind"] === "gate-exception") {
    const { second, ...kept } = fields;
    return { ...kept, secondPhysicianId: objectField(second, "content.second")["personId"] };
  }
  return fields["kind"] === "follow-up" ? { durationS: null, ...fields } : fields;
}

/** The same event as the current version would have written it, still unchecked. */
export function migrateEvent(document: unknown): PlainEvent {
  let event = objectField(document, "");
  if (event["format"] !== "isotherm.record-event") {
    refuseField("format", event["format"], '"isotherm.record-event"');
  }
  const version = event["version"];
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return refuseField("version", version, `a whole number from 1 to ${currentEventVersion}`);
  }
  if (version > currentEventVersion) {
    throw new ClinicError(
      "CLINIC_EVENT_TOO_NEW",
      `event is of version ${version} but this software reads up to version ${currentEventVersion}; open it with a newer Isotherm`,
      { field: "version" },
    );
  }
  for (let from = version; from < currentEventVersion; from++) {
    const migrate = eventMigrations[from];
    if (migrate === undefined) return refuseField("version", version, "one that a migration leads on from");
    event = { ...migrate(event), version: from + 1 };
  }
  return event;
}
