import { type BlockResult, blockGateFor, blockGates, evaluateBlockGate } from "@isotherm/knowledge";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const good: BlockResult = { painBeforeScore: 8, painAfterScore: 2, durationConcordant: true, signSeen: true };
const waiver = { reason: "electrical storm", requestedBy: "A. One", approvedBy: "B. Two" };

describe("evaluateBlockGate", () => {
  it("[R56, R116] keeps the gate shut without a block, opens it with one, or with a recorded exception and a second name", () => {
    const ask = { targetId: "sural-nerve", indication: null };
    expect(evaluateBlockGate({ ...ask, blocks: [] })).toMatchObject({ outcome: "none", mayProceed: false });
    expect(evaluateBlockGate({ ...ask, blocks: [good] })).toMatchObject({
      outcome: "pass",
      mayProceed: true,
    });
    const waived = evaluateBlockGate({ ...ask, blocks: [], waiver });
    expect(waived).toMatchObject({ outcome: "waived", mayProceed: true });
    expect(waived.finding.severity).toBe("warning");
    const alone = evaluateBlockGate({ ...ask, blocks: [], waiver: { ...waiver, approvedBy: "a. one " } });
    expect(alone.mayProceed).toBe(false);
    expect(alone.missing.join()).toContain("second person");
    const mute = evaluateBlockGate({ ...ask, blocks: [], waiver: { ...waiver, reason: " " } });
    expect(mute.mayProceed).toBe(false);
  });

  it("[R118] stops long COVID hard without a passed block, whatever is waived and wherever the target is", () => {
    for (const targetId of ["stellate-ganglion", "sural-nerve", null]) {
      const result = evaluateBlockGate({ targetId, indication: "long-covid", blocks: [], waiver });
      expect(result).toMatchObject({ hardStop: true, mayProceed: false });
      expect(result.finding.message).toContain("Hard stop, no exception");
    }
    const passed = evaluateBlockGate({
      targetId: "stellate-ganglion",
      indication: "long-covid",
      blocks: [{ ...good, successAsDefined: true }],
    });
    expect(passed).toMatchObject({ outcome: "pass", hardStop: false, mayProceed: true });
    const discordant = evaluateBlockGate({
      targetId: "stellate-ganglion",
      indication: "long-covid",
      blocks: [{ ...good, durationConcordant: false, successAsDefined: true }],
    });
    expect(discordant.hardStop).toBe(true);
  });

  it("[R118] never opens for long COVID unless sign and success are on record as yes, for any block and waiver", () => {
    const yesNo = fc.constantFrom(true, false, null);
    const block = fc.record({
      painBeforeScore: fc.integer({ min: 0, max: 10 }),
      painAfterScore: fc.integer({ min: 0, max: 10 }),
      durationConcordant: yesNo,
      signSeen: yesNo,
      successAsDefined: yesNo,
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), fc.boolean(), (blocks, waived) => {
        const result = evaluateBlockGate({
          targetId: "stellate-ganglion",
          indication: "long-covid",
          blocks,
          waiver: waived ? waiver : null,
        });
        const last = blocks.at(-1);
        return !result.mayProceed || (last?.signSeen === true && last.successAsDefined === true);
      }),
    );
  });

  it("[R41] lets ventricular tachycardia go without a block, with its reason on record", () => {
    const storm = { targetId: "stellate-ganglion", indication: "ventricular-tachycardia", blocks: [] };
    expect(evaluateBlockGate(storm).mayProceed).toBe(false);
    const waived = evaluateBlockGate({ ...storm, waiver });
    expect(waived.mayProceed).toBe(true);
    expect(waived.gate.waiverReasons).toContain("electrical storm");
    expect(waived.inputs["waiverReason"]).toBe("electrical storm");
  });

  it("passes 30–49 % or a discordant duration with caution, fails below, and stops when it got worse", () => {
    const at = (painAfterScore: number, more: Partial<BlockResult> = {}): string =>
      evaluateBlockGate({
        targetId: "occipital-nerves",
        indication: null,
        blocks: [{ painBeforeScore: 10, painAfterScore, durationConcordant: true, ...more }],
      }).outcome;
    expect(at(5)).toBe("pass");
    expect(at(6)).toBe("pass-with-caution");
    expect(at(7)).toBe("pass-with-caution");
    expect(at(8)).toBe("fail");
    expect(at(4, { durationConcordant: false })).toBe("pass-with-caution");
    expect(at(4, { durationConcordant: null })).toBe("none");
    const worse = evaluateBlockGate({
      targetId: "occipital-nerves",
      indication: null,
      blocks: [{ painBeforeScore: 5, painAfterScore: 7, durationConcordant: true }],
      waiver,
    });
    expect(worse).toMatchObject({ outcome: "worse", mayProceed: false });
  });

  it("asks the payer's 80 % twice at the medial branch, and the accepted motor loss of a motor nerve", () => {
    const facet = { targetId: "medial-branch", indication: "facet-pain" };
    const eighty = { painBeforeScore: 10, painAfterScore: 2, durationConcordant: true };
    expect(evaluateBlockGate({ ...facet, blocks: [eighty] }).missing).toEqual(["block 2 of 2"]);
    expect(evaluateBlockGate({ ...facet, blocks: [eighty, eighty] }).outcome).toBe("pass");
    const femoral = { targetId: "femoral-nerve", indication: "cancer-pain" };
    expect(evaluateBlockGate({ ...femoral, blocks: [good] }).mayProceed).toBe(false);
    const accepted = { ...good, motorLossFeltAndAccepted: true };
    expect(evaluateBlockGate({ ...femoral, blocks: [accepted] }).mayProceed).toBe(true);
  });

  it("asks no accepted motor loss of an amputated limb, and has a gate of its own where no threshold is stated", () => {
    const phantom = { targetId: "femoral-nerve", indication: "phantom-limb", blocks: [good] };
    expect(evaluateBlockGate(phantom).mayProceed).toBe(true);
    expect(blockGateFor("adrenal-or-aorticorenal", "cancer-pain").status).toBe("proposal");
    expect(blockGateFor("stellate-ganglion", "pancoast").id).toBe("sympathetic-other");
  });

  it("asks a sympathetic sign in CRPS, and has one gate for every other target", () => {
    const crps = { targetId: "lumbar-sympathetic-chain", indication: "crps-leg" };
    const unseen = evaluateBlockGate({ ...crps, blocks: [{ ...good, signSeen: false }] });
    expect(unseen.outcome).toBe("fail");
    expect(evaluateBlockGate({ ...crps, blocks: [good] }).outcome).toBe("pass");
    expect(blockGateFor(null, null).id).toBe("peripheral");
    expect(blockGates().filter(({ waivable }) => !waivable)).toHaveLength(1);
  });
});
