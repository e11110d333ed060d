import { describe, expect, it } from "vitest";
import { patientRecord } from "../record/patient-record.ts";
import { days, followUp, freezeLog, testPatientId } from "../record/record.test-data.ts";
import { openVisits } from "./patient-overview.ts";

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
