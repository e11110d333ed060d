import { protocolPreset } from "@isotherm/knowledge";
import type {
  FreezeProtocol,
  FreezeStep,
  PlanImage,
  SimulationChoice,
  TreatmentPlan,
} from "../treatment-plan.ts";

/**
 * How a new plan is computed until someone chooses otherwise: 1 mm is the preview of the engine, a field every 15 s
 * makes a smooth slider, 37 °C is the deep body. All three stand in the outcome's settings.
 */
export const defaultSimulationChoice: SimulationChoice = {
  cellMm: 1,
  reportEveryS: 15,
  bodyTemperatureC: 37,
};

/** The steps of a protocol of practice as a plan holds them; every cryoprobe takes part. */
export function protocolFromPreset(presetId: string): FreezeProtocol {
  const preset = protocolPreset(presetId);
  const steps = preset.steps.map((step): FreezeStep => {
    if (step.kind === "thaw") return { kind: "thaw", thawS: step.durationS };
    if (step.kind === "freeze") {
      const { durationS: freezeS, dutyFraction } = step;
      return { kind: "freeze", freezeS, dutyFraction, cryoprobeIds: null };
    }
    const { durationS: activeThawS, temperatureC } = step;
    return { kind: "active-thaw", activeThawS, temperatureC, cryoprobeIds: null };
  });
  return { presetId, steps };
}

/** One freeze of 8 minutes: the shorter of the two that practice uses for a nerve (R24, expert opinion). */
export const defaultNeurolysisProtocol: FreezeProtocol = protocolFromPreset("single-8-min");

/** Two freezes with a thaw between them, as practice has it for a tumor. */
const defaultTumorProtocol: FreezeProtocol = protocolFromPreset("tumor-10-8-10");

/** What a new plan must be told; the rest has defaults. Ids and clock belong to the caller. */
export interface NewPlanInput {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly image: PlanImage;
  /** A nerve, where it is left out. */
  readonly procedureType?: TreatmentPlan["procedureType"];
}

/** An empty plan on an image, with the protocol of its procedure; a nerve is aimed at Sunderland II, II accepted at worst (R9). */
export function newPlan(input: NewPlanInput): TreatmentPlan {
  const { procedureType = "neurolysis" } = input;
  return {
    format: "isotherm.treatment-plan",
    version: 1,
    id: input.id,
    title: input.title,
    createdAt: input.createdAt,
    modifiedAt: input.createdAt,
    procedureType,
    image: input.image,
    target: null,
    structures: [],
    cryoprobes: [],
    deviceOverrides: [],
    protocol: procedureType === "neurolysis" ? defaultNeurolysisProtocol : defaultTumorProtocol,
    skinProtection: { kind: "air" },
    intendedGrade: 2,
    worstAcceptedGrade: 2,
    simulation: defaultSimulationChoice,
    notes: "",
  };
}

/** A copy that lives on its own. */
export function duplicatePlan(
  plan: TreatmentPlan,
  copy: { readonly id: string; readonly title: string; readonly createdAt: string },
): TreatmentPlan {
  return { ...plan, ...copy, modifiedAt: copy.createdAt };
}
