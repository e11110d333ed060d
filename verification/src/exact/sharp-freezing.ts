import { diffusivities, type FreezingMaterial, type FreezingSolution } from "./reference-set.ts";
import { erf, erfc, expIntegral, findRoot } from "./special-functions.ts";

const smallest = 1e-6;
const largest = 6;

/**
 * Half space with its face held at `wallTemperature` [°C]: two-phase Neumann problem (Carslaw and Jaeger §11.2).
 *
 *     X = 2 λ √(α_s t)
 *     T_s = T_w + (T_f − T_w) erf(x/2√(α_s t))/erf λ
 *     T_l = T0 − (T0 − T_f) erfc(x/2√(α_l t))/erfc(λ√(α_s/α_l))
 */
export function planeFreezing(material: FreezingMaterial, wallTemperature: number): FreezingSolution {
  const { solid, liquid } = diffusivities(material);
  const { freezingTemperature: Tf, initialTemperature: T0 } = material;
  const ratio = Math.sqrt(solid / liquid);
  const warm =
    (material.liquidConductivity / material.solidConductivity) * ratio * ((T0 - Tf) / (Tf - wallTemperature));
  const lambda = findRoot(
    (x) =>
      Math.exp(-x * x) / erf(x) -
      (warm * Math.exp(-((x * ratio) ** 2))) / erfc(x * ratio) -
      (x * Math.sqrt(Math.PI) * material.latentHeat) / (material.solidHeatCapacity * (Tf - wallTemperature)),
    smallest,
    largest / ratio,
  );
  const front = (time: number): number => 2 * lambda * Math.sqrt(solid * time);
  return {
    lambda,
    front,
    temperature: (x, time) =>
      x <= front(time)
        ? wallTemperature + ((Tf - wallTemperature) * erf(x / (2 * Math.sqrt(solid * time)))) / erf(lambda)
        : T0 - ((T0 - Tf) * erfc(x / (2 * Math.sqrt(liquid * time)))) / erfc(lambda * ratio),
  };
}

/**
 * Line sink that draws `power` Q′ [W/m] at r = 0 (Paterson 1952; Carslaw and Jaeger §11.6).
 *
 *     R = 2 λ √(α_s t)
 *     T_s = T_f − Q′/(4π k_s)·(E1(r²/4α_s t) − E1(λ²))
 *     T_l = T0 − (T0 − T_f) E1(r²/4α_l t)/E1(λ² α_s/α_l)
 */
export function cylinderFreezing(material: FreezingMaterial, power: number): FreezingSolution {
  const { solid, liquid } = diffusivities(material);
  const { freezingTemperature: Tf, initialTemperature: T0, solidConductivity, liquidConductivity } = material;
  const ratio = solid / liquid;
  const lambda = findRoot(
    (x) =>
      (power / (4 * Math.PI)) * Math.exp(-x * x) -
      (liquidConductivity * (T0 - Tf) * Math.exp(-x * x * ratio)) / expIntegral(x * x * ratio) -
      x * x * solid * material.density * material.latentHeat,
    1e-4,
    largest / Math.sqrt(ratio),
  );
  const front = (time: number): number => 2 * lambda * Math.sqrt(solid * time);
  const depth = power / (4 * Math.PI * solidConductivity);
  return {
    lambda,
    front,
    temperature: (r, time) =>
      r <= front(time)
        ? Tf - depth * (expIntegral((r * r) / (4 * solid * time)) - expIntegral(lambda * lambda))
        : T0 -
          ((T0 - Tf) * expIntegral((r * r) / (4 * liquid * time))) / expIntegral(lambda * lambda * ratio),
  };
}

/** F(η) = e^(−η²)/η − √π erfc η, the decaying similarity solution of conduction round a point. */
function pointFunction(eta: number): number {
  return Math.exp(-eta * eta) / eta - Math.sqrt(Math.PI) * erfc(eta);
}

/** Freezing round a point, with the heat it takes. */
export interface SphereFreezing extends FreezingSolution {
  /** [W] Heat drawn at the center at a time [s]. */
  readonly power: (time: number) => number;
}

/**
 * Point sink that grows as √t, of strength `amplitude` A [K].
 *
 *     R = 2 λ √(α_s t),   Q(t) = 8π k_s A √(α_s t)
 *     T_s = T_f − A·(F(η_s) − F(λ)),   T_l = T0 − (T0 − T_f) F(η_l)/F(μ),   μ = λ√(α_s/α_l)
 */
export function sphereFreezing(material: FreezingMaterial, amplitude: number): SphereFreezing {
  const { solid, liquid } = diffusivities(material);
  const { freezingTemperature: Tf, initialTemperature: T0, solidConductivity, liquidConductivity } = material;
  const ratio = Math.sqrt(solid / liquid);
  const lambda = findRoot(
    (x) => {
      const mu = x * ratio;
      return (
        (solidConductivity * amplitude * Math.exp(-x * x)) / (x * x) -
        (liquidConductivity * (T0 - Tf) * ratio * Math.exp(-mu * mu)) / (mu * mu * pointFunction(mu)) -
        2 * material.density * material.latentHeat * x * solid
      );
    },
    1e-3,
    2.2 / ratio,
  );
  const front = (time: number): number => 2 * lambda * Math.sqrt(solid * time);
  return {
    lambda,
    front,
    power: (time) => 8 * Math.PI * solidConductivity * amplitude * Math.sqrt(solid * time),
    temperature: (r, time) =>
      r <= front(time)
        ? Tf - amplitude * (pointFunction(r / (2 * Math.sqrt(solid * time))) - pointFunction(lambda))
        : T0 -
          ((T0 - Tf) * pointFunction(r / (2 * Math.sqrt(liquid * time)))) / pointFunction(lambda * ratio),
  };
}
