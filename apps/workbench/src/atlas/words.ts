import type {
  BlockRequirement,
  CryoStatus,
  Finding,
  PainKind,
  ProtocolPreset,
  RuleCondition,
  TargetRecord,
} from "@isotherm/knowledge";

/** What the cryo status of a target says, in words. */
export const CRYO_WORDS: Readonly<Record<CryoStatus, string>> = {
  usual: "cryo usual",
  reported: "cryo reported",
  "case-reports": "cryo in case reports",
  "not-tried-by-operator": "cryo not tried by the operator",
  disabled: "cryo disabled",
};

/** How sure each grade of evidence is, as the atlas uses the letters. */
export const GRADE_WORDS: Readonly<Record<TargetRecord["evidence"][number]["grade"], string>> = {
  A: "randomized trial, positive",
  "A−": "randomized trial, negative or neutral",
  B: "prospective study or cohort of 20 or more",
  C: "smaller series",
  D: "case reports or expert",
  none: "nothing found for cryo",
};

/** Color of a severity. */
export const SEVERITY_COLORS: Readonly<Record<Finding["severity"], string>> = {
  critical: "var(--critical)",
  warning: "var(--warning)",
  info: "var(--info)",
};

const comparisons: Readonly<Record<RuleCondition["is"], string>> = {
  below: "<",
  "at-most": "≤",
  above: ">",
  "at-least": "≥",
  equals: "is",
  "not-equals": "is not",
  "one-of": "is one of",
};

/** The sign or word of a comparison. */
export function comparisonWord(is: RuleCondition["is"]): string {
  return comparisons[is];
}

/** A value as text, with a true minus sign. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "not known";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value).replace("-", "−");
  if (Array.isArray(value)) return value.join(", ");
  return String(value);
}

/** A fraction as percent, such as 0.5 as 50 %. */
export function percentText(fraction: number): string {
  return `${Math.round(fraction * 1000) / 10} %`;
}

/** A protocol as one line, such as `freeze 8 min, thaw 4 min`. */
export function protocolText(preset: ProtocolPreset): string {
  return preset.steps
    .map((step) => {
      const minutes = `${Math.round((step.durationS / 60) * 10) / 10} min`;
      if (step.kind === "freeze") {
        const duty = step.dutyFraction === 1 ? "" : ` at ${percentText(step.dutyFraction)}`;
        return `freeze ${minutes}${duty}`;
      }
      if (step.kind === "thaw") return `thaw ${minutes}`;
      return `active thaw ${minutes} at ${valueText(step.temperatureC)} °C`;
    })
    .join(", ");
}

/** Kinds of pain, as words of a sentence. */
export function painKindsText(kinds: readonly PainKind[]): string {
  return kinds.join(", ");
}

/** Whether a block comes first, and what must come of it. */
export function blockText(block: BlockRequirement): string {
  const first =
    block.requirement === "required" ? "A block is required first" : "A block usually comes first";
  const relief =
    block.minimumReliefFraction === null
      ? "no source states how much relief is enough"
      : `relief of at least ${percentText(block.minimumReliefFraction)}`;
  return `${first}; ${relief}.`;
}

const units: Readonly<Record<string, string>> = { Mm: "mm", C: "°C", S: "s", Ml: "ml" };

/** The name of an input as words, such as `iceClearanceMm` as ice clearance, mm. */
export function inputWords(name: string): string {
  const [, stem = name, unit = ""] = /^(.*?)(Mm|Ml|C|S)?$/u.exec(name) ?? [];
  const words = stem.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return unit === "" ? words : `${words}, ${units[unit] ?? unit}`;
}

/** A text that starts a line. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
