import { isothermVolume } from "@isotherm/engine";
import { describe, expect, test } from "vitest";
import { ball, blockPlan, blockTarget, computed, softBlock } from "../block-case.test-data.ts";
import { PlanningError } from "../errors.ts";
import { cubicMetersToMl, edgesInMeters } from "../thermal-problem.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import { combineMembers, type Uncertainty } from "./combine-members.ts";
import { memberRange, uncertaintyMembers } from "./ensemble-members.ts";
import type { EnsembleSettings } from "./ensemble-settings.ts";
import { ensembleUnknowns } from "./ensemble-unknowns.ts";
import { nerveProbability } from "./nerve-probability.ts";
import { prepareEnsemble } from "./prepare-ensemble.ts";
import { sensitivities } from "./sensitivities.ts";
import { ensembleSettings, simulateEnsemble } from "./simulate-ensemble.ts";
import { type MemberOutcome, simulateMember } from "./simulate-member.ts";

const minutes2: TreatmentPlan = blockPlan({
  structures: [
    ball("organ", { id: "near", centerLpsMm: [0, -8, 0], radiusMm: 2 }),
    ball("organ", { id: "far", centerLpsMm: [0, -40, 0], radiusMm: 2 }),
  ],
  protocol: {
    presetId: null,
    steps: [{ kind: "freeze", freezeS: 120, dutyFraction: 1, cryoprobeIds: null }],
  },
});
const still: EnsembleSettings["spreads"] = {
  "cryoprobe-power": 0,
  "coolant-temperature": 0,
  perfusion: 0,
  "latent-heat": 0,
  "frozen-conductivity": 0,
  "frozen-heat-capacity": 0,
  placement: 0,
};

function ended(options: Parameters<typeof simulateEnsemble>[2]): {
  readonly outcomes: readonly MemberOutcome[];
  readonly uncertainty: Uncertainty;
} {
  const run = simulateEnsemble(minutes2, softBlock, options);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

const settings = ensembleSettings({ count: 24, seed: 7 });
const { outcomes, uncertainty } = ended(settings);

describe("an ensemble", () => {
  test("with all spreads 0 every member is the simulated plan", () => {
    const plan = computed(minutes2, softBlock, { accuracy: "full" });
    const { uncertainty: same, outcomes: members } = ended({ count: 2, seed: 3, spreads: still });
    const lengthMm = plan.lesion?.lengthBelow.find((row) => row.temperatureC === -20)?.lengthMm;
    const volumeMl = plan.isotherms.find((row) => row.temperatureC === -20 && row.timeS === 120)?.volumeMl;
    expect(members[0]?.minimum).toEqual(members[1]?.minimum);
    // The engine's tables span the media that a box holds; members leave out the absent ones, which moves 0.002 K.
    plan.lesion?.samples.forEach((sample, at) => {
      expect(
        Math.abs((members[0]?.nerve?.warmestOfSectionC[at] ?? 0) - sample.warmestOfSectionC),
      ).toBeLessThan(0.01);
    });
    const [volume, length] = same.answers;
    expect(volume?.values[0]).toBeCloseTo(volumeMl ?? 0, 3);
    expect(length?.values[0]).toBeCloseTo(lengthMm ?? 0, 2);
    for (const row of members[1]?.structures ?? []) {
      const clearance = plan.clearances.find(({ structureId }) => structureId === row.structureId);
      expect(row.coldestC).toBeCloseTo(clearance?.coldestC ?? 0, 1);
      const iceMm = clearance?.distances.find(({ temperatureC }) => temperatureC === 0)?.clearanceMm;
      if (row.iceClearanceMm !== null) expect(row.iceClearanceMm).toBeCloseTo(iceMm ?? 0, 2);
    }
    for (const field of same.probabilities) {
      expect(field.fraction.every((value) => value === 0 || value === 1)).toBe(true);
    }
  });

  test("probabilities lie within 0 and 1 and fall with temperature, in every voxel and millimeter", () => {
    const [ice, lesion, deep] = uncertainty.probabilities.map((field) => field.fraction);
    expect(ice?.some((value) => value > 0 && value < 1)).toBe(true);
    for (let voxel = 0; voxel < (ice?.length ?? 0); voxel++) {
      const row = [1, ice?.[voxel], lesion?.[voxel], deep?.[voxel], 0] as number[];
      expect(row).toEqual([...row].sort((a, b) => b - a));
    }
    for (const sample of uncertainty.nerve ?? []) {
      const row = [1, ...sample.reached.map((one) => one.fraction), 0];
      expect(row).toEqual([...row].sort((a, b) => b - a));
    }
  });

  test("the order of the members and a repeated job change nothing", () => {
    const shuffled = [...outcomes].reverse();
    const again = outcomes[5];
    if (again) shuffled.push(again);
    expect(combineMembers(minutes2, settings, shuffled)).toEqual(uncertainty);
  });

  test("a member computed elsewhere, from text, gives the same bytes", () => {
    const members = JSON.parse(JSON.stringify(uncertaintyMembers(minutes2, settings)));
    const elsewhere = simulateMember(prepareEnsemble(minutes2, softBlock, settings), members[11]);
    expect(JSON.stringify(elsewhere)).toBe(JSON.stringify(outcomes[11]));
    const parts = memberRange(24, 5);
    expect(parts.map(({ firstIndex, endIndex }) => endIndex - firstIndex)).toEqual([4, 5, 5, 5, 5]);
    expect(parts.at(-1)?.endIndex).toBe(24);
  });

  test("the case that goes to other machines holds no word of the plan", () => {
    const named: TreatmentPlan = {
      ...minutes2,
      title: "Doe, Jane",
      notes: "born 1970",
      image: {
        kind: "series",
        id: "secret-image",
        seriesInstanceUid: "1.2.3.4.5",
        frameOfReferenceUid: "1.2.9",
      },
      structures: [
        ...minutes2.structures.map((structure) => ({ ...structure, name: `near Jane: ${structure.kind}` })),
        {
          ...ball("vessel", { id: "tube", centerLpsMm: [0, 0, 0], radiusMm: 1 }),
          name: "Jane's artery",
          geometry: {
            kind: "line",
            radiusMm: 1,
            pointsLpsMm: [
              [0, 12, -30],
              [0, 12, 30],
            ],
          },
        },
      ],
    };
    // Words only: the digits of a thousand numbers hold any year by chance.
    const words: string[] = [];
    JSON.stringify(prepareEnsemble(named, softBlock, settings), (key, value: unknown) => {
      if (Number.isNaN(Number(key))) words.push(key);
      if (typeof value === "string") words.push(value);
      return value;
    });
    expect(words).toContain("vessel 1");
    expect(words.join(" ")).not.toMatch(/Jane|1970|secret|1\.2\.3|1\.2\.9|Left stellate/u);
  });

  test("the band of an isotherm is nested, and its middle is near the plan as drawn", () => {
    const band = (temperatureC: number): readonly number[] =>
      uncertainty.bands.filter((row) => row.temperatureC === temperatureC).map((row) => row.volumeMl);
    const [possible = 0, even = 0, nearlyCertain = 0] = band(-20);
    expect(possible).toBeGreaterThan(even);
    expect(even).toBeGreaterThan(nearlyCertain);
    const lesion = uncertainty.probabilities.find((field) => field.temperatureC === -20)?.fraction;
    const possibly = uncertainty.quantiles.find((field) => field.fraction === 0.05)?.temperatureC;
    lesion?.forEach((fraction, voxel) => {
      expect((possibly?.[voxel] ?? 0) <= -20).toBe(fraction >= 0.05);
    });
    const drawn = computed(minutes2);
    const [xEdges, yEdges, zEdges] = edgesInMeters(drawn.history.geometry);
    const drawnMl = cubicMetersToMl(isothermVolume({ xEdges, yEdges, zEdges }, drawn.history.minimumC, -20));
    expect(nearlyCertain).toBeLessThan(drawnMl);
    expect(possible).toBeGreaterThan(drawnMl);
  });

  test("a structure at the edge may be touched, one far away is not; unknowns carry source and status", () => {
    const [near, far] = uncertainty.structures;
    expect(near?.iceFraction).toBeGreaterThan(0);
    expect(near?.lesionFraction).toBeLessThanOrEqual(near?.iceFraction ?? 0);
    expect([far?.iceFraction, far?.iceClearanceMm]).toEqual([0, null]);
    for (const unknown of uncertainty.unknowns) {
      expect(unknown.halfWidth).toBeGreaterThan(0);
      expect(unknown.sources.length).toBeGreaterThan(0);
      if (unknown.kind === "placement" || unknown.kind === "perfusion")
        expect(unknown.status).toBe("proposal");
    }
  });

  test("more members converge to what an independent ensemble says", () => {
    const reference = ended({ count: 64, seed: 11 }).outcomes;
    const lesionOf = (members: readonly MemberOutcome[]): ReadonlyMap<string, number> => {
      const { geometry, probabilities } = combineMembers(minutes2, ensembleSettings(), members);
      const [nx, ny] = geometry.dimensions;
      const rows = [...(probabilities[1]?.fraction ?? [])].map((fraction, voxel) => {
        const at = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
        const place = at.map(
          (n, axis) => (geometry.originLpsMm[axis] ?? 0) + n * (geometry.spacingMm[axis] ?? 0),
        );
        return [place.map((mm) => mm.toFixed(2)).join(" "), fraction] as const;
      });
      return new Map(rows.filter(([, fraction]) => fraction > 0));
    };
    const truth = lesionOf(reference);
    const errorOf = (count: number): number => {
      const found = lesionOf(outcomes.slice(0, count));
      const places = [...new Set([...truth.keys(), ...found.keys()])];
      const squares = places.map((place) => ((truth.get(place) ?? 0) - (found.get(place) ?? 0)) ** 2);
      return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / places.length);
    };
    expect(errorOf(24)).toBeLessThan(errorOf(6) / 1.5);
    expect(errorOf(24)).toBeLessThan(uncertainty.standardErrorFraction);
  });

  test("settings out of range are refused by name, a site's own power has the default spread", () => {
    const refused = (options: Partial<EnsembleSettings>): (() => unknown) => {
      return () => uncertaintyMembers(minutes2, ensembleSettings(options));
    };
    expect(refused({ count: 0 })).toThrow("ensemble of 0 members");
    expect(refused({ seed: 0.5 })).toThrow("seed 0.5");
    expect(refused({ spreads: { "latent-heat": 1 } })).toThrow("spread 1 of latent-heat");
    const plan = blockPlan({
      deviceOverrides: [
        {
          deviceId: "generic-argon-17g",
          shaftDiameterMm: null,
          activeZoneLengthMm: null,
          tipOffsetMm: null,
          tipTemperatureC: null,
          coolantTemperatureC: -100,
          heatTransferWPerM2K: 9000,
          maximumPowerW: 20,
          source: "test",
        },
      ],
    });
    const [power, coolant] = ensembleUnknowns(plan, settings);
    expect(power).toMatchObject({ id: "cryoprobe-power", halfWidth: 0.3, status: "proposal" });
    expect(coolant).toMatchObject({ id: "coolant-temperature", halfWidth: 0, spreads: [] });
  });

  test("bars name what moves each answer, and members of another plan are refused", () => {
    const found = sensitivities(minutes2, settings, outcomes);
    expect(found.map((one) => one.id)).toEqual(["lesion-volume", "nerve-length", "nearest-clearance"]);
    expect(found[0]?.fit).toBeNull();
    const narrow = { ...still, "frozen-conductivity": 0.25, perfusion: 1 };
    const options = ensembleSettings({ count: 16, spreads: narrow });
    const [volume] = sensitivities(minutes2, options, ended(options).outcomes);
    expect(volume?.bars.map((bar) => bar.unknownId)).toEqual(["frozen-conductivity", "perfusion"]);
    expect(volume?.bars[0]?.atHigh).toBeGreaterThan(0);
    expect(volume?.bars[1]?.atHigh).toBeLessThan(0);
    expect(volume?.fit?.explainedFraction).toBeGreaterThan(0.98);
    const other = blockPlan();
    expect(() => combineMembers(other, settings, outcomes)).toThrow(PlanningError);
    expect(() => combineMembers(minutes2, settings, [])).toThrow("no member yet");
    expect(() => combineMembers(minutes2, { ...settings, count: 4 }, outcomes)).toThrow("beyond the 4");
  });

  test("series that disagree stand beside each other, with bounds and no average", () => {
    const member = outcomes[0];
    if (!member?.nerve) throw new Error("the block plan has a nerve");
    const at = (temperatureC: number, index: number): MemberOutcome => ({
      ...member,
      index,
      nerve: {
        warmestOfSectionC: Array(41).fill(temperatureC),
        coldestOfSectionC: Array(41).fill(temperatureC),
      },
    });
    const [sample] = nerveProbability(blockTarget, [at(-30, 0), at(-30, 1), at(-70, 2), at(-10, 3)], [-20]);
    const gradeTwo = (seriesId: string): readonly number[] => {
      const row = sample?.series.find((one) => one.seriesId === seriesId)?.atLeast[2];
      return [row?.certainFraction ?? Number.NaN, row?.possibleFraction ?? Number.NaN];
    };
    expect(sample?.reached[0]?.fraction).toBe(0.75);
    expect(gradeTwo("evans-1981")).toEqual([0.75, 1]);
    expect(gradeTwo("zhou-1983")).toEqual([0.25, 0.75]);
    expect(gradeTwo("conventional")).toEqual([0.75, 0.75]);
    expect(sample?.envelope.atLeast[2]).toEqual({ grade: 2, certainFraction: 0.25, possibleFraction: 1 });
    for (const series of sample?.series ?? []) {
      const certain = series.grades.reduce((sum, row) => sum + row.certainFraction, 0);
      const possible = series.grades.reduce((sum, row) => sum + row.possibleFraction, 0);
      expect(certain).toBeLessThanOrEqual(1);
      expect(possible).toBeGreaterThanOrEqual(1);
    }
  });
});
