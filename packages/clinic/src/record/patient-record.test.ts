import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendEvent } from "./append-event.ts";
import { contentsOf, latestOf, patientRecord, recordAsOf } from "./patient-record.ts";
import { story, testEvent, testPatientId } from "./record.test-data.ts";
import type { RecordEvent } from "./record-event.ts";

const moment = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString();

/** Any heap of events: new entries, corrections of anything before or after, withdrawals, missing originals. */
const heaps: fc.Arbitrary<RecordEvent[]> = fc
  .array(
    fc.record({
      corrects: fc.option(fc.nat(14), { nil: null }),
      minute: fc.nat(20),
      word: fc.string({ minLength: 1 }).filter((word) => word.trim() !== ""),
      withdraws: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map((row, index) => {
      const target = row.corrects === null || row.corrects === index ? undefined : `e${row.corrects}`;
      const envelope = {
        id: `e${index}`,
        at: moment(row.minute),
        ...(target === undefined ? {} : { corrects: target }),
      };
      return row.withdraws && target !== undefined
        ? testEvent({ kind: "withdrawal", reason: row.word }, envelope)
        : story(row.word, envelope);
    }),
  );

const heapsTwice = heaps.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.shuffledSubarray([...events, ...events], {
      minLength: events.length * 2,
      maxLength: events.length * 2,
    }),
  ),
);

describe("projection", () => {
  it("reads the same in any order of arrival, with any event twice", () => {
    fc.assert(
      fc.property(heapsTwice, ([events, shuffled]) => {
        expect(patientRecord(testPatientId, shuffled)).toEqual(patientRecord(testPatientId, events));
      }),
      { numRuns: 300 },
    );
  });

  it("holds every event in exactly one entry, whatever corrects whatever", () => {
    fc.assert(
      fc.property(heaps, (events) => {
        const record = patientRecord(testPatientId, events);
        const held = record.entries.flatMap((entry) => entry.versions.map((version) => version.id)).sort();
        expect(held).toEqual(events.map((event) => event.id).sort());
        for (const entry of record.entries) expect(entry.versions).toContain(entry.current);
      }),
      { numRuns: 300 },
    );
  });

  it("never forgets a word when one more event arrives", () => {
    fc.assert(
      fc.property(heaps, (events) => {
        let before = patientRecord(testPatientId, []);
        for (const [index] of events.entries()) {
          const after = patientRecord(testPatientId, events.slice(0, index + 1));
          for (const old of before.events) expect(after.events).toContainEqual(old);
          before = after;
        }
      }),
      { numRuns: 100 },
    );
  });

  it("shows the last correction of a chain and keeps the first words", () => {
    const record = patientRecord(testPatientId, [
      story("third", { id: "c", at: moment(3), corrects: "b" }),
      story("first", { id: "a", at: moment(1) }),
      story("second", { id: "b", at: moment(2), corrects: "a" }),
    ]);
    expect(contentsOf(record, "patient-story").map((content) => content.ownWords)).toEqual(["third"]);
    expect(record.entries[0]?.versions.map((version) => version.id)).toEqual(["a", "b", "c"]);
    expect(record.findings).toEqual([]);
    expect(latestOf(recordAsOf(record, moment(2)), "patient-story")?.ownWords).toBe("second");
  });

  it("names both writers when two corrected the same version elsewhere", () => {
    const record = patientRecord(testPatientId, [
      story("first", { id: "a", at: moment(1) }),
      story("left", { id: "b", at: moment(2), corrects: "a", by: "dr-left" }),
      story("right", { id: "c", at: moment(3), corrects: "a", by: "dr-right" }),
    ]);
    expect(latestOf(record, "patient-story")?.ownWords).toBe("right");
    expect(record.findings.map((finding) => finding.ruleId)).toEqual(["rule/record/two-corrections"]);
    expect(record.findings[0]?.message).toMatch(/dr-left.*dr-right/u);
  });

  it("takes a withdrawn entry out of every view and keeps it in the record", () => {
    const record = patientRecord(testPatientId, [
      story("wrong patient", { id: "a", at: moment(1) }),
      testEvent(
        { kind: "withdrawal", reason: "written for another person" },
        { id: "b", at: moment(2), corrects: "a" },
      ),
    ]);
    expect(contentsOf(record, "patient-story")).toEqual([]);
    expect(record.entries[0]).toMatchObject({ state: "withdrawn", content: { ownWords: "wrong patient" } });
  });

  it("refuses two events of one id that differ, and the event of another patient", () => {
    const first = story("first", { id: "a", at: moment(1) });
    const refused = (events: readonly RecordEvent[]): unknown => {
      try {
        return patientRecord(testPatientId, events);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(refused([first, story("changed", { id: "a", at: moment(1) })])).toBe("CLINIC_EVENT_ID_TAKEN");
    expect(refused([story("x", { id: "b", at: moment(1), patientId: "patient-2" })])).toBe(
      "CLINIC_OTHER_PATIENT",
    );
  });
});

describe("writing", () => {
  const start = patientRecord(testPatientId, [story("first", { id: "a", at: moment(1) })]);
  const codeOf = (write: () => unknown): unknown => {
    try {
      write();
      return "written";
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it("lets the second writer see the first one's change before writing", () => {
    const once = appendEvent(start, story("by one", { id: "b", at: moment(2), corrects: "a", by: "dr-one" }));
    const late = story("by two", { id: "c", at: moment(3), corrects: "a", by: "dr-two" });
    expect(codeOf(() => appendEvent(once, late))).toBe("CLINIC_CORRECTION_STALE");
    expect(() => appendEvent(once, late)).toThrow(/dr-one corrected it at .* correct that one/u);
    const seen = appendEvent(once, story("by two", { id: "c", at: moment(3), corrects: "b" }));
    expect(latestOf(seen, "patient-story")?.ownWords).toBe("by two");
  });

  it("changes nothing when the same event is sent twice", () => {
    const event = story("again", { id: "b", at: moment(2), corrects: "a" });
    const once = appendEvent(start, event);
    expect(appendEvent(once, event)).toEqual(once);
  });

  it("refuses a correction of nothing, and one of another kind", () => {
    expect(codeOf(() => appendEvent(start, story("x", { id: "b", at: moment(2), corrects: "ghost" })))).toBe(
      "CLINIC_CORRECTION_MISMATCH",
    );
    const other = testEvent(
      { kind: "intake", axis: "cancer", indication: "cancer-pain", request: "" },
      { id: "b", at: moment(2), corrects: "a" },
    );
    expect(codeOf(() => appendEvent(start, other))).toBe("CLINIC_CORRECTION_MISMATCH");
  });
});
