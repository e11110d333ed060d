import { runVerification } from "@isotherm/verification";
import { targetPicture } from "../picture.ts";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";

/** Exact solutions have a section of the physics reference as the first word of their title. */
const isExact = /^5\.\d /;

/** Exact value as `measured`, the engine's as `computed`; nothing is tuned. */
function predict(): readonly ValidationRow[] {
  const { cases, convergence } = runVerification({ quick: true, backend: "wasm" });
  return [
    ...cases
      .filter(({ title }) => isExact.test(title))
      .map(
        ({ title, quantity, expected, computed, limit, errorKind }): ValidationRow => ({
          quantity: `${title}: ${quantity}`,
          measured: Number(expected.toFixed(4)),
          computed,
          limit: errorKind === "relative" ? Number((limit * Math.abs(expected)).toPrecision(3)) : limit,
          role: "predicted",
        }),
      ),
    ...convergence.map(
      ({ title, cells, order }): ValidationRow => ({
        quantity: `${title}: order of convergence over ${cells.map((cell) => cell * 1e3).join(", ")} mm`,
        measured: 2,
        computed: order,
        limit: null,
        role: "predicted",
      }),
    ),
  ];
}

/** Fronts and temperatures of exact solutions. */
export const analytic: ValidationCase = {
  id: "analytic",
  title: "Analytic set",
  tolerance: 0.01,
  tune: () => [],
  predict,
  draw: ({ rows }) =>
    targetPicture("The engine against exact solutions (here “measured” is the exact value)", rows),
};
