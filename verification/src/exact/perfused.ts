import { besselK0, besselK1, erfc, expIntegral, findRoot, leakyWell } from "./special-functions.ts";

/** A perfused tissue that does not change phase. θ = T − T_b′. */
export interface PerfusedTissue {
  /** [W/(m·K)] */
  readonly conductivity: number;
  /** [m²/s] α = k/(ρc) */
  readonly diffusivity: number;
  /** [1/m] m, with m² = w ρ_b c_b/k; 0 without perfusion. */
  readonly perfusionNumber: number;
  /** [°C] T_b′ = T_b + q_met/(w ρ_b c_b), also the initial temperature. */
  readonly restTemperature: number;
}

/** [1/m] m = √(w ρ_b c_b/k). */
export function perfusionNumber(blood: {
  /** [1/s] */ readonly perfusion: number;
  /** [J/(m³·K)] ρ_b c_b */ readonly volumetricHeat: number;
  /** [W/(m·K)] */ readonly conductivity: number;
}): number {
  return Math.sqrt((blood.perfusion * blood.volumetricHeat) / blood.conductivity);
}

/** [°C] Steady field round a sphere of radius a [m] held at T_a: θ = θ_a (a/r) e^(−m(r−a)). */
export function steadySphere(tissue: PerfusedTissue, sphere: HeldSurface): (distance: number) => number {
  const { perfusionNumber: m, restTemperature } = tissue;
  const { radius: a, temperature } = sphere;
  return (r) => restTemperature + ((temperature - restTemperature) * a * Math.exp(-m * (r - a))) / r;
}

/** A round surface held at a temperature. */
export interface HeldSurface {
  /** [m] */
  readonly radius: number;
  /** [°C] */
  readonly temperature: number;
}

/** [W] Heat that flows out of the steady sphere: Q = 4π k a θ_a (1 + m a). */
export function steadySphereHeat(tissue: PerfusedTissue, { radius: a, temperature }: HeldSurface): number {
  const { conductivity: k, perfusionNumber: m, restTemperature } = tissue;
  return 4 * Math.PI * k * a * (temperature - restTemperature) * (1 + m * a);
}

/** [°C] Steady field round a cylinder: θ = θ_a K0(mr)/K0(ma). */
export function steadyCylinder(tissue: PerfusedTissue, cylinder: HeldSurface): (distance: number) => number {
  const { perfusionNumber: m, restTemperature } = tissue;
  const scale = (cylinder.temperature - restTemperature) / besselK0(m * cylinder.radius);
  return (r) => restTemperature + scale * besselK0(m * r);
}

/** [W/m] Heat per length that flows out of the steady cylinder: Q′ = 2π k m a θ_a K1(ma)/K0(ma). */
export function steadyCylinderHeat(tissue: PerfusedTissue, { radius: a, temperature }: HeldSurface): number {
  const { conductivity: k, perfusionNumber: m, restTemperature } = tissue;
  return (2 * Math.PI * k * m * a * (temperature - restTemperature) * besselK1(m * a)) / besselK0(m * a);
}

/**
 * [°C] Field round a sphere held at T_a from t = 0, with z = (r−a)/2√(αt), q = m√(αt):
 *
 *     θ/θ_a = (a/2r)·( e^(−m(r−a)) erfc(z − q) + e^(m(r−a)) erfc(z + q) )
 */
export function transientSphere(
  tissue: PerfusedTissue,
  sphere: HeldSurface,
): (distance: number, time: number) => number {
  const { diffusivity, perfusionNumber: m, restTemperature } = tissue;
  const { radius: a, temperature } = sphere;
  return (r, time) => {
    const z = (r - a) / (2 * Math.sqrt(diffusivity * time));
    const q = m * Math.sqrt(diffusivity * time);
    const sum = Math.exp(-m * (r - a)) * erfc(z - q) + Math.exp(m * (r - a)) * erfc(z + q);
    return restTemperature + ((temperature - restTemperature) * a * sum) / (2 * r);
  };
}

/** [°C] Field of a line sink Q′ [W/m] from t = 0: T = T0 − Q′/(4πk) W(r²/4αt, mr), E1 without perfusion. */
export function lineSink(tissue: PerfusedTissue, power: number): (distance: number, time: number) => number {
  const { conductivity, diffusivity, perfusionNumber: m, restTemperature } = tissue;
  return (r, time) => {
    const u = (r * r) / (4 * diffusivity * time);
    const well = m === 0 ? expIntegral(u) : leakyWell(u, m * r);
    return restTemperature - (power / (4 * Math.PI * conductivity)) * well;
  };
}

/** [°C] The same after a long time: T = T0 − Q′/(2πk) K0(mr). */
export function steadyLineSink(tissue: PerfusedTissue, power: number): (distance: number) => number {
  const { conductivity, perfusionNumber: m, restTemperature } = tissue;
  return (r) => restTemperature - (power / (2 * Math.PI * conductivity)) * besselK0(m * r);
}

/** Ice round a cold surface in perfused tissue, at rest. */
export interface SteadyIceball {
  readonly surface: HeldSurface;
  /** [°C] */
  readonly freezingTemperature: number;
  /** [W/(m·K)] Of the ice. */
  readonly solidConductivity: number;
}

/**
 * [m] Largest steady radius of ice: sphere k_s (T_f − T_w) a/(R − a) = k_l (T_b′ − T_f)(1 + mR);
 * cylinder k_s (T_f − T_w)/ln(R/a) = k_l (T_b′ − T_f) mR K1(mR)/K0(mR).
 */
export function largestIceball(
  shape: "sphere" | "cylinder",
  tissue: PerfusedTissue,
  ice: SteadyIceball,
): number {
  const { conductivity, perfusionNumber: m, restTemperature } = tissue;
  const { radius: a, temperature } = ice.surface;
  const cold = ice.solidConductivity * (ice.freezingTemperature - temperature);
  const warm = conductivity * (restTemperature - ice.freezingTemperature);
  const balance =
    shape === "sphere"
      ? (R: number): number => (cold * a) / (R - a) - warm * (1 + m * R)
      : (R: number): number => cold / Math.log(R / a) - (warm * m * R * besselK1(m * R)) / besselK0(m * R);
  return findRoot(balance, a * (1 + 1e-9), 1);
}
