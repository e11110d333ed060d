import { describe, expect, it } from "vitest";
import {
  afterFreeze,
  allReady,
  asked,
  first,
  freezeDay,
  plan,
  stellateBlock,
  waysRound,
} from "./long-covid-patient.test-data.ts";
import { type ApprovalGate, approvalGate } from "./pathway/approval-gate.ts";
import { judgeBlockGate } from "./pathway/block-effect.ts";
import { followUpSchedule, overdueVisits } from "./pathway/follow-up-schedule.ts";
import { neuritisPath } from "./pathway/neuritis-path.ts";
import { regrowthClock } from "./pathway/regrowth-clock.ts";
import { thenAndNow } from "./pathway/then-and-now.ts";
import { type PatientRecord, patientRecord } from "./record/patient-record.ts";
import { dayAt, days, followUp, painState, testPatientId } from "./record/record.test-data.ts";
import type { EventContent } from "./record/record-event.ts";

type Rows = readonly (readonly [number, EventContent])[];

const recordOf = (rows: Rows): PatientRecord => patientRecord(testPatientId, days(first, rows));
const question = { plan, planFingerprint: "fingerprint-stellate", indication: "long-covid" } as const;
const gateOf = (rows: Rows): ApprovalGate => approvalGate(recordOf(rows), question);
const stopped = (gate: ApprovalGate): readonly string[] =>
  gate.pieces.filter(({ state }) => state !== "present").map(({ id, state }) => `${id} ${state}`);
const blocked: Rows = [...asked, [9, stellateBlock]];
const readyRows: Rows = [...blocked, [10, allReady]];

describe("the long-COVID patient, from the wish for a freeze to recovery", () => {
  it("[R42] [R118] is refused the direct freeze, and no exception and no override goes round the hard stop", () => {
    const rows: Rows = [...asked, [5, allReady], ...waysRound];
    const gate = gateOf(rows);
    expect(gate.mayFreeze).toBe(false);
    expect(stopped(gate)).toEqual(["block stopped"]);
    expect(gate.findings[0]?.severity).toBe("critical");
    expect(gate.findings[0]?.message).toMatch(/hard stop/iu);
    expect(gate.findings[0]?.message).toMatch(/no override lifts this/u);
    const block = judgeBlockGate(recordOf(rows), { targetId: "stellate-ganglion", indication: "long-covid" });
    expect(block).toMatchObject({ hardStop: true, mayProceed: false });
  });

  it("[R118] keeps the hard stop when the freeze is called a tumor ablation or gets another target", () => {
    const rows: Rows = [...asked, [5, allReady], ...waysRound];
    const tumor = approvalGate(recordOf(rows), {
      ...question,
      plan: { ...plan, procedureType: "tumor-ablation", target: null },
    });
    expect(tumor.pieces.find(({ id }) => id === "block")?.state).toBe("stopped");
  });

  it("passes the gate by her own definition of success and a fall in COMPASS-31, not by a threshold", () => {
    const outcomeOf = (changes: Partial<typeof stellateBlock>): string =>
      judgeBlockGate(recordOf([...asked, [9, { ...stellateBlock, ...changes }]]), {
        targetId: "stellate-ganglion",
        indication: "long-covid",
      }).outcome;
    expect(outcomeOf({})).toBe("pass");
    expect(outcomeOf({ compass31: { beforeScore: 48, afterScore: 48 } })).toBe("fail");
    expect(outcomeOf({ patientSuccess: { definition: "to read ten pages", reached: "no" } })).toBe("fail");
    expect(outcomeOf({ patientSuccess: null })).toBe("none");
  });

  it("[R115] still names the readiness of operator and clinic after a good block", () => {
    const gate = gateOf(blocked);
    expect(stopped(gate)).toEqual(["readiness missing"]);
    expect(gateOf(readyRows)).toMatchObject({ mayFreeze: true, findings: [] });
  });

  it("[R109] [R113] asks for the risks of this disease at this target, and for the word on neuritis", () => {
    const rows = readyRows.map(([day, content]) =>
      content.kind === "expectation-talk"
        ? ([
            day,
            { ...content, neuritis: "not-explained", riskTextIds: ["stellate-ganglion/crps-arm"] },
          ] as const)
        : ([day, content] as const),
    );
    expect(stopped(gateOf(rows))).toEqual(["risks missing", "neuritis missing"]);
  });

  it("[R113] plans calls on days 3, 7 and 14 beside the visits at 2 and 6 weeks", () => {
    const record = recordOf([...readyRows, ...afterFreeze([])]);
    const visits = followUpSchedule(record, "freeze-1", { at: dayAt(first, freezeDay), graceDays: 1 });
    const days14 = visits.map(({ id, dueOn }) => `${id} ${dueOn}`).slice(0, 8);
    expect(days14).toEqual([
      "day-1 2026-04-02",
      "neuritis-day-3 2026-04-04",
      "week-1 2026-04-08",
      "neuritis-day-7 2026-04-08",
      "week-2 2026-04-15",
      "neuritis-day-14 2026-04-15",
      "week-6 2026-05-13",
      "month-3 2026-07-01",
    ]);
  });

  it("lets the site say how many days late is late", () => {
    const record = recordOf([...readyRows, ...afterFreeze([])]);
    const view = { at: dayAt(first, freezeDay + 3), graceDays: 2 };
    const late = (graceDays: number): readonly string[] =>
      overdueVisits(record, "freeze-1", { ...view, graceDays }).map(
        ({ message }) => message.split(" was")[0] ?? "",
      );
    expect(late(2)).toEqual([]);
    expect(late(1)).toEqual(["Call on day 1"]);
  });

  it("[R112] follows neuritis and Horner until both are gone at day 42, without alarm", () => {
    const record = recordOf([
      ...readyRows,
      ...afterFreeze([
        [3, 9],
        [7, 8],
        [14, 6],
        [42, null],
      ]),
    ]);
    const third = neuritisPath(record, "freeze-1", dayAt(first, freezeDay + 4));
    expect(third).toMatchObject({
      state: "present",
      horner: "present",
      daysSinceFreezeCount: 4,
      expectedEndOn: "2026-05-13",
      findings: [],
    });
    const end = neuritisPath(record, "freeze-1", dayAt(first, freezeDay + 43));
    expect(end).toMatchObject({ state: "ended", horner: "absent", findings: [] });
    expect(end.course.map(({ worstScore }) => worstScore)).toEqual([9, 8, 6]);
  });

  it("[R112] raises the alarm when it is still at or above what was before, from day 42 on and not before", () => {
    const record = recordOf([
      ...readyRows,
      ...afterFreeze([
        [14, 9],
        [41, 8],
      ]),
    ]);
    const alertsOn = (day: number): readonly string[] =>
      neuritisPath(record, "freeze-1", dayAt(first, freezeDay + day, 600)).findings.map(
        ({ ruleId }) => ruleId,
      );
    expect(alertsOn(41)).toEqual([]);
    expect(alertsOn(42)).toEqual(["rule/care/neuritis-after-its-time"]);
    const asBad = recordOf([
      ...readyRows,
      ...afterFreeze([]),
      [
        freezeDay + 41,
        followUp({ pains: [{ painId: "vise", state: painState({ worstScore: 7, averageScore: 5 }) }] }),
      ],
    ]);
    expect(neuritisPath(asBad, "freeze-1", dayAt(first, freezeDay + 43)).findings).toHaveLength(1);
    const milder = recordOf([...readyRows, ...afterFreeze([[41, 3]])]);
    expect(neuritisPath(milder, "freeze-1", dayAt(first, freezeDay + 50)).findings).toEqual([]);
  });

  it("[R2] tells the window of return from the measured distance, and recovers", () => {
    const record = recordOf([...readyRows, ...afterFreeze([[42, null]])]);
    const clock = regrowthClock(record, "freeze-1", dayAt(first, freezeDay + 60));
    expect(clock).toMatchObject({ earliestOn: "2026-05-16", latestOn: "2026-06-30", state: "within" });
    expect(thenAndNow(record, "freeze-1", dayAt(first, 80)).summary).toBe(
      'Improved by 30 % or more: "the vise" (60 % less).',
    );
  });
});
