import {
  isothermVolume,
  resampleField,
  type SimulationOptions,
  type SimulationResult,
  simulate,
} from "@isotherm/engine";
import type { VolumeGeometry } from "@isotherm/imaging";
import { threshold } from "@isotherm/knowledge";
import { assessClearance } from "../assessment/clearance.ts";
import { indexIsotherm } from "../assessment/isotherm-distance.ts";
import { sampleNerve } from "../assessment/nerve-lesion.ts";
import type { Clearance } from "../outcome.ts";
import { cubicMetersToMl, metersToMm, mmToMeters, regularGridInMeters } from "../thermal-problem.ts";
import type { EnsembleMember } from "./ensemble-members.ts";
import { memberProblem } from "./member-problem.ts";
import { type PackedField, packField } from "./packed-field.ts";
import { type EnsembleCase, farthestClearanceMm } from "./prepare-ensemble.ts";

/** Isotherms that an ensemble follows: visible edge and lesion; volumes also of the inner one. */
export function ensembleTemperaturesC(): {
  readonly iceC: number;
  readonly lesionC: number;
  readonly deepC: number;
} {
  const of = (id: string): number => threshold(`threshold/temperature/${id}`).fact.value;
  return { iceC: of("ice-edge"), lesionC: of("lesion"), deepC: of("deep") };
}

/** How cold one structure got in one member, and how near ice and lesion came; null beyond `farthestClearanceMm`. */
export interface MemberStructure {
  readonly structureId: string;
  readonly coldestC: number;
  readonly iceClearanceMm: number | null;
  readonly lesionClearanceMm: number | null;
}

/**
 * Everything that the ensemble keeps of one member: plain data of some ten kilobytes, the same bytes for the same
 * plan, image, settings and member (on one engine version), so that a job may be repeated.
 */
export interface MemberOutcome {
  readonly index: number;
  readonly draws: Readonly<Record<string, number>>;
  readonly planFingerprint: string;
  /** Grid on which `minimum` is a part. */
  readonly geometry: VolumeGeometry;
  /** Coldest of each voxel over the whole protocol. */
  readonly minimum: PackedField;
  /** Tissue that ever reached each temperature. */
  readonly volumes: readonly { readonly temperatureC: number; readonly volumeMl: number }[];
  /** Cross-sections of the nerve, a millimeter apart; null without a target. */
  readonly nerve: {
    readonly warmestOfSectionC: readonly number[];
    readonly coldestOfSectionC: readonly number[];
  } | null;
  readonly structures: readonly MemberStructure[];
  /** Backend, version of the engine, cell. */
  readonly computedWith: string;
  /** [1] Error of the energy balance. */
  readonly balanceError: number;
}

function clearanceAt(clearance: Clearance, temperatureC: number): number | null {
  const found = clearance.distances.find((distance) => distance.temperatureC === temperatureC);
  return found && found.clearanceMm <= farthestClearanceMm ? found.clearanceMm : null;
}

function structuresOf(ensemble: EnsembleCase, minimumC: Float32Array): readonly MemberStructure[] {
  const { geometry, bodyTemperatureC } = ensemble;
  const { iceC, lesionC } = ensembleTemperaturesC();
  const field = { geometry, values: minimumC };
  const isotherms = [iceC, lesionC].map((temperatureC) => indexIsotherm(field, temperatureC));
  const history = { geometry, timesS: [], framesC: [], minimumC };
  return ensemble.structures.map(({ id, surface, inside }) => {
    const prepared = { structure: { id, name: id }, surface, inside };
    const clearance = assessClearance(prepared, history, { isotherms, bodyTemperatureC });
    return {
      structureId: id,
      coldestC: clearance.coldestC,
      iceClearanceMm: clearanceAt(clearance, iceC),
      lesionClearanceMm: clearanceAt(clearance, lesionC),
    };
  });
}

function nerveOf(ensemble: EnsembleCase, minimumC: Float32Array): MemberOutcome["nerve"] {
  const { nerve, geometry, bodyTemperatureC } = ensemble;
  if (!nerve) return null;
  const samples = sampleNerve({ minimum: { geometry, values: minimumC }, nerve, bodyTemperatureC });
  return {
    warmestOfSectionC: samples.map((sample) => sample.warmestOfSectionC),
    coldestOfSectionC: samples.map((sample) => sample.coldestOfSectionC),
  };
}

function volumesOf(result: SimulationResult): MemberOutcome["volumes"] {
  const { grid, minimumTemperature } = result;
  return Object.values(ensembleTemperaturesC()).map((temperatureC) => ({
    temperatureC,
    volumeMl: cubicMetersToMl(isothermVolume(grid, minimumTemperature, temperatureC)),
  }));
}

/** Cells of the quick accuracy; the engine's own preview is coarser, and its steps are not needed to be quick. */
const previewCellMm = 1;

/** Computes one member. */
export function simulateMember(
  ensemble: EnsembleCase,
  member: EnsembleMember,
  options: Pick<SimulationOptions, "backend" | "threads" | "signal"> = {},
): MemberOutcome {
  const { accuracy } = ensemble.settings;
  const problem = memberProblem(ensemble, member);
  const preview = mmToMeters(previewCellMm);
  // A cell that is no length stays what it is, so that the engine refuses it.
  const isFiner = problem.cell > 0 && problem.cell < preview;
  const cell = accuracy === "preview" && isFiner ? preview : problem.cell;
  const result = simulate({ ...problem, cell }, { ...options, accuracy: "full" });
  const { geometry } = ensemble;
  const minimumC = resampleField(result.grid, result.minimumTemperature, regularGridInMeters(geometry));
  return {
    index: member.index,
    draws: member.draws,
    planFingerprint: ensemble.planFingerprint,
    geometry,
    minimum: packField(minimumC, geometry),
    volumes: volumesOf(result),
    nerve: nerveOf(ensemble, minimumC),
    structures: structuresOf(ensemble, minimumC),
    computedWith: `${result.backend}, engine ${result.settings.engineVersion}, ${accuracy}, ${metersToMm(result.settings.cell)} mm cells`,
    balanceError: result.energy.balanceError,
  };
}
