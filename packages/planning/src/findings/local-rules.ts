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

/** The visible edge is not the lesion (R25). */
export const edgeIsNotLesionRule: Rule = localRule({
  id: "rule/isotherm/edge-is-not-lesion",
  requirements: ["R25"],
  purpose: "Say how far behind the visible ice edge the cold lies.",
  when: [{ quantity: "iceAcrossMm", is: "above", value: 0 }],
  severity: "info",
  message:
    "The visible ice edge (0 °C) is {iceAcrossMm} mm across and is not the lesion: −20 °C is {lesionAcrossMm} mm across, −40 °C {deepAcrossMm} mm.",
  sources: ["backtable-msk-37", "littrup-2009"],
  status: "expert-opinion",
});

/** Metal colder than −100 °C beside the nerve (R22). */
export const coldTipNearNerveRule: Rule = localRule({
  id: "rule/device/cold-tip-near-nerve",
  requirements: ["R22"],
  purpose:
    "Warn where the true tip temperature could injure beyond grade II although the computed field does not show it.",
  when: [
    { quantity: "tipTemperatureC", is: "at-most", threshold: "threshold/temperature/above-grade-two" },
    { quantity: "nerveDistanceMm", is: "at-most", value: 2 },
  ],
  severity: "warning",
  message:
    "{deviceName} stands {nerveDistanceMm} mm from the nerve and its tip can reach {tipTemperatureC} °C: within about {limit.nerveDistanceMm} mm of the metal more than Sunderland II is possible. Keep the cryoprobe farther from the nerve.",
  sources: ["project-physics-notes", "zhou-1983"],
  status: "computed",
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

/** Tissue numbers that no one has checked. */
export const unverifiedTissueRule: Rule = localRule({
  id: "rule/input/tissue-unverified",
  requirements: [],
  purpose: "Say that the frozen properties of tissue are not verified.",
  when: [{ quantity: "tissueStatus", is: "one-of", value: ["unverified", "proposal"] }],
  severity: "info",
  message:
    "The frozen properties of {tissueNames} are {tissueStatus} and carry ± 25 %: read every isotherm as a band, not as a line.",
  status: "unverified",
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
