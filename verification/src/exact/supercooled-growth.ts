import { erfc, expIntegral, findRoot } from "./special-functions.ts";

/**
 * Growth factor λ of ice in a supercooled liquid at Stefan number St = c_l (T_f − T∞)/L (Frank 1950).
 *
 *     plane √π λ e^(λ²) erfc λ = St;  cylinder λ² e^(λ²) E1(λ²) = St;  sphere 2λ²(1 − √π λ e^(λ²) erfc λ) = St
 */
export function supercooledGrowth(shape: "plane" | "cylinder" | "sphere", stefan: number): number {
  const plane = (x: number): number => Math.sqrt(Math.PI) * x * Math.exp(x * x) * erfc(x);
  const sides = {
    plane,
    cylinder: (x: number): number => x * x * Math.exp(x * x) * expIntegral(x * x),
    sphere: (x: number): number => 2 * x * x * (1 - plane(x)),
  };
  return findRoot((x) => sides[shape](x) - stefan, 1e-6, 5);
}
