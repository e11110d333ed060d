import { type FactStatus, type ModalityRecord, modality, type Sourced, threshold } from "@isotherm/knowledge";
import { formatDuration } from "../document/compare-plans.ts";
import { protocolTotals } from "../document/protocol-totals.ts";
import type { PlanOutcome } from "../outcome.ts";
import { weakestStatus } from "../problem/plan-device.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import type { RadiofrequencyMode } from "./radiofrequency-choice.ts";
import type { HeatLesion, HeatLesionId, RadiofrequencyOutcome } from "./radiofrequency-outcome.ts";
import { heatThreshold } from "./radiofrequency-problem.ts";

/** One side of a row: what was computed, what is known, and how sure. */
export interface ComparisonSide {
  /** Of this patient's anatomy; null where nothing is computed for it. */
  readonly computed: string | null;
  /** Of the modality in general. */
  readonly known: string | null;
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** One question, answered for cold and for heat. */
export interface ComparisonRow {
  readonly id: "destroyed" | "regrows" | "seen" | "time" | "char" | "neighbors";
  readonly question: string;
  readonly cold: ComparisonSide;
  readonly heat: ComparisonSide;
  /** Cards of the evidence library that belong beside the claim. */
  readonly evidenceCardIds: readonly string[];
}

/** What the time of a session is counted from. */
export interface SessionTime {
  readonly levelCount: number;
  /** To place the cryoprobes, or the electrode, at one level; null is not counted. */
  readonly coldPlacementS: number | null;
  readonly heatPlacementS: number | null;
}

/** One level, the time to place anything not counted. */
export const oneSession: SessionTime = { levelCount: 1, coldPlacementS: null, heatPlacementS: null };

const modalityOfMode: Readonly<Record<RadiofrequencyMode, string>> = {
  monopolar: "radiofrequency",
  bipolar: "radiofrequency",
  cooled: "cooled-radiofrequency",
  pulsed: "pulsed-radiofrequency",
};

const mm = (value: number): string => `${value.toFixed(1).replace("-", "−")} mm`;
const celsius = (value: number): string => `${value.toFixed(0).replace("-", "−")} °C`;
const heatC = (id: string): string => celsius(heatThreshold(id).value);
/** [°C] What the nerve is held to have been treated at. */
const lesionC = (): number => threshold("threshold/temperature/lesion").fact.value;
const iceC = (): number => threshold("threshold/temperature/ice-edge").fact.value;

function known(statement: Sourced & { readonly text: string }): ComparisonSide {
  const { text, status, sources } = statement;
  return { computed: null, known: text, status, sources };
}

const computed = (text: string, from: Sourced): ComparisonSide => ({
  computed: text,
  known: null,
  status: from.status,
  sources: from.sources,
});

const both = (text: string, statement: ComparisonSide, from: Sourced): ComparisonSide => ({
  computed: text,
  known: statement.known,
  status: weakestStatus([statement.status, from.status]),
  sources: [...new Set([...statement.sources, ...from.sources])],
});

function coldDestroyed(outcome: PlanOutcome, record: ModalityRecord, base: Sourced): ComparisonSide {
  const { lesion } = outcome;
  const lengthMm = lesion?.lengthBelow.find(({ temperatureC }) => temperatureC === lesionC())?.lengthMm;
  const text =
    lengthMm === undefined
      ? "No nerve is marked."
      : `${mm(lengthMm)} of nerve, whole section at ${celsius(lesionC())} or colder.`;
  return both(text, known(record.typicalInjury), base);
}

function lengthOf(outcome: RadiofrequencyOutcome, id: HeatLesionId): number | null {
  return outcome.nerve?.lengths.find((length) => length.id === id)?.lengthMm ?? null;
}

function heatDestroyed(outcome: RadiofrequencyOutcome, record: ModalityRecord): ComparisonSide {
  const damaged = lengthOf(outcome, "damage");
  const [sure, start] = [lengthOf(outcome, "nerve-sure"), lengthOf(outcome, "nerve-start")];
  const text =
    damaged === null || sure === null || start === null
      ? "No nerve is marked."
      : `${mm(damaged)} of nerve, whole section damaged (Ω ≥ 1); ${mm(sure)} at ${heatC("nerve-sure")}, ${mm(start)} at ${heatC("nerve-start")} or hotter.`;
  return both(text, known(record.typicalInjury), outcome);
}

function sessionText(levelS: number, levelCount: number, placementS: number | null): string {
  const total = levelCount * (levelS + (placementS ?? 0));
  const levels = levelCount === 1 ? "1 level" : `${levelCount} levels`;
  const rest = placementS === null ? "; time to place it is not counted" : "";
  return `${formatDuration(total)} for ${levels}: ${formatDuration(levelS)} each${rest}.`;
}

function timeRow(
  plan: TreatmentPlan,
  heat: RadiofrequencyOutcome,
  session: SessionTime,
): Pick<ComparisonRow, "cold" | "heat"> {
  const own: Sourced = { status: "computed", sources: [] };
  const { levelCount, coldPlacementS, heatPlacementS } = session;
  const coldS = protocolTotals(plan.protocol).totalS;
  return {
    cold: computed(sessionText(coldS, levelCount, coldPlacementS), own),
    heat: computed(sessionText(heat.choice.lesionS, levelCount, heatPlacementS), own),
  };
}

function coldNeighbors(outcome: PlanOutcome): string {
  const at = (temperatureC: number): readonly string[] =>
    outcome.clearances
      .filter(({ distances }) =>
        distances.some((distance) => distance.temperatureC === temperatureC && distance.clearanceMm <= 0),
      )
      .map(({ structureName }) => structureName);
  return `In the ice: ${listed(at(iceC()))}. At ${celsius(lesionC())} or colder: ${listed(at(lesionC()))}.`;
}

function heatNeighbors(outcome: RadiofrequencyOutcome): string {
  const hotter = (id: "nerve-start" | "nerve-sure"): string => {
    const rows = outcome.structures.filter(({ hottestC }) => hottestC >= heatThreshold(id).value);
    return `At ${heatC(id)} or hotter: ${listed(rows.map((row) => row.structureName))}.`;
  };
  return `${hotter("nerve-start")} ${hotter("nerve-sure")}`;
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? "nothing marked" : names.join(", ");

function heatChar(outcome: RadiofrequencyOutcome, record: ModalityRecord): ComparisonSide {
  const { charMl, hottestC, generator } = outcome;
  const [first, last] = [generator.impedances.find(Number.isFinite), lastImpedance(outcome)];
  const text = charMl > 0 ? `${charMl.toFixed(2)} ml of tissue chars` : `No tissue reaches ${heatC("char")}`;
  const impedance =
    first === undefined || last === null ? "" : `; impedance ${first.toFixed(0)} to ${last.toFixed(0)} Ω`;
  return both(`${text}; hottest ${celsius(hottestC)}${impedance}.`, known(record.charAndImpedance), outcome);
}

/** While current still flowed. */
function lastImpedance({ generator, choice }: RadiofrequencyOutcome): number | null {
  let last: number | null = null;
  generator.times.forEach((timeS, index) => {
    const value = generator.impedances[index];
    if (timeS < choice.lesionS && value !== undefined && Number.isFinite(value)) last = value;
  });
  return last;
}

/**
 * The freeze and the radiofrequency lesion of one plan, question by question: computed numbers of this anatomy beside what
 * is known of both in general, each with its certainty (R8, R11, R15, R21, R23, R27, R28). Nothing is ranked.
 */
export function compareLesions(
  plan: TreatmentPlan,
  { cold, heat }: { readonly cold: PlanOutcome; readonly heat: RadiofrequencyOutcome },
  session: SessionTime,
): readonly ComparisonRow[] {
  const ice = modality("cryo");
  const fire = modality(modalityOfMode[heat.choice.mode]);
  const base: Sourced = { status: "computed", sources: [] };
  return [
    {
      id: "destroyed",
      question: "What is destroyed?",
      cold: coldDestroyed(cold, ice, base),
      heat: heatDestroyed(heat, fire),
      evidenceCardIds: ["E1", "E2"],
    },
    {
      id: "regrows",
      question: "What grows back?",
      cold: known(ice.reversible),
      heat: known(fire.reversible),
      evidenceCardIds: ["E7", "E2"],
    },
    {
      id: "seen",
      question: "Is it seen growing?",
      cold: known(ice.seenGrowing),
      heat: known(fire.seenGrowing),
      evidenceCardIds: ["E3"],
    },
    {
      id: "neighbors",
      question: "What else is reached?",
      cold: computed(coldNeighbors(cold), base),
      heat: computed(heatNeighbors(heat), heat),
      evidenceCardIds: ["E4"],
    },
    {
      id: "char",
      question: "Does it char?",
      cold: known(ice.charAndImpedance),
      heat: heatChar(heat, fire),
      evidenceCardIds: [],
    },
    {
      id: "time",
      question: "How long does it take?",
      ...timeRow(plan, heat, session),
      evidenceCardIds: [],
    },
  ];
}

/** The lesion of one criterion. */
export function heatLesionOf(outcome: RadiofrequencyOutcome, id: HeatLesionId): HeatLesion | null {
  return outcome.lesions.find((lesion) => lesion.id === id) ?? null;
}
