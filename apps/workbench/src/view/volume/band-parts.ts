import type { Scene, TemperatureBands } from "../scene.ts";
import { surfaceNets } from "../surface/surface-nets.ts";
import type { ScenePart } from "./scene-part.ts";

/** The clear shell that only few cases reached, and the denser core that nearly all did. */
const SHELLS: readonly {
  readonly name: "outer" | "inner";
  readonly opacity: number;
  readonly valuesOf: (bands: TemperatureBands) => Float32Array;
}[] = [
  { name: "outer", opacity: 0.04, valuesOf: ({ lowC }) => lowC },
  { name: "inner", opacity: 0.3, valuesOf: ({ highC }) => highC },
];

/** Each visible isotherm as two shells, between which its true place most likely lies. */
export function bandParts({ bands, isotherms }: Scene): readonly ScenePart[] {
  if (bands === null) {
    return [];
  }
  const { geometry } = bands;
  return isotherms
    .filter(({ visible }) => visible)
    .flatMap(({ temperatureC, color }) =>
      SHELLS.map(({ name, opacity, valuesOf }) => ({
        key: `band/${temperatureC}/${name}`,
        madeFrom: [bands],
        look: { color, opacity, isGlass: true },
        make: () => ({
          kind: "mesh",
          mesh: surfaceNets({ geometry, values: valuesOf(bands) }, temperatureC, "below"),
        }),
      })),
    );
}
