import {
  type ProcessorBackend,
  type SimulationResult,
  sampleField,
  simulate,
  type Tissue,
} from "@isotherm/engine";
import { lineSink, steadyCylinder, steadyCylinderHeat } from "./exact/perfused.ts";
import { perfusedReference, referenceSet } from "./exact/reference-set.ts";
import { exactProblem, sharpTissue, throughRod } from "./exact-problem.ts";
import { type VerificationCase, verificationCase } from "./verification-case.ts";

const side = 80e-3;
const axis = { x: side / 2 + 0.12e-3, y: side / 2 - 0.07e-3 };
/** [1/s] 37 ml/min/kg, as the digits of section 5.6. */
const perfusion = 6.475e-4;

const tissueWith = (share: number): Tissue => ({
  ...sharpTissue(referenceSet),
  perfusion: perfusion * share,
});

const at = (result: SimulationResult, r: number): number =>
  sampleField(result.grid, result.reports.at(-1)?.temperature ?? new Float32Array(), [
    axis.x + r * Math.SQRT1_2,
    axis.y + r * Math.SQRT1_2,
    result.grid.zEdges[1] ?? 0,
  ]);

/** 5.6 line sink of 20 W/m, from a thin rod at its limit of power. */
function transientCases(backend: ProcessorBackend, cell: number): readonly VerificationCase[] {
  const height = 2 * cell;
  return [
    { share: 0, time: 300, m: 0 },
    { share: 1, time: 600, m: perfusedReference.perfusionNumber },
  ].flatMap(({ share, time, m }) => {
    const surface = {
      kind: "coolant",
      temperature: -80,
      heatTransfer: 1e6,
      maximumPower: 20 * height,
    } as const;
    const problem = exactProblem(tissueWith(share), {
      size: [side, side, height],
      cell,
      cryoprobes: [throughRod({ ...axis, height, radius: 0.5e-3, surface })],
      protocol: [{ kind: "freeze", duration: time }],
    });
    const result = simulate(problem, { backend, grid: "uniform" });
    const exact = lineSink({ ...perfusedReference, perfusionNumber: m }, 20);
    return [3, 6, 10].map((distanceMm) =>
      verificationCase({
        id: `pennes/line-sink-${share === 0 ? "still" : "perfused"}-${distanceMm}`,
        title: `5.6 line sink 20 W/m, ${share === 0 ? "no perfusion" : "37 ml/min/kg"}, ${time} s, ${cell * 1e3} mm`,
        quantity: `temperature at ${distanceMm} mm [°C]`,
        expected: exact(distanceMm * 1e-3, time),
        computed: at(result, distanceMm * 1e-3),
        limit: 0.1,
        errorKind: "absolute",
      }),
    );
  });
}

/** 5.6 steady cylinder: begins with the exact field and must stay there, five time constants long. */
function steadyCases(backend: ProcessorBackend, cell: number): readonly VerificationCase[] {
  const height = 2 * cell;
  const held = { radius: 0.75e-3, temperature: 5 };
  // 500 instead of 37 ml/min/kg: the field is at rest after 1/(m²α) ≈ 114 s.
  const share = 500 / 37;
  const tissue = {
    ...perfusedReference,
    perfusionNumber: perfusedReference.perfusionNumber * Math.sqrt(share),
  };
  const exact = steadyCylinder(tissue, held);
  const surface = { kind: "temperature", trace: [[0, held.temperature]] } as const;
  const problem = exactProblem(tissueWith(share), {
    size: [side, side, height],
    cell,
    cryoprobes: [throughRod({ ...axis, height, radius: held.radius, surface })],
    protocol: [{ kind: "freeze", duration: 600 }],
  });
  const result = simulate(problem, {
    backend,
    grid: "uniform",
    initialField: ([x, y]) => exact(Math.max(Math.hypot(x - axis.x, y - axis.y), held.radius)),
  });
  const coreHeat = Math.PI * held.radius ** 2 * perfusion * share * 1050 * 3617 * (37 - held.temperature);
  const title = `5.6 steady cylinder held at 5 °C, 500 ml/min/kg, ${cell * 1e3} mm`;
  return [
    ...[2, 4, 8].map((distanceMm) =>
      verificationCase({
        id: `pennes/steady-${distanceMm}`,
        title,
        quantity: `temperature at ${distanceMm} mm [°C]`,
        expected: exact(distanceMm * 1e-3),
        computed: at(result, distanceMm * 1e-3),
        limit: 0.1,
        errorKind: "absolute",
      }),
    ),
    verificationCase({
      id: "pennes/steady-heat",
      title,
      quantity: "heat drawn, with that of the blood in the rod's own volume [W/m]",
      // The engine lets the volume of a cryoprobe take part as tissue; above freezing it is perfused too.
      expected: coreHeat - steadyCylinderHeat(tissue, held),
      computed: (result.cryoprobes[0]?.powers.at(-1) ?? 0) / height,
      limit: 0.01,
      errorKind: "relative",
    }),
  ];
}

/** Bioheat without change of phase, transient and steady. */
export function perfusionCases(backend: ProcessorBackend, cell: number): readonly VerificationCase[] {
  return [...transientCases(backend, cell), ...steadyCases(backend, cell)];
}
