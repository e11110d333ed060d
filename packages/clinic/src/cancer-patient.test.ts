import { describe, expect, it } from "vitest";
import { drugs, first, nervePlan, nodePlan, ready, treated } from "./cancer-patient.test-data.ts";
import { approvalGate } from "./pathway/approval-gate.ts";
import { blockReliefs, durationConcordance, judgeBlockGate } from "./pathway/block-effect.ts";
import { followUpSchedule } from "./pathway/follow-up-schedule.ts";
import { freezeReview } from "./pathway/freeze-review.ts";
import { imagingFindings } from "./pathway/imaging-check.ts";
import { listEquivalents } from "./pathway/medication-check.ts";
import { patientSummary, referrerLetter } from "./pathway/patient-letter.ts";
import { procedureNote } from "./pathway/procedure-note.ts";
import { referralStates } from "./pathway/referral-loop.ts";
import { painResponses } from "./pathway/responders.ts";
import { thenAndNow } from "./pathway/then-and-now.ts";
import { workUpFindings, workUpStates } from "./pathway/work-up.ts";
import { patientRecord } from "./record/patient-record.ts";
import { dayAt, diagnosticBlock, freezeLog, testPatientId } from "./record/record.test-data.ts";

const at = dayAt(first, 67);
const question = {
  plan: nervePlan,
  planFingerprint: "fingerprint-nerve",
  indication: "cancer-pain",
} as const;

describe("the cancer patient, from referral to week 6", () => {
  it("[R61] [R66] [R67] waits three days, is triaged as cancer, and the loop is closed by a report back", () => {
    const [state] = referralStates(treated, at);
    expect(state).toMatchObject({ axis: "cancer", waitingDays: 3, state: "reported-back", loop: "closed" });
    expect(state?.findings).toEqual([]);
    expect(referralStates(ready, dayAt(first, 90))[0]?.findings.map(({ ruleId }) => ruleId)).toEqual([
      "rule/care/referral-overdue",
    ]);
  });

  it("[R55] [R69] [R74] [R81] goes through notes, imaging, interview, visit in person and examination in order", () => {
    expect(workUpStates(ready).map(({ part, state }) => `${part} ${state}`)).toEqual([
      "notes done",
      "imaging done",
      "interview done",
      "seen done",
      "examination done",
    ]);
    expect(workUpFindings(ready)).toEqual([]);
  });

  it("[R70] [R75] [R76] [R78] has every finding judged against every pain, one station above and below looked at", () => {
    expect(imagingFindings(ready)).toEqual([]);
  });

  it("[R56] shows the hours of the block and opens the gate", () => {
    const block = diagnosticBlock();
    expect(blockReliefs(block)[0]).toMatchObject({
      bestReliefFraction: 0.75,
      lasted: { atLeastS: 14_400, endedByS: 28_800 },
    });
    expect(durationConcordance(block)).toBe("concordant");
    const gate = judgeBlockGate(ready, { targetId: "splanchnic-nerves", indication: "cancer-pain" });
    expect(gate).toMatchObject({ outcome: "pass", mayProceed: true });
    expect(gate.finding.message).toMatch(/needed, not sufficient/u);
  });

  it("[R3] [R14] [R79] opens the approval of nerve and node, two plans of one sitting", () => {
    const gate = approvalGate(ready, question);
    expect(gate.findings).toEqual([]);
    expect(gate).toMatchObject({ planState: "decided", mayFreeze: true });
    const node = approvalGate(ready, { ...question, plan: nodePlan, planFingerprint: "fingerprint-node" });
    expect(node.mayFreeze).toBe(true);
    expect(node.pieces.some(({ id }) => id === "block")).toBe(false);
  });

  it("closes the approval when the plan was changed after it was signed", () => {
    const gate = approvalGate(ready, { ...question, planFingerprint: "another" });
    expect(gate.mayFreeze).toBe(false);
    expect(gate.findings[0]?.message).toMatch(/changed after its approval/u);
  });

  it("finds nothing open when the freezes began, and would name what was written only afterwards", () => {
    expect(freezeReview(treated, "freeze-1", question)).toEqual([]);
    const node = { ...question, plan: nodePlan, planFingerprint: "fingerprint-node" };
    expect(freezeReview(treated, "freeze-2", node)).toEqual([]);
    expect(freezeReview(treated, "freeze-2", question).map(({ ruleId }) => ruleId)).toEqual([
      "rule/care/freeze-of-another-plan",
    ]);
    const late = treated.events.map((event) =>
      event.content.kind === "diagnostic-block" ? { ...event, recordedAt: at } : event,
    );
    expect(freezeReview(patientRecord(testPatientId, late), "freeze-1", question)[0]?.message).toMatch(
      /began while the approval lacked: A positive block/u,
    );
  });

  it("writes the procedure note from plan and log, naming what went otherwise", () => {
    const details = { predicted: ["Visible ice edge (0 °C): 9.3 ml"], readableTime: (iso: string) => iso };
    expect(procedureNote(nervePlan, freezeLog(), details).differences).toEqual([]);
    const [step] = freezeLog().steps;
    const shorter = freezeLog({ steps: step === undefined ? [] : [{ ...step, durationS: 420 }] });
    const note = procedureNote(nervePlan, shorter, details);
    expect(note.text).toContain("Predicted\nVisible ice edge (0 °C): 9.3 ml");
    expect(note.differences).toEqual(["Step 1 (freeze) lasted 7 min, planned were 8 min"]);
    expect(note.text).toMatch(/Right splanchnic nerves \(right\).*the band loosened on the table/su);
  });

  it("[R89] [R90] [R91] names the part that improved, the crampiness, the peak and the shorter flares", () => {
    const result = thenAndNow(treated, "freeze-1", at);
    expect(result.summary).toBe(
      'Improved by 30 % or more: "the band" (57 % less). Not improved that far: "the dull back" (0 % less).',
    );
    const rows = new Map(
      result.pains[0]?.rows.map((row) => [row.what, `${row.before} → ${row.now} ${row.change}`]),
    );
    expect(rows.get("worst pain")).toBe("9 → 5 better");
    expect(rows.get("crampy")).toBe("8 → 3 better");
    expect(rows.get("burning")).toBe("4 → 4 same");
    expect(rows.get("length of a flare in minutes")).toBe("40 → 10 better");
    expect(rows.get("peak of a flare")).toBe("9 → 5 better");
    expect(rows.get("eating")).toBe("limited → limited same");
    expect(result.notAskedAgain).toEqual([]);
  });

  it("[R94] [R95] counts opioids, and half less pain without more of them as a response", () => {
    const list = drugs(60);
    expect(list.kind === "medication-list" && listEquivalents(list).totalMgPerDay).toBe(90);
    const result = thenAndNow(treated, "freeze-1", at);
    expect(result.equivalents).toEqual({ beforeMgPerDay: 90, nowMgPerDay: 60 });
    expect(result.pains.map(({ change }) => change.responder)).toEqual([true, false]);
  });

  it("[R54] shows the pain that did not respond as plainly as the one that did, and one that nobody asked about", () => {
    const told = (moment: string) =>
      painResponses(treated, moment).map(({ label, response }) => [label, response]);
    expect(told(at)).toEqual([
      ["the band", "responder"],
      ["the dull back", "non-responder"],
    ]);
    expect(told(dayAt(first, 25))).toContainEqual(["the dull back", "not-known"]);
    // The node of the same sitting has no pain of its own that could respond.
    expect(new Set(painResponses(treated, at).map(({ freezeId }) => freezeId))).toEqual(
      new Set(["freeze-1"]),
    );
  });

  it("[R104] sets what was said beside what is true now, and beside today's pain", () => {
    const { statements } = thenAndNow(treated, "freeze-1", at);
    expect(statements).toContain(
      'You said crampy: 8. Now: 3. Today "the band" is at 3 out of 10, and that counts.',
    );
    expect(statements.every((statement) => statement.endsWith("and that counts."))).toBe(true);
  });

  it("plans day 1, weeks 1, 2 and 6, months 3, 6 and 12, without neuritis calls", () => {
    const visits = followUpSchedule(treated, "freeze-1", { at, graceDays: 3 });
    expect(visits.map(({ id, dueOn, state }) => `${id} ${dueOn} ${state}`)).toEqual([
      "day-1 2026-02-03 done",
      "week-1 2026-02-09 overdue",
      "week-2 2026-02-16 overdue",
      "week-6 2026-03-16 done",
      "month-3 2026-05-02 later",
      "month-6 2026-08-02 later",
      "month-12 2027-02-02 later",
    ]);
  });

  it("[R62] [R63] [R105] puts her own words first, and writes to whoever sent her", () => {
    expect(patientSummary(treated).paragraphs[0]).toBe("“I only want to sit at the table and eat.”");
    const letter = referrerLetter(treated, at).paragraphs.join("\n");
    expect(letter).toMatch(/Dear Dr\. Rivers.*ends in: treat.*"the band" \(57 % less\).*ethanol/su);
  });
});
