import { diffusivities, type FreezingMaterial } from "./reference-set.ts";
import { erf, erfc, expIntegral, findRoot } from "./special-functions.ts";

/** A material that freezes over a range; `freezingTemperature` of the base is not used. */
export interface MushyMaterial extends FreezingMaterial {
  /** [°C] First ice. */
  readonly liquidus: number;
  /** [°C] All frozen. */
  readonly solidus: number;
  /** [W/(m·K)] Between them. */
  readonly mushConductivity: number;
}

/** Exact freezing over a range, both edges at 2 λ √(α_s t). */
export interface MushyFreezing {
  /** Dimensionless, of the solidus and the liquidus. */
  readonly lambda1: number;
  readonly lambda2: number;
  /** [m] Distance at which the last water froze, at a time [s]. */
  readonly solidusAt: (time: number) => number;
  /** [m] Distance of the first ice. */
  readonly liquidusAt: (time: number) => number;
  /** [°C] At a distance [m] and a time [s]. */
  readonly temperature: (distance: number, time: number) => number;
}

/** [J/(kg·K)] c_m = (c_s + c_l)/2 + L/(T_liq − T_sol), held constant between solidus and liquidus. */
export function mushHeatCapacity(material: MushyMaterial): number {
  const { solidHeatCapacity, liquidHeatCapacity, latentHeat, liquidus, solidus } = material;
  return (solidHeatCapacity + liquidHeatCapacity) / 2 + latentHeat / (liquidus - solidus);
}

function mushDiffusivity(material: MushyMaterial): number {
  return material.mushConductivity / (material.density * mushHeatCapacity(material));
}

/** The three pieces of the field, joined where the edges are. */
interface Pieces {
  readonly lambda1: number;
  readonly lambda2: number;
  readonly solid: number;
  readonly inSolid: (distance: number, time: number) => number;
  readonly inMush: (distance: number, time: number) => number;
  readonly inLiquid: (distance: number, time: number) => number;
}

function joined(pieces: Pieces): MushyFreezing {
  const { lambda1, lambda2, solid, inSolid, inMush, inLiquid } = pieces;
  const solidusAt = (time: number): number => 2 * lambda1 * Math.sqrt(solid * time);
  const liquidusAt = (time: number): number => 2 * lambda2 * Math.sqrt(solid * time);
  return {
    lambda1,
    lambda2,
    solidusAt,
    liquidusAt,
    temperature: (distance, time) => {
      if (distance <= solidusAt(time)) return inSolid(distance, time);
      return distance <= liquidusAt(time) ? inMush(distance, time) : inLiquid(distance, time);
    },
  };
}

/** Line sink `power` Q′ [W/m] in a material with a mushy zone: three regions, E1 in each. */
export function mushyCylinder(material: MushyMaterial, power: number): MushyFreezing {
  const { solid, liquid } = diffusivities(material);
  const mush = mushDiffusivity(material);
  const { liquidus, solidus, initialTemperature: T0, mushConductivity, liquidConductivity } = material;
  const range = liquidus - solidus;
  const E1 = expIntegral;
  // Flux at the liquidus gives E1(a1) for any λ2; flux at the solidus is then one equation for λ2.
  const spanFor = (lambda2: number): number => {
    const square = lambda2 * lambda2;
    const warm =
      (liquidConductivity * (T0 - liquidus) * Math.exp((-square * solid) / liquid)) /
      E1((square * solid) / liquid);
    return (mushConductivity * range * Math.exp((-square * solid) / mush)) / warm;
  };
  const lambda1For = (lambda2: number): number => {
    const target = spanFor(lambda2) + E1((lambda2 * lambda2 * solid) / mush);
    const a1 = Math.exp(
      findRoot(
        (logarithm) => target - E1(Math.exp(logarithm)),
        -60,
        Math.log((lambda2 * lambda2 * solid) / mush),
      ),
    );
    return Math.sqrt((a1 * mush) / solid);
  };
  const lambda2 = findRoot(
    (x) => {
      const lambda1 = lambda1For(x);
      const a1 = (lambda1 * lambda1 * solid) / mush;
      const drawn = (power / (2 * Math.PI)) * Math.exp(-lambda1 * lambda1);
      return drawn - (2 * mushConductivity * range * Math.exp(-a1)) / spanFor(x);
    },
    0.01,
    1,
  );
  const lambda1 = lambda1For(lambda2);
  const a1 = (lambda1 * lambda1 * solid) / mush;
  const a2 = (lambda2 * lambda2 * solid) / mush;
  const depth = power / (4 * Math.PI * material.solidConductivity);
  return joined({
    lambda1,
    lambda2,
    solid,
    inSolid: (r, t) => solidus - depth * (E1((r * r) / (4 * solid * t)) - E1(lambda1 * lambda1)),
    inMush: (r, t) => liquidus - (range * (E1((r * r) / (4 * mush * t)) - E1(a2))) / (E1(a1) - E1(a2)),
    inLiquid: (r, t) =>
      T0 - ((T0 - liquidus) * E1((r * r) / (4 * liquid * t))) / E1((lambda2 * lambda2 * solid) / liquid),
  });
}

/** Half space with its face held at `wallTemperature` [°C] in a material with a mushy zone. */
export function mushyPlane(material: MushyMaterial, wallTemperature: number): MushyFreezing {
  const { solid, liquid } = diffusivities(material);
  const mush = mushDiffusivity(material);
  const { liquidus, solidus, initialTemperature: T0, mushConductivity, liquidConductivity } = material;
  const m = Math.sqrt(solid / mush);
  const s = Math.sqrt(solid / liquid);
  const slopeFor = (lambda2: number): number => {
    const warm =
      (liquidConductivity * (T0 - liquidus) * Math.exp(-((lambda2 * s) ** 2))) /
      (Math.sqrt(liquid) * erfc(lambda2 * s));
    return (warm * Math.sqrt(mush)) / (mushConductivity * Math.exp(-((lambda2 * m) ** 2)));
  };
  const lambda1For = (lambda2: number): number => {
    const target = erfc(lambda2 * m) + (liquidus - solidus) / slopeFor(lambda2);
    return target >= 1 ? 0 : findRoot((x) => target - erfc(x * m), 0, lambda2);
  };
  const lambda2 = findRoot(
    (x) => {
      const lambda1 = lambda1For(x);
      if (lambda1 <= 0) return 1;
      const cold =
        (material.solidConductivity * (solidus - wallTemperature) * Math.exp(-lambda1 * lambda1)) /
        (Math.sqrt(solid) * erf(lambda1));
      return cold - (mushConductivity * slopeFor(x) * Math.exp(-((lambda1 * m) ** 2))) / Math.sqrt(mush);
    },
    0.02,
    // Beyond 25 the complementary error function underflows.
    Math.min(1.5, 25 / m),
  );
  const lambda1 = lambda1For(lambda2);
  const B = slopeFor(lambda2);
  return joined({
    lambda1,
    lambda2,
    solid,
    inSolid: (x, t) =>
      wallTemperature + ((solidus - wallTemperature) * erf(x / (2 * Math.sqrt(solid * t)))) / erf(lambda1),
    inMush: (x, t) => liquidus + B * (erfc(lambda2 * m) - erfc(x / (2 * Math.sqrt(mush * t)))),
    inLiquid: (x, t) => T0 - ((T0 - liquidus) * erfc(x / (2 * Math.sqrt(liquid * t)))) / erfc(lambda2 * s),
  });
}
