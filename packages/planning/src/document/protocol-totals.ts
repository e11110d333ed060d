import type { FreezeProtocol } from "../treatment-plan.ts";

/** Timer of a protocol (R24). */
export interface ProtocolTotals {
  readonly freezeS: number;
  readonly thawS: number;
  readonly totalS: number;
  readonly freezeCount: number;
}

/** Running totals of a protocol: time frozen, time thawed, number of freezes. */
export function protocolTotals(protocol: FreezeProtocol): ProtocolTotals {
  let freezeS = 0;
  let thawS = 0;
  let freezeCount = 0;
  for (const step of protocol.steps) {
    if (step.kind === "freeze") {
      freezeS += step.freezeS;
      freezeCount++;
    } else thawS += step.kind === "thaw" ? step.thawS : step.activeThawS;
  }
  return { freezeS, thawS, totalS: freezeS + thawS, freezeCount };
}
