import { entriesOf, patientRecord, worklistItems } from "@isotherm/clinic";
import { planFingerprint } from "@isotherm/planning";
import { describe, expect, it } from "vitest";
import { demoPatients, demoPlans } from "./demo-patients.ts";

const at = "2026-11-27T09:30:00.000Z";
const records = demoPatients(at).map(({ events }) => patientRecord(events[0]?.patientId ?? "", events));

describe("the synthetic patients of the demo", () => {
  it("hold nothing that has not happened yet, on whatever day the demo is opened", () => {
    for (const moment of [at, "2027-02-28T00:00:00.000Z", "2028-02-29T23:59:59.000Z"]) {
      for (const { events } of demoPatients(moment)) {
        expect(events.length).toBeGreaterThan(0);
        for (const event of events) {
          expect(Date.parse(event.recordedAt)).toBeLessThanOrEqual(Date.parse(moment));
          expect(Date.parse(event.happenedAt)).toBeLessThanOrEqual(Date.parse(event.recordedAt));
        }
      }
    }
  });

  it("were approved for the plans that the demo holds", () => {
    const fingerprints = new Map(demoPlans().map((plan) => [plan.id, planFingerprint(plan)]));
    const approvals = records.flatMap((record) => entriesOf(record, "plan-approval"));
    expect(approvals).toHaveLength(3);
    for (const { content } of approvals) {
      expect(content.planFingerprint).toBe(fingerprints.get(content.planId));
    }
  });

  it("[R67] make the lists of the clinic alive: a referral, a message, and a neuritis on watch", () => {
    const waiting = records.flatMap((record) => worklistItems(record, at));
    const lists = new Set(waiting.map(({ list }) => list));
    expect([...lists].sort()).toEqual(["follow-ups", "messages", "neuritis", "referrals"]);
    const newest = waiting.find(({ list, details }) => list === "referrals" && details["state"] === "open");
    expect(newest?.since).toBe("2026-11-25T09:30:00.000Z");
  });
});
