import type { Vec3 } from "./vector.ts";

/** A property that is constant, or a table of [temperature °C, value] rows with rising temperature, linear between. */
export type Property = number | readonly (readonly [number, number])[];

/**
 * A tissue that conducts, freezes and is perfused.
 *
 * Between `freezingStart` and `freezingEnd` the latent heat is released along `iceFraction` (evenly when absent),
 * conductivity and heat capacity go linearly from unfrozen to frozen, and perfusion falls linearly to zero.
 */
export interface Tissue {
  readonly kind: "tissue";
  readonly name: string;
  /** [kg/m³] Density, the same in both phases. */
  readonly density: number;
  /** [J/(kg·K)] */
  readonly heatCapacityUnfrozen: Property;
  /** [J/(kg·K)] */
  readonly heatCapacityFrozen: Property;
  /** [W/(m·K)] */
  readonly conductivityUnfrozen: Property;
  /** [W/(m·K)] */
  readonly conductivityFrozen: Property;
  /** [J/kg] of tissue, released over the whole freezing range. */
  readonly latentHeat: number;
  /** [°C] Temperature at which the first ice forms. */
  readonly freezingStart: number;
  /** [°C] Temperature at which all freezable water is ice. */
  readonly freezingEnd: number;
  /** Rows [temperature °C, frozen fraction 0–1] from freezingEnd to freezingStart; even release when absent. */
  readonly iceFraction?: readonly (readonly [number, number])[];
  /** [1/s] Volume of blood per volume of tissue and second; zero is unperfused. */
  readonly perfusion: number;
  /** [W/m³] Heat of metabolism, falls with the unfrozen fraction. */
  readonly metabolicHeat: number;
}

/**
 * Something that is not solved but exchanges heat through its wall at a fixed temperature: the lumen of a vessel,
 * the air of an airway, the air or the warm glove in front of the skin, stirred warm saline.
 */
export interface ConvectiveMedium {
  readonly kind: "convective";
  readonly name: string;
  /** [°C] */
  readonly temperature: number;
  /** [W/(m²·K)] Heat transfer coefficient at its wall; 0 insulates. */
  readonly heatTransfer: number;
}

export type Medium = Tissue | ConvectiveMedium;

/** Label of a medium on a regular axis-aligned grid; the value is an index into `BioheatProblem.media`. */
export interface LabelGrid {
  readonly dimensions: readonly [number, number, number];
  /** [m] Centre of voxel (0,0,0) in the problem frame. */
  readonly origin: Vec3;
  /** [m] */
  readonly spacing: Vec3;
  /** x fastest, then y, then z. */
  readonly labels: Uint8Array;
}

/** A solid drawn over the label grid, lengths all [m]; later ones cover earlier ones. `medium` is an index into `media`. */
export type Region =
  | { readonly shape: "box"; readonly from: Vec3; readonly to: Vec3; readonly medium: number }
  | { readonly shape: "sphere"; readonly center: Vec3; readonly radius: number; readonly medium: number }
  | {
      readonly shape: "cylinder";
      readonly from: Vec3;
      readonly to: Vec3;
      readonly radius: number;
      readonly medium: number;
    };

/** A vessel as a polyline with a radius; may be thinner than a cell. */
export interface Vessel {
  readonly name: string;
  /** [m] */
  readonly points: readonly Vec3[];
  /** [m] */
  readonly radius: number;
  /** [°C] */
  readonly bloodTemperature: number;
  /** [W/(m²·K)] */
  readonly heatTransfer: number;
}

/** What the active zone does to the tissue it touches. */
export type CryoprobeSurface =
  | {
      readonly kind: "temperature";
      /** Rows [s since the start of a freeze, °C], linear between, held after the last. */
      readonly trace: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: "coolant";
      /** [°C] */
      readonly temperature: number;
      /** [W/(m²·K)] */
      readonly heatTransfer: number;
      /** [W] The most heat this cryoprobe can draw; the flux is cut there. */
      readonly maximumPower: number;
    };

export interface Cryoprobe {
  /** [m] The metal tip. */
  readonly tip: Vec3;
  /** Unit vector, the way the tip points. */
  readonly direction: Vec3;
  /** [m] */
  readonly shaftDiameter: number;
  /** [m] */
  readonly activeZoneLength: number;
  /** [m] From the tip back to the front end of the active zone. */
  readonly tipOffset: number;
  readonly surface: CryoprobeSurface;
  /** Outside the active zone the shaft takes part as tissue, or lets no heat through. */
  readonly shaft: "tissue" | "insulated";
}

/** One step of a freeze protocol. Steps follow each other; probes not named in a freeze rest (passive thaw). */
export type ProtocolStep =
  | {
      readonly kind: "freeze";
      /** [s] */
      readonly duration: number;
      /** 0–1 share of full power or full cooling; 1 when absent. */
      readonly dutyFraction?: number;
      /** Indices of the cryoprobes that freeze; all when absent. */
      readonly cryoprobes?: readonly number[];
    }
  | { readonly kind: "thaw" /** [s] */; readonly duration: number }
  | {
      readonly kind: "active-thaw";
      /** [s] */
      readonly duration: number;
      /** [°C] */
      readonly temperature: number;
      readonly cryoprobes?: readonly number[];
    };

export type BoundaryCondition =
  | { readonly kind: "insulated" }
  | { readonly kind: "temperature" /** [°C] */; readonly temperature: number }
  | {
      readonly kind: "convective";
      /** [W/(m²·K)] */
      readonly heatTransfer: number;
      /** [°C] */
      readonly ambient: number;
    };

export interface Boundary {
  readonly xMin: BoundaryCondition;
  readonly xMax: BoundaryCondition;
  readonly yMin: BoundaryCondition;
  readonly yMax: BoundaryCondition;
  readonly zMin: BoundaryCondition;
  readonly zMax: BoundaryCondition;
}

/** Blood that perfuses every tissue. */
export interface Blood {
  /** [kg/m³] */
  readonly density: number;
  /** [J/(kg·K)] */
  readonly heatCapacity: number;
  /** [°C] */
  readonly temperature: number;
}

/** What is to be solved: numbers in one Cartesian frame, no patient and no file. All SI, temperatures in °C. */
export interface BioheatProblem {
  /** [m] Lower corner of the box. */
  readonly origin: Vec3;
  /** [m] */
  readonly size: Vec3;
  /** [m] The accuracy asked for is that of a uniform grid of this cell, however the engine grids it. */
  readonly cell: number;
  readonly boundary: Boundary;
  readonly media: readonly Medium[];
  /** Index into `media` of what fills the box where nothing else is said. */
  readonly background: number;
  readonly labels?: LabelGrid;
  readonly regions: readonly Region[];
  readonly vessels: readonly Vessel[];
  readonly blood: Blood;
  /** [°C] Of all tissue at the start. */
  readonly initialTemperature: number;
  readonly cryoprobes: readonly Cryoprobe[];
  readonly protocol: readonly ProtocolStep[];
  /** [s] When the whole field is to be kept; the end of the protocol is always kept. */
  readonly reportTimes: readonly number[];
  /** [°C] For time-below-threshold per cell. */
  readonly thresholds: readonly number[];
  /** [m] Points whose temperature is recorded over time. */
  readonly samples: readonly Vec3[];
}
