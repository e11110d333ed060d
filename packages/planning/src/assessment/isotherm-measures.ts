import { type Cryoprobe, isothermExtents, isothermVolume, type TensorGrid } from "@isotherm/engine";
import type { IsothermMeasure } from "../outcome.ts";
import { cubicMetersToMl, metersToMm } from "../thermal-problem.ts";

/** Volume and diameters of several isotherms in one field of the engine, on the engine's own grid. */
export function measureIsotherms(
  grid: TensorGrid,
  field: Float32Array,
  at: {
    readonly timeS: number;
    readonly temperaturesC: readonly number[];
    readonly cryoprobes: readonly Cryoprobe[];
  },
): readonly IsothermMeasure[] {
  const coldestC = field.reduce((coldest, value) => Math.min(coldest, value), Number.POSITIVE_INFINITY);
  return at.temperaturesC.map((temperatureC) => {
    const exists = coldestC <= temperatureC;
    const extents = at.cryoprobes.map((cryoprobe) =>
      exists
        ? isothermExtents(grid, field, { temperature: temperatureC, cryoprobe })
        : { across: 0, along: 0 },
    );
    return {
      timeS: at.timeS,
      temperatureC,
      volumeMl: exists ? cubicMetersToMl(isothermVolume(grid, field, temperatureC)) : 0,
      acrossCryoprobeMm: extents.map((extent) => metersToMm(extent.across)),
      alongCryoprobeMm: extents.map((extent) => metersToMm(extent.along)),
    };
  });
}
