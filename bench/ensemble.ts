/*
 * Part of `npm run bench:planning`: how far the members of an ensemble stand from the plan that they are drawn from, and how fast
 * their shares settle, on the neck phantom. Writes ENSEMBLE.md beside this file; decision 6 rests on it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPhantom } from "@isotherm/imaging";
import {
  combineMembers,
  type EnsembleResult,
  type EnsembleSettings,
  type MemberOutcome,
  type PlanOutcome,
  phantomPlan,
  planDevice,
  sensitivities,
  simulateEnsemble,
  simulatePlan,
  type Uncertainty,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";

const lesionC = -20;
const phantom = buildPhantom("neck");
const minutes2: TreatmentPlan = {
  ...phantomPlan(phantom, { id: "neck", createdAt: "2026-11-27T00:00:00Z" }),
  protocol: {
    presetId: null,
    steps: [{ kind: "freeze", freezeS: 120, dutyFraction: 1, cryoprobeIds: null }],
  },
};

function ended<Result>(run: Generator<unknown, Result>): Result {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

const withSimulation = (change: Partial<TreatmentPlan["simulation"]>): TreatmentPlan => ({
  ...minutes2,
  simulation: { ...minutes2.simulation, ...change },
});

/** One member with nothing drawn. */
function still(plan: TreatmentPlan, accuracy: EnsembleSettings["accuracy"]): MemberOutcome {
  const spreads = {
    "cryoprobe-power": 0,
    "coolant-temperature": 0,
    perfusion: 0,
    "latent-heat": 0,
    "frozen-conductivity": 0,
    "frozen-heat-capacity": 0,
    placement: 0,
  };
  const { outcomes } = ended(simulateEnsemble(plan, phantom.volume, { count: 1, accuracy, spreads }));
  const [member] = outcomes;
  if (!member) throw new Error("an ensemble of one has a member");
  return member;
}

const volumeMl = ({ volumes }: MemberOutcome): number =>
  volumes.find(({ temperatureC }) => temperatureC === lesionC)?.volumeMl ?? Number.NaN;

/** [ml] The freeze only gets colder, so that its last isotherm is what was ever reached. */
const plannedMl = ({ isotherms }: PlanOutcome): number =>
  isotherms.filter(({ temperatureC }) => temperatureC === lesionC).at(-1)?.volumeMl ?? Number.NaN;

/** A member with nothing drawn against the plan, as it is simulated when a field is kept every so often. */
function againstPlan(reportEveryS: number): string {
  const plan = withSimulation({ reportEveryS });
  const planned = ended(simulatePlan(plan, phantom.volume));
  const member = still(plan, "full");
  const apartK = (planned.lesion?.samples ?? []).map((sample, at) =>
    Math.abs(sample.warmestOfSectionC - (member.nerve?.warmestOfSectionC[at] ?? Number.NaN)),
  );
  const volumePercent = 100 * Math.abs(volumeMl(member) / plannedMl(planned) - 1);
  return `| the simulated plan, a field kept every ${reportEveryS} s | ${Math.max(...apartK).toFixed(3)} | ${volumePercent.toFixed(2)} |`;
}

/** Cells of 1 mm against those that a plan with finer ones asks for. */
function againstFull(cellMm: number): string {
  const plan = withSimulation({ cellMm });
  const [quick, full] = [still(plan, "preview"), still(plan, "full")];
  const apartK = (full.nerve?.warmestOfSectionC ?? []).map((warmestC, at) =>
    Math.abs(warmestC - (quick.nerve?.warmestOfSectionC[at] ?? Number.NaN)),
  );
  const volumePercent = 100 * Math.abs(volumeMl(quick) / volumeMl(full) - 1);
  return `| "full" with cells of ${cellMm} mm, members with 1 mm | ${Math.max(...apartK).toFixed(3)} | ${volumePercent.toFixed(2)} |`;
}

/** Share of members that reached the lesion temperature, by place. */
function sharesOf({ geometry, probabilities }: Uncertainty): ReadonlyMap<string, number> {
  const [nx, ny] = geometry.dimensions;
  const shares = probabilities.find(({ temperatureC }) => temperatureC === lesionC)?.fraction ?? [];
  return new Map(
    [...shares].flatMap((share, voxel): [string, number][] => {
      if (share === 0) return [];
      const at = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
      const place = at.map((n, axis) => (geometry.originLpsMm[axis] ?? 0) + n * geometry.spacingMm[0]);
      return [[place.map((mm) => mm.toFixed(2)).join(" "), share]];
    }),
  );
}

function rootMeanSquare(found: ReadonlyMap<string, number>, truth: ReadonlyMap<string, number>): number {
  const places = [...new Set([...found.keys(), ...truth.keys()])];
  const squares = places.map((place) => ((found.get(place) ?? 0) - (truth.get(place) ?? 0)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / places.length);
}

/** Shares of the variance of the −20 °C volume, all placements of a plan together. */
function sharesOfVariance(plan: TreatmentPlan, { settings, outcomes }: EnsembleResult): string {
  const [volume] = sensitivities(plan, settings, outcomes);
  const shares = new Map<string, number>();
  for (const { unknownId, varianceFraction } of volume?.bars ?? []) {
    const kind = unknownId.split("/")[0] ?? unknownId;
    shares.set(kind, (shares.get(kind) ?? 0) + varianceFraction);
  }
  return [...shares]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, share]) => `${kind} ${share.toFixed(2)}`)
    .join(", ");
}

/** The weakest cryoprobe of the catalog in the same place: there the power decides. */
const weak: TreatmentPlan = {
  ...minutes2,
  cryoprobes: minutes2.cryoprobes.map((cryoprobe) => ({ ...cryoprobe, deviceId: "generic-n2o-2.0mm" })),
};

const counts = [12, 25, 50, 100, 200];
const drawn = (seed: number): EnsembleResult =>
  ended(simulateEnsemble(minutes2, phantom.volume, { count: 200, seed }));

const differences = [againstPlan(120), againstPlan(15), againstFull(0.5)];
const startedS = process.cpuUsage().user / 1e6;
const strong = drawn(1);
const { outcomes, settings } = strong;
const processorS = process.cpuUsage().user / 1e6 - startedS;
const other = drawn(2);
const truth = sharesOf(combineMembers(minutes2, other.settings, other.outcomes));
const errors = counts.map((count) =>
  rootMeanSquare(sharesOf(combineMembers(minutes2, settings, outcomes.slice(0, count))), truth),
);

const weakMembers = ended(simulateEnsemble(weak, phantom.volume, { count: 60, seed: 1 }));

const page = [
  "# What an ensemble is off by",
  "",
  `Written by \`npm run bench:planning\` on ${new Date().toISOString().slice(0, 10)} with ${outcomes[0]?.computedWith ?? ""}: neck phantom, one cryoprobe, a freeze of 2 min. 200 members took ${processorS.toFixed(0)} s of processor time on one thread.`,
  "",
  `| a member with nothing drawn, against | nerve, K at most | ${String(lesionC).replace("-", "−")} °C volume, % |`,
  "|---|---|---|",
  ...differences,
  "",
  "Share of the first n members at or below −20 °C against 200 of another seed, root mean square over the places where either is above 0:",
  "",
  `| n | ${counts.join(" | ")} |`,
  `|---|${counts.map(() => "---|").join("")}`,
  `| apart | ${errors.map((error) => error.toFixed(3)).join(" | ")} |`,
  "",
  "Shares of the variance of the −20 °C volume:",
  "",
  `- ${planDevice(minutes2, minutes2.cryoprobes[0]?.deviceId ?? "").name}, 200 members: ${sharesOfVariance(minutes2, strong)}`,
  `- ${planDevice(weak, "generic-n2o-2.0mm").name}, 60 members: ${sharesOfVariance(weak, weakMembers)}`,
  "",
].join("\n");
console.log(page);
writeFileSync(join(import.meta.dirname, "ENSEMBLE.md"), page);
