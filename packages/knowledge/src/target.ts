import type { FactStatus } from "./fact.ts";

export type FiberType = "sensory" | "motor" | "mixed" | "autonomic";
export type CryoStatus = "usual" | "reported" | "case-reports" | "not-tried-by-operator" | "disabled";

/** One nerve target of the atlas. */
export interface TargetRecord {
  /** Such as `stellate-ganglion`. */
  readonly id: string;
  /** T1–T23 of the atlas. */
  readonly atlasNumber: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly fibers: FiberType;
  readonly paired: boolean;
  readonly cryoStatus: CryoStatus;
  readonly cryoStatusReason: string | null;
  readonly guidance: string;
  readonly structuresAtRisk: readonly string[];
  readonly protocolPresetIds: readonly string[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
}

/** A freeze protocol as practice uses it. */
export interface ProtocolPreset {
  readonly id: string;
  readonly name: string;
  readonly use: "neurolysis" | "tumor-ablation";
  readonly steps: readonly (
    | { readonly kind: "freeze"; readonly durationS: number; readonly dutyFraction: number }
    | { readonly kind: "thaw"; readonly durationS: number }
    | { readonly kind: "active-thaw"; readonly durationS: number; readonly temperatureC: number }
  )[];
  readonly status: FactStatus;
  readonly sources: readonly string[];
  /** What the source leaves open. */
  readonly note?: string;
}
