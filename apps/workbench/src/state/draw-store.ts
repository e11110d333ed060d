import type { Vec3 } from "@isotherm/imaging";
import { addStructure, setTarget } from "@isotherm/planning";
import type { StructureKind, Target } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { currentPlan, editPlan } from "./plan-store.ts";
import { type DrawPurpose, takeTool, useViewStore } from "./view-store.ts";

/** What is known of a structure before it is drawn, such as a line of the checklist. */
export interface StructureIntent {
  readonly name: string;
  readonly kind: StructureKind;
  readonly radiusMm: number;
}

/** Everything about a target but its line. */
export type TargetIdentity = Omit<Target, "geometry">;

/** A target that nobody has named yet. */
const UNNAMED_TARGET: TargetIdentity = {
  id: "target",
  name: "Custom target",
  knowledgeTargetId: null,
  side: null,
  fibers: "mixed",
  safeAccess: null,
};

/** What a line that is being drawn will become. */
export interface DrawState {
  readonly intent: StructureIntent | null;
  /** The nerve that has been named and not yet drawn; a target enters the plan with its line. */
  readonly targetIdentity: TargetIdentity;
  readonly take: (purpose: DrawPurpose, pointsLpsMm: readonly Vec3[]) => void;
}

/**
 * Radii that a new line starts with until the person sets its own: a drawing default for visibility on a 1 mm grid,
 * shown in a field beside the name, and no statement about anatomy.
 */
export const NEW_NERVE_RADIUS_MM = 1.5;
export const NEW_STRUCTURE_RADIUS_MM = 2;

/** The line in hand. */
export const useDrawStore: UseBoundStore<StoreApi<DrawState>> = create<DrawState>((set, get) => ({
  intent: null,
  targetIdentity: UNNAMED_TARGET,
  take: (purpose, pointsLpsMm) => {
    if (purpose === "target") takeTarget(pointsLpsMm, get().targetIdentity);
    else takeStructure(pointsLpsMm, get().intent);
    set({ intent: null });
  },
}));

/** Starts drawing a named structure. */
export function drawStructure(intent: StructureIntent | null): void {
  useDrawStore.setState({ intent });
  takeTool("draw-line", "structure");
}

/** Changes what is known of the target, drawn or not. */
export function editTargetIdentity(changes: Partial<TargetIdentity>): void {
  const target = currentPlan()?.target ?? null;
  if (target === null) {
    useDrawStore.setState(({ targetIdentity }) => ({ targetIdentity: { ...targetIdentity, ...changes } }));
    return;
  }
  const drag = `target/${Object.keys(changes).join("+")}`;
  editPlan((plan) => setTarget(plan, { ...target, ...changes }), { drag });
}

/** Forgets the named nerve, as when another case is opened. */
export function forgetTargetIdentity(): void {
  useDrawStore.setState({ targetIdentity: UNNAMED_TARGET });
}

function takeTarget(pointsLpsMm: readonly Vec3[], identity: TargetIdentity): void {
  const before = currentPlan()?.target ?? null;
  const radiusMm = before?.geometry.radiusMm ?? NEW_NERVE_RADIUS_MM;
  const geometry = { kind: "line", pointsLpsMm, radiusMm } as const;
  editPlan((plan) => setTarget(plan, { ...(before ?? identity), geometry }));
  useViewStore.setState({ selectedId: before?.id ?? identity.id });
}

function takeStructure(pointsLpsMm: readonly Vec3[], intent: StructureIntent | null): void {
  const id = crypto.randomUUID();
  const { name, kind, radiusMm } = intent ?? {
    name: "Structure",
    kind: "other",
    radiusMm: NEW_STRUCTURE_RADIUS_MM,
  };
  editPlan((plan) =>
    addStructure(plan, {
      id,
      name,
      kind,
      geometry: { kind: "line", pointsLpsMm, radiusMm },
      minimumClearanceMm: null,
      minimumTemperatureC: null,
    }),
  );
  useViewStore.setState({ selectedId: id });
}
