import { describe, expect, it } from "vitest";
import { patientRecord } from "../record/patient-record.ts";
import {
  days,
  followUp,
  freezeLog,
  painComponent,
  testEvent,
  testPatientId,
} from "../record/record.test-data.ts";
import { sittingsOf } from "./freeze-entry.ts";
import { openVisits } from "./patient-overview.ts";
import { thenAndNow } from "./then-and-now.ts";

describe("visits that still have to happen", () => {
  const sitting = days("2026-01-01", [
    [0, freezeLog({ freezeId: "nerve" })],
    [0, freezeLog({ freezeId: "node" })],
  ]);
  const at = "2026-02-20T12:00:00Z";

  it("are the same for the freezes of one sitting, and are asked for once", () => {
    const visits = openVisits(patientRecord(testPatientId, sitting), at);
    expect(visits.map(({ visitId }) => visitId)).toEqual([...new Set(visits.map(({ visitId }) => visitId))]);
    expect(visits[0]).toMatchObject({ freezeId: "nerve", visitId: "day-1", dueOn: "2026-01-02" });
  });

  it("belong to one sitting over midnight, and to another one on the next day", () => {
    const events = [
      ["evening", "2026-01-01T23:50:00Z"],
      ["after midnight", "2026-01-02T00:20:00Z"],
      ["next day", "2026-01-02T16:00:00Z"],
    ].map(([freezeId = "", at = ""]) => testEvent(freezeLog({ freezeId }), { id: freezeId, at }));
    const ids = sittingsOf(patientRecord(testPatientId, events)).map((freezes) =>
      freezes.map(({ content }) => content.freezeId),
    );
    expect(ids).toEqual([["evening", "after midnight"], ["next day"]]);
  });

  it("tell the course of both freezes, whichever one the visit named", () => {
    const record = patientRecord(
      testPatientId,
      days("2026-01-01", [
        [-1, painComponent()],
        [0, freezeLog({ freezeId: "nerve" })],
        [0, freezeLog({ freezeId: "node" })],
        [42, followUp({ freezeId: "node", visitId: "week-6" })],
      ]),
    );
    const [nerve, node] = ["nerve", "node"].map((freezeId) => thenAndNow(record, freezeId, at));
    expect(nerve?.pains).not.toEqual([]);
    expect(nerve?.pains).toEqual(node?.pains);
  });

  it("are overtaken by a later visit of either freeze", () => {
    const events = days("2026-01-01", [
      [0, freezeLog({ freezeId: "nerve" })],
      [0, freezeLog({ freezeId: "node" })],
      [42, followUp({ freezeId: "nerve", visitId: "week-6" })],
    ]);
    const visits = openVisits(patientRecord(testPatientId, events), at);
    expect(visits[0]).toMatchObject({ visitId: "month-3" });
  });
});
