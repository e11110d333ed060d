import { device, type Fact, type FactStatus, type TissueRecord, tissue } from "@isotherm/knowledge";
import { planDevice, weakestStatus } from "../problem/plan-device.ts";
import type { PlanningDefault } from "../problem/planning-defaults.ts";
import { knowledgeIdOfClass, tissueClasses } from "../problem/planning-defaults.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import {
  type EnsembleSettings,
  refuseUnusable,
  spreadDefaults,
  type UnknownKind,
} from "./ensemble-settings.ts";

/** The half-width of one unknown for one tissue or cryoprobe. */
export interface UnknownSpread {
  /** Tissue id, device id or cryoprobe id. */
  readonly id: string;
  /** [1] or [mm] Fraction of the value; length for a placement. */
  readonly halfWidth: number;
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** One unknown of an ensemble: drawn evenly between minus and plus its half-width. */
export interface EnsembleUnknown {
  /** Such as "latent-heat" or "placement/cryoprobe-1/along"; key of a member's draws. */
  readonly id: string;
  readonly kind: UnknownKind;
  readonly name: string;
  readonly unit: "fraction" | "mm";
  /** [1] or [mm], as `unit` says. The widest of `spreads`; 0: held fixed. */
  readonly halfWidth: number;
  /** One draw moves all of these together, each by its own half-width. */
  readonly spreads: readonly UnknownSpread[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly note: string;
}

/** Directions in which a cryoprobe can lie off its plan. */
export const placementDirections = ["along", "across-1", "across-2"] as const;

const fromDefault = (id: string, chosen: PlanningDefault): UnknownSpread => ({
  id,
  halfWidth: chosen.value,
  status: chosen.status,
  sources: chosen.sources,
});

/** The spread that the data give, or else the default. */
function spreadOf(id: string, fact: Fact<unknown>, otherwise: PlanningDefault | null): UnknownSpread | null {
  if (fact.spreadFraction !== undefined) {
    return { id, halfWidth: fact.spreadFraction, status: fact.status, sources: fact.sources };
  }
  return otherwise && fromDefault(id, otherwise);
}

function tissueRecords(): readonly TissueRecord[] {
  const ids = tissueClasses.flatMap((name) => {
    if (name === "outside" || knowledgeIdOfClass[name].kind !== "tissue") return [];
    return [knowledgeIdOfClass[name].id];
  });
  return [...new Set(ids)].map(tissue);
}

type TissueProperty = "latentHeatJPerKg" | "conductivityFrozenWPerMK" | "heatCapacityFrozenJPerKgK";

const tissueSpreads = (property: TissueProperty): readonly (UnknownSpread | null)[] =>
  tissueRecords().map((record) => spreadOf(record.id, record[property], spreadDefaults.propertyFraction));

/** Heat transfer and maximum power were fitted to one measurement together: one unknown, the wider of both. */
function powerSpreads(plan: TreatmentPlan): readonly UnknownSpread[] {
  return deviceIds(plan).map((id) => {
    const { heatTransferWPerM2K, maximumPowerW } = device(id).coolant;
    const entered = planDevice(plan, id).enteredBySite;
    const facts = [
      ...(entered.includes("heatTransferWPerM2K") ? [] : [heatTransferWPerM2K]),
      ...(entered.includes("maximumPowerW") ? [] : [maximumPowerW]),
    ];
    const spreads = facts.map((fact) => spreadOf(id, fact, spreadDefaults.powerFraction));
    if (entered.length > 0) spreads.push(fromDefault(id, spreadDefaults.powerFraction));
    const known = spreads.filter((spread) => spread !== null);
    const first = known[0] ?? fromDefault(id, spreadDefaults.powerFraction);
    return known.reduce((widest, spread) => (spread.halfWidth > widest.halfWidth ? spread : widest), first);
  });
}

/** Boiling cryogens have a coolant temperature without a spread; a site's own number has none either. */
function coolantSpreads(plan: TreatmentPlan): readonly UnknownSpread[] {
  return deviceIds(plan).flatMap((id) => {
    if (planDevice(plan, id).enteredBySite.includes("coolantTemperatureC")) return [];
    const spread = spreadOf(id, device(id).coolant.temperatureC, null);
    return spread ? [spread] : [];
  });
}

const deviceIds = (plan: TreatmentPlan): readonly string[] => [
  ...new Set(plan.cryoprobes.map((cryoprobe) => cryoprobe.deviceId)),
];

interface UnknownText {
  readonly id: string;
  readonly kind: UnknownKind;
  readonly name: string;
  readonly note: string;
}

function unknown(
  text: UnknownText,
  facts: readonly (UnknownSpread | null)[],
  settings: EnsembleSettings,
): EnsembleUnknown {
  const known = facts.filter((fact) => fact !== null);
  const asked = settings.spreads[text.kind];
  const spreads = known.map(
    (fact): UnknownSpread =>
      asked === undefined ? fact : { id: fact.id, halfWidth: asked, status: "proposal", sources: [] },
  );
  return {
    ...text,
    unit: text.kind === "placement" ? "mm" : "fraction",
    halfWidth: Math.max(0, ...spreads.map((spread) => spread.halfWidth)),
    spreads,
    status: weakestStatus(spreads.map((spread) => spread.status)),
    sources: [...new Set(spreads.flatMap((spread) => spread.sources))],
    note: asked === undefined ? text.note : `${text.note}; half-width chosen for this ensemble`,
  };
}

const placementNames: Readonly<Record<(typeof placementDirections)[number], string>> = {
  along: "depth along the needle",
  "across-1": "offset across the needle",
  "across-2": "offset across the needle, square to the other",
};

/** The unknowns of a plan with spread, source and status, in the order in which they are drawn. */
export function ensembleUnknowns(
  plan: TreatmentPlan,
  settings: EnsembleSettings,
): readonly EnsembleUnknown[] {
  refuseUnusable(settings);
  const of = (
    kind: Exclude<UnknownKind, "placement">,
    text: { readonly name: string; readonly note: string },
    facts: readonly (UnknownSpread | null)[],
  ): EnsembleUnknown => unknown({ id: kind, kind, ...text }, facts, settings);
  const power = "heat transfer and most power of every cryoprobe, by one factor: they were fitted together";
  const together = "one draw for all tissues, each by its own half-width";
  return [
    of("cryoprobe-power", { name: "Cryoprobe power", note: power }, powerSpreads(plan)),
    of(
      "coolant-temperature",
      { name: "Coolant temperature", note: "a fraction of the °C value; larger is colder" },
      coolantSpreads(plan),
    ),
    of("perfusion", { name: "Perfusion", note: spreadDefaults.perfusionFraction.note }, [
      ...tissueRecords().map((record) =>
        spreadOf(record.id, record.perfusionPerS, spreadDefaults.perfusionFraction),
      ),
    ]),
    of("latent-heat", { name: "Latent heat", note: together }, tissueSpreads("latentHeatJPerKg")),
    of(
      "frozen-conductivity",
      { name: "Conductivity of frozen tissue", note: together },
      tissueSpreads("conductivityFrozenWPerMK"),
    ),
    of(
      "frozen-heat-capacity",
      { name: "Heat capacity of frozen tissue", note: together },
      tissueSpreads("heatCapacityFrozenJPerKgK"),
    ),
    ...plan.cryoprobes.flatMap(({ id }) =>
      placementDirections.map((direction) =>
        unknown(
          {
            id: `placement/${id}/${direction}`,
            kind: "placement",
            name: `Placement of ${id}: ${placementNames[direction]}`,
            note: spreadDefaults.placementMm.note,
          },
          [fromDefault(id, spreadDefaults.placementMm)],
          settings,
        ),
      ),
    ),
  ];
}
