import type { Vec3 } from "./vector.ts";

/** A tensor-product grid: cell i along x lies between xEdges[i] and xEdges[i+1]. Fields are x fastest. */
export interface TensorGrid {
  /** [m] Cell boundaries in the problem frame, length nx+1. */
  readonly xEdges: Float64Array;
  readonly yEdges: Float64Array;
  readonly zEdges: Float64Array;
}

/** How the engine solved: everything that could change the answer. */
export interface SimulationSettings {
  readonly engineVersion: string;
  /** [m] */
  readonly cell: number;
  readonly cells: number;
  readonly integrator: string;
  /** [s] Longest super-step allowed. */
  readonly longestStep: number;
  readonly threads: number;
  /** Any other choice, by name. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** What computes on the processor: plain TypeScript in double precision, or WebAssembly with SIMD. */
export type ProcessorBackend = "reference" | "wasm";

/** What computes: the processor, or a GPU through WebGPU. */
export type BackendName = ProcessorBackend | "webgpu";

/** The field at one time. */
export interface TemperatureReport {
  /** [s] */
  readonly time: number;
  /** [°C] One value a cell; cells of a convective medium hold the medium's temperature. */
  readonly temperature: Float32Array;
}

/** Heat since the start; all [J]; positive into the tissue. */
export interface EnergyBalance {
  readonly fromCryoprobes: number;
  readonly fromBlood: number;
  readonly fromMetabolism: number;
  readonly fromVessels: number;
  readonly throughBoundary: number;
  readonly stored: number;
  /** |stored − sum of the others| ÷ the largest of them, dimensionless. */
  readonly balanceError: number;
}

export interface CryoprobeHistory {
  /** [s] */
  readonly times: Float64Array;
  /** [W] Heat drawn from the tissue. */
  readonly powers: Float64Array;
  /** [°C] Mean over the active zone. */
  readonly surfaceTemperatures: Float64Array;
}

export interface SampleHistory {
  readonly point: Vec3;
  /** [s] */
  readonly times: Float64Array;
  /** [°C] */
  readonly temperatures: Float64Array;
}

export interface SimulationResult {
  readonly backend: BackendName;
  readonly settings: SimulationSettings;
  readonly grid: TensorGrid;
  readonly reports: readonly TemperatureReport[];
  /** [°C] Coldest temperature of each cell over the whole protocol. */
  readonly minimumTemperature: Float32Array;
  /** [s] Time each cell spent at or below each threshold. */
  readonly timeBelow: readonly { readonly threshold: number; readonly time: Float32Array }[];
  /** [K/s] Positive; speed of cooling as the cell crossed freezing for the first time, 0 where it never froze. */
  readonly coolingRate: Float32Array;
  /** [K/s] Positive; speed of warming as the cell last thawed, 0 where it never did. */
  readonly warmingRate: Float32Array;
  readonly samples: readonly SampleHistory[];
  readonly cryoprobes: readonly CryoprobeHistory[];
  readonly energy: EnergyBalance;
  /** [s] Wall time of the solution itself. */
  readonly wallTime: number;
}

/** Yielded between super-steps, and at the same time again within long ones, so that a caller can draw, report progress, or stop asking (which cancels). */
export interface SimulationProgress {
  /** The grid of every report of this run. */
  readonly grid: TensorGrid;
  /** [s] Simulated time reached. */
  readonly time: number;
  /** [s] Simulated time at the end. */
  readonly endTime: number;
  /** The field at a report time just passed, null otherwise. */
  readonly report: TemperatureReport | null;
}
