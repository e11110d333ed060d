import type {
  ElectricalConductivity,
  Electrode,
  RadiofrequencyControl,
  RadiofrequencyProblem,
} from "@isotherm/engine";
import type { Volume } from "@isotherm/imaging";
import {
  type Fact,
  type FactStatus,
  type Finding,
  heatDamageProcess,
  threshold,
  tissue,
} from "@isotherm/knowledge";
import { added, scaled } from "../geometry/vector.ts";
import { boxRound, type ReachBox } from "../problem/freeze-box.ts";
import { weakestStatus } from "../problem/plan-device.ts";
import { knowledgeIdOfClass, type TissueClass, tissueClasses } from "../problem/planning-defaults.ts";
import { type TissueLabels, tissueLabels } from "../problem/tissue-labels.ts";
import { anatomyProblem, labelGeometry, mmToMeters, toVec3 } from "../thermal-problem.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import {
  type PlacedElectrode,
  type PlanElectrode,
  placedElectrodes,
  planElectrode,
} from "./placed-electrodes.ts";
import { presetOf, type RadiofrequencyChoice, refuseUnusableChoice } from "./radiofrequency-choice.ts";
import { damageProcessId, electricalStandIn, radiofrequencyDefaults } from "./radiofrequency-defaults.ts";

/** A plan as a radiofrequency lesion in numbers, with what was decided on the way. */
export interface RadiofrequencyCase {
  readonly problem: RadiofrequencyProblem;
  readonly box: ReachBox;
  readonly labels: TissueLabels;
  readonly electrode: PlanElectrode;
  readonly electrodes: readonly PlacedElectrode[];
  /** Certainty of the weakest number that takes part, and the sources of all. */
  readonly status: FactStatus;
  readonly sources: readonly string[];
  readonly findings: readonly Finding[];
}

/** Numbers about heat that lesions are judged by, each with its source. */
export const heatThreshold = (id: string): Fact => threshold(`threshold/heat/${id}`).fact;

/** Tissue whose electrical conductivity a class takes: its own, a stand-in's, or muscle's. Null does not conduct. */
function electricalTissueId(name: TissueClass): string | null {
  if (name === "outside" || name === "airway") return null;
  if (name === "blood") return "blood";
  const { id } = knowledgeIdOfClass[name];
  if (tissue(id).electricalConductivitySPerM) return id;
  return electricalStandIn[name] ?? knowledgeIdOfClass.soft.id;
}

const doesNotConduct: ElectricalConductivity = {
  conductivity: 0,
  referenceTemperature: 37,
  temperatureCoefficient: 0,
};

/** σ(T) of a class: rises with heat, then collapses as the tissue dries. */
function electricalOf(name: TissueClass, bodyTemperatureC: number): ElectricalConductivity {
  const id = electricalTissueId(name);
  const fact = id === null ? undefined : tissue(id).electricalConductivitySPerM;
  if (!fact) return doesNotConduct;
  return {
    conductivity: fact.value,
    referenceTemperature: bodyTemperatureC,
    temperatureCoefficient: heatThreshold("conductivity-rise").value,
    drying: [
      [heatThreshold("drying-start").value, 1],
      [heatThreshold("drying-end").value, heatThreshold("drying-factor").value],
    ],
  };
}

function engineElectrode(placed: PlacedElectrode, model: PlanElectrode): Electrode {
  const diameter = mmToMeters(placed.diameterMm);
  return {
    tip: toVec3(placed.tipLpsMm),
    direction: placed.direction,
    diameter,
    activeTipLength: mmToMeters(placed.activeTipLengthMm),
    pole: placed.pole,
    axialConductance: (model.metalConductivityWPerMK * Math.PI * diameter ** 2) / 4,
    sensorDistance: mmToMeters(model.sensorDistanceMm),
    ...(model.cooling
      ? {
          cooling: {
            temperature: model.cooling.waterTemperatureC,
            heatTransfer: model.cooling.heatTransferWPerM2K,
          },
        }
      : {}),
  };
}

function controlOf(choice: RadiofrequencyChoice): RadiofrequencyControl {
  const { pulse, rampS, maximumVoltageV, maximumPowerW } = presetOf(choice.mode);
  if (pulse) {
    return {
      kind: "pulsed",
      voltage: pulse.voltageV.value,
      pulseDuration: pulse.pulseS.value,
      pulseRate: pulse.pulsesPerS.value,
      temperatureLimit: choice.tipTemperatureC,
    };
  }
  return {
    kind: "temperature",
    tipTemperature: choice.tipTemperatureC,
    rampDuration: Math.min(rampS.value, choice.lesionS),
    maximumVoltage: maximumVoltageV.value,
    maximumPower: maximumPowerW.value,
  };
}

const faces = ["xMin", "xMax", "yMin", "yMax", "zMin", "zMax"] as const;

/** The sides of the box at zero volt, in place of the ground pad; a pair needs none, and no current leaves the body. */
function groundOf(choice: RadiofrequencyChoice, box: ReachBox): RadiofrequencyProblem["ground"] {
  if (choice.mode === "bipolar") return [];
  return faces.filter((_, face) => !box.clipped[face]);
}

function factsOf(choice: RadiofrequencyChoice, labels: TissueLabels): readonly Fact[] {
  const present = new Set(labels.labels);
  const process = heatDamageProcess(damageProcessId);
  const preset = presetOf(choice.mode);
  const tissues = tissueClasses.flatMap((name, index) => {
    const id = electricalTissueId(name);
    if (!present.has(index) || id === null) return [];
    const electrical = tissue(id).electricalConductivitySPerM;
    if (name === "outside" || knowledgeIdOfClass[name].kind !== "tissue")
      return electrical ? [electrical] : [];
    const { conductivityUnfrozenWPerMK, perfusionPerS } = tissue(knowledgeIdOfClass[name].id);
    return [conductivityUnfrozenWPerMK, perfusionPerS, ...(electrical ? [electrical] : [])];
  });
  return [
    ...tissues,
    process.frequencyFactorPerS,
    process.activationEnergyJPerMol,
    preset.rampS,
    preset.maximumPowerW,
    ...["conductivity-rise", "drying-start", "drying-end", "drying-factor"].map(heatThreshold),
  ];
}

/** Says whose electrical conductivity stands in for tissue that has none on record. */
function standInFindings(labels: TissueLabels): readonly Finding[] {
  const present = new Set(labels.labels);
  const pairs = tissueClasses.flatMap((name, index) => {
    const id = electricalTissueId(name);
    if (!present.has(index) || id === null || name === "outside" || name === "blood") return [];
    const own = knowledgeIdOfClass[name].id;
    return own === id ? [] : [`${tissue(own).name.toLowerCase()} (as ${tissue(id).name.toLowerCase()})`];
  });
  if (pairs.length === 0) return [];
  return [
    {
      ruleId: "rule/input/electrical-stand-in",
      severity: "info",
      message: `No electrical conductivity is on record for ${pairs.join(", ")}: the radiofrequency lesion is less sure where these lie near the tip.`,
      sources: ["project-physics-notes"],
      status: "proposal",
      place: { kind: "plan" },
    },
  ];
}

/** The plan on its image as a radiofrequency lesion: the same anatomy as the freeze, another source of heat. */
export function radiofrequencyCase(
  plan: TreatmentPlan,
  volume: Volume,
  choice: RadiofrequencyChoice,
): RadiofrequencyCase {
  refuseUnusableChoice(choice);
  const model = planElectrode(choice);
  const electrodes = placedElectrodes(plan, choice);
  const ends = electrodes.flatMap(({ tipLpsMm, direction, activeTipLengthMm }) => [
    tipLpsMm,
    added(tipLpsMm, scaled(direction, -activeTipLengthMm)),
  ]);
  const box = boxRound(volume, ends, {
    reachMm: radiofrequencyDefaults.reachMm.value,
    what: "the active tip of an electrode",
  });
  const labels = tissueLabels(plan, volume, labelGeometry(box, plan.simulation.cellMm));
  const process = heatDamageProcess(damageProcessId);
  const body = plan.simulation.bodyTemperatureC;
  const facts = factsOf(choice, labels);
  const problem: RadiofrequencyProblem = {
    ...anatomyProblem(plan, box, labels),
    reportTimes: [],
    electrical: tissueClasses.map((name) => electricalOf(name, body)),
    bloodElectrical: electricalOf("blood", body),
    electrodes: electrodes.map((placed) => engineElectrode(placed, model)),
    ground: groundOf(choice, box),
    control: controlOf(choice),
    duration: choice.lesionS,
    restDuration: radiofrequencyDefaults.restS.value,
    arrhenius: {
      frequencyFactor: process.frequencyFactorPerS.value,
      activationEnergy: process.activationEnergyJPerMol.value,
    },
    damagedPerfusion: "stops",
    charTemperature: heatThreshold("char").value,
    lesions: [
      { kind: "damage", damage: heatThreshold("damage").value },
      { kind: "temperature", temperature: heatThreshold("nerve-sure").value },
      { kind: "temperature", temperature: heatThreshold("nerve-start").value },
      { kind: "dose", dose: heatThreshold("dose").value },
    ],
  };
  return {
    problem,
    box,
    labels,
    electrode: model,
    electrodes,
    status: weakestStatus([model.status, ...facts.map(({ status }) => status)]),
    sources: [...new Set([...model.sources, ...facts.flatMap(({ sources }) => sources)])],
    findings: [...labels.findings, ...standInFindings(labels)],
  };
}
