import { PlanningError } from "../errors.ts";
import type {
  CryoprobePlacement,
  DeviceOverride,
  FreezeProtocol,
  PointLpsMm,
  SimulationChoice,
  StructureAtRisk,
  Target,
  TreatmentPlan,
} from "../treatment-plan.ts";

/** Every edit is pure and returns a new plan; whoever holds the clock calls {@link touchPlan} when storing. */
export function touchPlan(plan: TreatmentPlan, modifiedAt: string): TreatmentPlan {
  return { ...plan, modifiedAt };
}

type Identified = { readonly id: string };

function replaced<Item extends Identified>(
  items: readonly Item[],
  changed: Item,
  noun: string,
): readonly Item[] {
  if (!items.some((item) => item.id === changed.id)) throw notInPlan(noun, changed.id, items);
  return items.map((item) => (item.id === changed.id ? changed : item));
}

function without<Item extends Identified>(items: readonly Item[], id: string, noun: string): readonly Item[] {
  if (!items.some((item) => item.id === id)) throw notInPlan(noun, id, items);
  return items.filter((item) => item.id !== id);
}

function notInPlan(noun: string, id: string, items: readonly Identified[]): PlanningError {
  const known = items.length === 0 ? "none" : items.map((item) => item.id).join(", ");
  return new PlanningError(
    "PLANNING_NOT_IN_PLAN",
    `the plan has no ${noun} "${id}" (it has ${known}); pick one of these`,
  );
}

function added<Item extends Identified>(items: readonly Item[], item: Item, noun: string): readonly Item[] {
  if (items.some((other) => other.id === item.id)) {
    throw new PlanningError(
      "PLANNING_NOT_IN_PLAN",
      `the plan already has a ${noun} "${item.id}"; give the new one its own id`,
    );
  }
  return [...items, item];
}

/** Adds a cryoprobe. */
export function addCryoprobe(plan: TreatmentPlan, cryoprobe: CryoprobePlacement): TreatmentPlan {
  return { ...plan, cryoprobes: added(plan.cryoprobes, cryoprobe, "cryoprobe") };
}

/** Replaces a cryoprobe by one of the same id: another device, entry or tip. */
export function updateCryoprobe(plan: TreatmentPlan, cryoprobe: CryoprobePlacement): TreatmentPlan {
  return { ...plan, cryoprobes: replaced(plan.cryoprobes, cryoprobe, "cryoprobe") };
}

/** Moves entry, tip, or both; what is not named stays. */
export function moveCryoprobe(
  plan: TreatmentPlan,
  cryoprobeId: string,
  to: { readonly entryLpsMm?: PointLpsMm; readonly tipLpsMm?: PointLpsMm },
): TreatmentPlan {
  const cryoprobe = plan.cryoprobes.find((candidate) => candidate.id === cryoprobeId);
  if (!cryoprobe) throw notInPlan("cryoprobe", cryoprobeId, plan.cryoprobes);
  return updateCryoprobe(plan, {
    ...cryoprobe,
    entryLpsMm: to.entryLpsMm ?? cryoprobe.entryLpsMm,
    tipLpsMm: to.tipLpsMm ?? cryoprobe.tipLpsMm,
  });
}

/** Removes a cryoprobe, and its name from every step; a step that named it alone is removed as well. */
export function removeCryoprobe(plan: TreatmentPlan, cryoprobeId: string): TreatmentPlan {
  const cryoprobes = without(plan.cryoprobes, cryoprobeId, "cryoprobe");
  const steps = plan.protocol.steps.flatMap((step) => {
    if (step.kind === "thaw" || step.cryoprobeIds === null) return [step];
    const cryoprobeIds = step.cryoprobeIds.filter((id) => id !== cryoprobeId);
    return cryoprobeIds.length === 0 ? [] : [{ ...step, cryoprobeIds }];
  });
  return { ...plan, cryoprobes, protocol: { ...plan.protocol, steps } };
}

/** Sets or clears the nerve that is to be frozen. */
export function setTarget(plan: TreatmentPlan, target: Target | null): TreatmentPlan {
  return { ...plan, target };
}

/** Adds a structure at risk. */
export function addStructure(plan: TreatmentPlan, structure: StructureAtRisk): TreatmentPlan {
  return { ...plan, structures: added(plan.structures, structure, "structure") };
}

/** Replaces a structure by one of the same id. */
export function updateStructure(plan: TreatmentPlan, structure: StructureAtRisk): TreatmentPlan {
  return { ...plan, structures: replaced(plan.structures, structure, "structure") };
}

/** Removes a structure at risk. */
export function removeStructure(plan: TreatmentPlan, structureId: string): TreatmentPlan {
  return { ...plan, structures: without(plan.structures, structureId, "structure") };
}

/** Sets the freeze protocol. */
export function setProtocol(plan: TreatmentPlan, protocol: FreezeProtocol): TreatmentPlan {
  return { ...plan, protocol };
}

/** Sets or clears what the site knows about one device. */
export function setDeviceOverride(
  plan: TreatmentPlan,
  deviceId: string,
  override: DeviceOverride | null,
): TreatmentPlan {
  const others = plan.deviceOverrides.filter((candidate) => candidate.deviceId !== deviceId);
  return { ...plan, deviceOverrides: override ? [...others, { ...override, deviceId }] : others };
}

/** Changes how the freeze is computed; what is not named stays. */
export function setSimulationChoice(plan: TreatmentPlan, choice: Partial<SimulationChoice>): TreatmentPlan {
  return { ...plan, simulation: { ...plan.simulation, ...choice } };
}

/** Changes title, notes, procedure type, skin protection or grades; what is not named stays. */
export function updatePlan(
  plan: TreatmentPlan,
  changes: Partial<
    Pick<
      TreatmentPlan,
      "title" | "notes" | "procedureType" | "skinProtection" | "intendedGrade" | "worstAcceptedGrade"
    >
  >,
): TreatmentPlan {
  return { ...plan, ...changes };
}
