/** Three coordinates in the scenario's box, corner at the origin. */
type PointMm = readonly [number, number, number];
type Property = number | readonly (readonly [number, number])[];

export type ScenarioBoundary =
  | { readonly kind: "insulated" }
  | { readonly kind: "temperature"; readonly temperatureC: number }
  | { readonly kind: "convective"; readonly heatTransferWPerM2K: number; readonly ambientC: number };

export interface ScenarioTissue {
  readonly densityKgPerM3: number;
  readonly heatCapacityUnfrozenJPerKgK: Property;
  readonly heatCapacityFrozenJPerKgK: Property;
  readonly conductivityUnfrozenWPerMK: Property;
  readonly conductivityFrozenWPerMK: Property;
  readonly latentHeatJPerKg: number;
  readonly freezingStartC: number;
  readonly freezingEndC: number;
  readonly perfusionPerS: number;
  readonly metabolicHeatWPerM3: number;
}

export type ScenarioRegion =
  | { readonly shape: "box"; readonly fromMm: PointMm; readonly toMm: PointMm; readonly tissue: string }
  | {
      readonly shape: "sphere";
      readonly centerMm: PointMm;
      readonly radiusMm: number;
      readonly tissue: string;
    }
  | {
      readonly shape: "cylinder";
      readonly fromMm: PointMm;
      readonly toMm: PointMm;
      readonly radiusMm: number;
      readonly tissue: string;
    };

export interface ScenarioCryoprobe {
  readonly tipMm: PointMm;
  readonly directionUnit: PointMm;
  readonly shaftDiameterMm: number;
  readonly activeZoneLengthMm: number;
  readonly tipOffsetMm: number;
  readonly shaft: "tissue" | "insulated";
  readonly surface:
    | { readonly kind: "temperature"; readonly trace: readonly (readonly [number, number])[] }
    | {
        readonly kind: "coolant";
        readonly temperatureC: number;
        readonly heatTransferWPerM2K: number;
        readonly maximumPowerW: number;
      };
}

export type ScenarioStep =
  | { readonly freezeS: number; readonly dutyFraction: number; readonly cryoprobes?: readonly number[] }
  | { readonly thawS: number }
  | { readonly activeThawS: number; readonly temperatureC: number; readonly cryoprobes?: readonly number[] };

/** A scenario file with its defaults filled in; docs/scenario.md says what each key means. */
export interface Scenario {
  readonly domain: {
    readonly sizeMm: PointMm;
    readonly cellMm: number;
    readonly boundary:
      | ScenarioBoundary
      | Readonly<Record<"xMin" | "xMax" | "yMin" | "yMax" | "zMin" | "zMax", ScenarioBoundary>>;
  };
  readonly initialTemperatureC: number;
  readonly tissues: Readonly<Record<string, ScenarioTissue>>;
  readonly blood: {
    readonly densityKgPerM3: number;
    readonly heatCapacityJPerKgK: number;
    readonly temperatureC: number;
  };
  readonly background: string;
  readonly regions: readonly ScenarioRegion[];
  readonly vessels: readonly {
    readonly pointsMm: readonly PointMm[];
    readonly radiusMm: number;
    readonly bloodTemperatureC: number;
    readonly heatTransferWPerM2K: number;
  }[];
  readonly cryoprobes: readonly ScenarioCryoprobe[];
  readonly protocol: readonly ScenarioStep[];
  readonly reportTimesS: readonly number[];
  readonly isothermsC: readonly number[];
  readonly samplesMm: readonly PointMm[];
}
