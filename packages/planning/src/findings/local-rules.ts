import type { Rule } from "@isotherm/knowledge";

type LocalRule = Pick<Rule, "id" | "requirements" | "purpose" | "when" | "severity" | "message"> &
  Partial<Pick<Rule, "sources" | "status">>;

/** Rules about the computation itself, and a few numbers of this project that `knowledge` does not hold. */
const localRule = (rule: LocalRule): Rule => ({
  version: 1,
  maturity: "draft",
  use: "Every simulated plan.",
  misuse: "A proposal of this project, not a limit of any society.",
  sources: ["project-physics-notes"],
  status: "proposal",
  cases: [],
  ...rule,
});

/** A freeze of a nerve that takes as long as that of a tumor (R24). */
export const longProtocolRule: Rule = localRule({
  id: "rule/protocol/long-for-nerve",
  requirements: ["R24"],
  purpose: "Keep the short freeze of a nerve apart from the freeze–thaw of a tumor.",
  when: [
    { quantity: "procedureType", is: "equals", value: "neurolysis" },
    { quantity: "totalMinutes", is: "at-least", value: 30 },
  ],
  severity: "warning",
  message:
    "The protocol takes {totalMinutes} min in all, as long as the freeze–thaw of a tumor; a nerve needs one freeze of 8 or 10 min.",
  sources: ["backtable-msk-37", "project-clinic-notes"],
  status: "expert-opinion",
});

/** A vessel that keeps its wall, and the nerve beside it, warm (R30). The computed ice stops before it. */
export const heatSinkRule: Rule = localRule({
  id: "rule/heat-sink/beside-ice",
  requirements: ["R30"],
  purpose: "Flag a vessel that the computed ice has to flow round.",
  when: [
    { quantity: "vesselDiameterMm", is: "at-least", threshold: "threshold/vessel/heat-sink" },
    { quantity: "iceClearanceMm", is: "at-most", value: 2 },
  ],
  severity: "warning",
  message:
    "Heat sink: {structureName} ({vesselDiameterMm} mm) lies {iceClearanceMm} mm from the ice and {nerveDistanceMm} mm from the nerve; its flow shrinks the isotherms and may leave the nerve warm.",
  sources: ["project-clinic-notes", "backtable-msk-37"],
  status: "established",
});

/** A plan from elsewhere may name a device that this catalogue lacks. */
export const unknownDeviceRule: Rule = localRule({
  id: "rule/device/unknown",
  requirements: ["R22"],
  purpose: "Say that a cryoprobe cannot be computed because nobody here knows it.",
  when: [{ quantity: "deviceKnown", is: "equals", value: false }],
  severity: "critical",
  message: "The catalogue does not hold the cryoprobe {deviceId}: choose another one for it.",
  status: "established",
});

/** Nothing marked, nothing judged. */
export const noStructureRule: Rule = localRule({
  id: "rule/structure/none-marked",
  requirements: ["R29"],
  purpose: "Never let a plan without neighbors look safe.",
  when: [{ quantity: "structureCount", is: "equals", value: 0 }],
  severity: "warning",
  message: "No structure at risk is marked, so no distance can be judged: mark what lies near the cryoprobe.",
  sources: ["project-clinic-notes"],
});

/** The solution does not conserve heat well enough. */
export const energyBalanceRule: Rule = localRule({
  id: "rule/solution/energy-balance",
  requirements: [],
  purpose: "Never show a field that lost heat.",
  when: [{ quantity: "balanceErrorPercent", is: "above", value: 0.1 }],
  severity: "warning",
  message:
    "The energy balance of the solution is off by {balanceErrorPercent} %, more than {limit.balanceErrorPercent} %: compute again with a smaller cell before relying on it.",
  status: "established",
});
