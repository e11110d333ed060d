import { describe, expect, it } from "vitest";
import { ready } from "../cancer-patient.test-data.ts";
import { appendEvent } from "../record/append-event.ts";
import type { Countersignature } from "../record/decision.ts";
import { type PatientRecord, patientRecord } from "../record/patient-record.ts";
import {
  dayAt,
  diagnosticBlock,
  expectationTalk,
  signed,
  testEvent,
  testPatientId,
  treatmentPlan,
} from "../record/record.test-data.ts";
import type { EventContent, EventKind, RecordEvent } from "../record/record-event.ts";
import { type ApprovalGate, approvalGate } from "./approval-gate.ts";
import { durationConcordance, exceptionReasons, judgeBlockGate } from "./block-effect.ts";
import { exceptionStandings } from "./gate-exceptions.ts";
import { imagingFindings } from "./imaging-check.ts";
import { workUpFindings, workUpStates } from "./work-up.ts";
import { worklistItems } from "./worklist.ts";

const question = {
  plan: treatmentPlan(),
  planFingerprint: "fingerprint-nerve",
  indication: "cancer-pain",
} as const;

/** The record of the cancer patient without some kinds, and with further contents by one author. */
function changed(
  without: readonly EventKind[],
  more: readonly EventContent[] = [],
  by = "dr-one",
): PatientRecord {
  return patientRecord(testPatientId, [
    ...ready.events.filter((event) => !without.includes(event.content.kind)),
    ...more.map((content, index) =>
      testEvent(content, { id: `more-${index}`, at: dayAt("2026-01-22", 0, index), by }),
    ),
  ]);
}
const openIn = (gate: ApprovalGate): readonly string[] =>
  gate.pieces.flatMap(({ id, state }) => (state === "present" ? [] : [`${id} ${state}`]));
const override = (pieceId: string, role: "physician" | "nurse" = "physician"): EventContent => ({
  kind: "approval-override",
  planId: "plan-nerve",
  pieceId,
  reason: "dying in pain, no time",
  signature: signed("dr-one", role),
});
const exception = (secondPhysicianId: string): EventContent => ({
  kind: "gate-exception",
  targetId: "splanchnic-nerves",
  indication: "cancer-pain",
  reason: "cancer pain, limited life expectancy, unsafe to return",
  text: "bedbound, two hours from here",
  secondPhysicianId,
});

describe("approval gate", () => {
  it("[R3] names every piece of an empty record, each in its own sentence", () => {
    const gate = approvalGate(patientRecord(testPatientId, []), question);
    expect(gate).toMatchObject({ planState: "provisional", mayFreeze: false });
    expect(openIn(gate).map((piece) => piece.split(" ")[0])).toEqual([
      "notes",
      "imaging",
      "interview",
      "seen",
      "examination",
      "intake",
      "medication",
      "assessment",
      "expectation-talk",
      "never-zero",
      "goal",
      "risks",
      "neuritis",
      "plan-b",
      "teach-back",
      "signatures",
      "block",
      "plan",
    ]);
    expect(gate.findings).toHaveLength(18);
    expect(new Set(gate.findings.map(({ message }) => message)).size).toBe(18);
  });

  it.each([
    ["imaging-review", "imaging missing"],
    ["medication-list", "medication missing"],
    ["diagnostic-block", "block stopped"],
    ["plan-approval", "plan stopped"],
    ["pain-component", "interview stopped"],
  ] as const)("[R3] closes for the want of one piece: %s", (kind, expected) => {
    const gate = approvalGate(changed([kind]), question);
    expect(gate.mayFreeze).toBe(false);
    expect(openIn(gate)).toEqual([expected]);
  });

  it("[R80] stays provisional until the interview is done, and no override lifts that", () => {
    const gate = approvalGate(changed(["pain-component"], [override("interview")]), question);
    expect(gate).toMatchObject({ planState: "provisional", mayFreeze: false });
  });

  it("[R3] takes an override signed by a physician, with its reason in sight, and no other", () => {
    const signedOver = approvalGate(changed(["imaging-review"], [override("imaging")]), question);
    expect(signedOver.mayFreeze).toBe(true);
    expect(openIn(signedOver)).toEqual(["imaging overridden"]);
    expect(signedOver.findings[0]).toMatchObject({
      severity: "warning",
      message: expect.stringMatching(/let go by dr-one at .*: dying in pain, no time/u) as string,
    });
    const byNurse = approvalGate(changed(["imaging-review"], [override("imaging", "nurse")]), question);
    expect(byNurse.mayFreeze).toBe(false);
    const forAnother = approvalGate(changed(["imaging-review"], [override("imaging")], "dr-three"), question);
    expect(forAnother.mayFreeze).toBe(false);
  });

  it("[R3] takes no override of another plan, and none of the indication", () => {
    const other = { ...override("imaging"), planId: "plan-node" } as EventContent;
    expect(approvalGate(changed(["imaging-review"], [other]), question).mayFreeze).toBe(false);
    const intake = approvalGate(changed([], [override("intake")]), { ...question, indication: "pancoast" });
    expect(openIn(intake)).toContain("intake stopped");
  });

  it("[R117] closes until the patient, having felt the block, wishes to go ahead", () => {
    const block = diagnosticBlock({ patientWish: "undecided" });
    const gate = approvalGate(changed(["diagnostic-block"], [block, override("wish")]), question);
    expect(openIn(gate)).toEqual(["wish stopped"]);
  });

  it("[R96] [R57] closes while the talk has no plan B", () => {
    const gate = approvalGate(changed(["expectation-talk"], [expectationTalk({ planB: null })]), question);
    expect(openIn(gate)).toEqual(["plan-b missing"]);
  });

  it("[R101] closes while a question of the patient has no answer", () => {
    const asked = { kind: "patient-question", question: "Will it hurt?", answer: null } as const;
    const gate = approvalGate(changed([], [asked]), question);
    expect(openIn(gate)).toEqual(["questions missing"]);
  });

  it("closes when the last assessment ends in something else than treat", () => {
    const optimize = {
      kind: "assessment",
      decision: "optimize",
      text: "rotate the opioid first",
      referralId: null,
      alternative: null,
    } as const;
    expect(openIn(approvalGate(changed([], [optimize]), question))).toEqual(["assessment missing"]);
  });
});

describe("block first", () => {
  const listed = { targetId: "splanchnic-nerves", indication: "cancer-pain" };
  const gateOf = (record: PatientRecord): string => judgeBlockGate(record, listed).outcome;

  /** The record without a block, with an exception by `dr-one` that asks `dr-two`, and answers to it. */
  const asked = (...answers: readonly RecordEvent[]): PatientRecord => {
    const record = changed(["diagnostic-block"], [exception("dr-two")]);
    return patientRecord(testPatientId, [...record.events, ...answers]);
  };
  const answer = (changes: Partial<Countersignature> = {}, by = "dr-two", minute = 30): RecordEvent =>
    testEvent(
      {
        kind: "countersignature",
        eventId: "more-0",
        answer: "agrees",
        text: "",
        signature: signed(by),
        ...changes,
      },
      { id: `answer-${minute}`, at: dayAt("2026-01-22", 0, minute), by },
    );

  it("[R116] opens on an exception with reason and text only once the second physician has signed it", () => {
    expect(gateOf(asked())).toBe("none");
    expect(approvalGate(asked(), question).mayFreeze).toBe(false);
    expect(judgeBlockGate(asked(), listed).missing.join()).toContain("signature of a second person");
    expect(gateOf(asked(answer()))).toBe("waived");
    expect(approvalGate(asked(answer()), question).mayFreeze).toBe(true);
    expect(exceptionStandings(asked(answer()))).toMatchObject([{ state: "agreed" }]);
  });

  it("[R116] takes no signature of another, of the author, for another, or under what was corrected since", () => {
    expect(gateOf(asked(answer({}, "dr-three")))).toBe("none");
    expect(gateOf(asked(answer({ signature: signed("dr-one") })))).toBe("none");
    expect(gateOf(changed(["diagnostic-block"], [exception("dr-one")]))).toBe("none");
    const corrected = testEvent(exception("dr-two"), {
      id: "corrected",
      at: dayAt("2026-01-22", 0, 40),
      corrects: "more-0",
    });
    expect(gateOf(asked(answer(), corrected))).toBe("none");
    expect(gateOf(asked(answer({ answer: "declines", text: "the block can be done at home" })))).toBe("none");
    const changedMind = answer({ answer: "declines", text: "she can come after all" }, "dr-two", 50);
    expect(gateOf(asked(answer(), changedMind))).toBe("none");
  });

  it("[R116] refuses to write an exception that names its author, and a signature that is another's to give", () => {
    const first = changed(["diagnostic-block"]);
    const own = testEvent(exception("dr-one"), { id: "own", at: dayAt("2026-01-22", 0) });
    expect(() => appendEvent(first, own)).toThrow(/two persons sign an exception/u);
    expect(() => appendEvent(asked(), answer({}, "dr-three"))).toThrow(/asks dr-two to sign, not dr-three/u);
    expect(() => appendEvent(asked(), answer({ signature: signed("dr-one") }))).toThrow(/in the own name/u);
    expect(() => appendEvent(asked(), answer({ eventId: "more-9" }))).toThrow(/no exception that stands/u);
    expect(appendEvent(asked(), answer()).events).toHaveLength(asked().events.length + 1);
  });

  it("[R116] puts an exception on the list of approvals until the physician who is asked has answered", () => {
    const waiting = (record: PatientRecord): unknown[] =>
      worklistItems(record, dayAt("2026-01-23", 0)).filter(({ details }) => "waitsForId" in details);
    expect(waiting(asked())).toMatchObject([{ list: "approvals", details: { waitsForId: "dr-two" } }]);
    expect(waiting(asked(answer()))).toEqual([]);
  });

  it("[R116] knows the reasons of each gate, and takes no other", () => {
    expect(exceptionReasons(listed)).toEqual([
      "cancer pain, limited life expectancy, unsafe to return",
      "other",
    ]);
    expect(exceptionReasons({ targetId: "stellate-ganglion", indication: "long-covid" })).toEqual([]);
    const unlisted = { ...exception("dr-two"), reason: "no time" } as EventContent;
    const record = changed(["diagnostic-block"], [unlisted]);
    expect(gateOf(patientRecord(testPatientId, [...record.events, answer()]))).toBe("none");
  });

  it("[R116] lifts no block that made the pain worse", () => {
    const worse = diagnosticBlock({
      series: [{ afterS: 3600, pains: [{ painId: "band", restScore: 10, provokedScore: null }] }],
    });
    const waived = changed(["diagnostic-block"], [worse, exception("dr-two")]);
    const record = patientRecord(testPatientId, [...waived.events, answer({ eventId: "more-1" })]);
    expect(gateOf(record)).toBe("worse");
    expect(approvalGate(record, question).mayFreeze).toBe(false);
  });

  it("[R56] judges relief and duration: too little fails, a part or a wrong duration passes with caution", () => {
    const outcome = (changes: Parameters<typeof diagnosticBlock>[0]): string =>
      gateOf(changed(["diagnostic-block"], [diagnosticBlock(changes)]));
    const flat = (score: number): ReturnType<typeof diagnosticBlock>["series"] =>
      [3600, 14_400].map((afterS) => ({
        afterS,
        pains: [{ painId: "band", restScore: score, provokedScore: null }],
      }));
    expect(outcome({ series: flat(7) })).toBe("fail");
    expect(outcome({ series: flat(5) })).toBe("pass-with-caution");
    expect(outcome({ expectedRelief: { fromS: 36_000, toS: 72_000 } })).toBe("pass-with-caution");
    expect(outcome({ side: "left" })).toBe("pass");
    const left = changed(["diagnostic-block"], [diagnosticBlock({ side: "left" })]);
    expect(openIn(approvalGate(left, question))).toEqual(["block stopped"]);
  });

  it("[R109] does not take a block for one indication as a block for another", () => {
    const block = diagnosticBlock({ indication: "pancoast" });
    expect(gateOf(changed(["diagnostic-block"], [block]))).toBe("none");
  });

  it("leaves the duration open where the site entered none, or relief had no end yet", () => {
    expect(durationConcordance(diagnosticBlock({ expectedRelief: null }))).toBe("not-known");
    const [early] = diagnosticBlock().series.slice(2);
    const short = diagnosticBlock({ series: early === undefined ? [] : [early] });
    expect(durationConcordance(short)).toBe("not-known");
  });
});

describe("work-up", () => {
  it("[R81] does not count a visit by video, nor one by another person", () => {
    const seen = {
      kind: "work-up-step",
      step: "seen",
      performedBy: "dr-one",
      capacity: "proceduralist",
      manner: "video",
      durationS: null,
      text: "seen on a screen",
    } as const;
    for (const step of [seen, { ...seen, manner: "in-person", capacity: "other" } as const]) {
      const record = changed(["work-up-step"], [step]);
      expect(workUpStates(record).find(({ part }) => part === "seen")?.state).toBe("open");
      expect(workUpFindings(record).map(({ ruleId }) => ruleId)).toContain("rule/care/seen-otherwise");
    }
  });

  it("[R74] says when imaging was read before the notes", () => {
    const record = changed(["work-up-step"]);
    expect(workUpFindings(record)[0]?.message).toMatch(/imaging .* came before notes/u);
  });

  it("[R75] names the stations above and below a finding that nobody looked at", () => {
    const review = ready.events.map(({ content }) => content).find(({ kind }) => kind === "imaging-review");
    if (review?.kind !== "imaging-review") throw new Error("the fixture lost its imaging review");
    const narrow = { ...review, stationIds: ["lower-retroperitoneum", "retrocrural"] };
    const [finding] = imagingFindings(changed(["imaging-review"], [narrow]));
    expect(finding?.inputs?.["stations"]).toBe(
      "posterior-mediastinum, celiac, upper-retroperitoneum, common-iliac",
    );
  });
});
