import { type Threshold, threshold } from "@isotherm/knowledge";
import type { PlacedCryoprobe } from "../problem/freeze-box.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";

/** An isotherm with the only name it may be called by (R25). */
export interface NamedIsotherm {
  readonly temperatureC: number;
  /** Such as "visible ice edge": the 0 °C edge is never called the lesion. */
  readonly name: string;
  readonly threshold: Threshold;
}

const named = (id: string): NamedIsotherm => {
  const record = threshold(`threshold/temperature/${id}`);
  return { temperatureC: record.fact.value, name: record.name, threshold: record };
};

/** Layers that every freeze shows (R25): visible edge, lesion isotherm, cell death as practice states it, inner isotherm. */
export function commonIsotherms(): readonly NamedIsotherm[] {
  return [named("ice-edge"), named("lesion"), named("cell-death"), named("deep")];
}

/** Layers of cold without ice, for nerves with motor fibers that must be spared or are treated. */
export function coldBlockIsotherms(): readonly NamedIsotherm[] {
  return [named("cold-block"), named("cold-block-lasting")];
}

/** Layers beyond grade II, which only a cryogen colder than −100 °C can reach (R22). */
export function overTreatmentIsotherms(): readonly NamedIsotherm[] {
  return [named("above-grade-two"), named("grade-four")];
}

/** The layers that matter for a plan, warm to cold. */
export function isothermsOf(
  plan: TreatmentPlan,
  cryoprobes: readonly PlacedCryoprobe[],
): readonly NamedIsotherm[] {
  const hasMotor = plan.target?.fibers === "motor" || plan.target?.fibers === "mixed";
  const hasNerve = plan.structures.some((structure) => structure.kind === "nerve");
  const isVeryCold = cryoprobes.some(
    ({ device }) => device.cryogen === "argon" || device.cryogen === "liquid-nitrogen",
  );
  return [
    ...(hasMotor || hasNerve ? coldBlockIsotherms() : []),
    ...commonIsotherms(),
    ...(isVeryCold ? overTreatmentIsotherms() : []),
  ];
}
