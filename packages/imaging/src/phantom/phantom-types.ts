import type { Vec3 } from "../geometry.ts";
import type { StructureMask, Volume } from "../volume.ts";

/** Ids of the built-in digital phantoms. */
export type PhantomId = "neck" | "retroperitoneum" | "ankle";

/** What a marked structure of a phantom is, for its limits and its heat. */
export type PhantomStructureKind =
  | "vessel"
  | "airway"
  | "lung"
  | "bone"
  | "nerve"
  | "bowel"
  | "organ"
  | "node"
  | "tendon"
  | "dura"
  | "skin";

/** A line with a radius [mm, LPS]; a vessel, nerve, duct or tendon. */
export interface PhantomLine {
  readonly centerlineLpsMm: readonly Vec3[];
  /** Mean radius along the line [mm]. */
  readonly radiusMm: number;
}

/** A marked structure of a phantom: where it is as a mask on the volume's own grid, and as a line where it is a tube. */
export interface PhantomStructure {
  /** Stable, readable id, e.g. "carotid-left". */
  readonly id: string;
  readonly name: string;
  readonly kind: PhantomStructureKind;
  readonly mask: StructureMask;
  /** Null for what is no tube. */
  readonly line: PhantomLine | null;
}

/** The nerve that the demo case is about, as a line. */
export interface PhantomTarget extends PhantomLine {
  readonly id: string;
  readonly name: string;
  /** Id of the atlas target in the knowledge package. */
  readonly knowledgeTargetId: string;
  readonly side: "left" | "right";
}

/** A suggested cryoprobe path [mm, LPS]: from a point on the skin to a tip at the target, clear of the structures. */
export interface PhantomCryoprobePath {
  readonly targetId: string;
  readonly entryLpsMm: Vec3;
  readonly tipLpsMm: Vec3;
}

/** Choices of a phantom; the seed makes the noise repeatable. */
export interface PhantomOptions {
  readonly seed?: number;
  /** Isotropic grid spacing [mm] in place of the phantom's own; coarse grids are for quick tests. */
  readonly spacingMm?: number;
}

/** A digital phantom: CT with noise, its structures, and the demo freeze. Geometry is illustrative and unverified. */
export interface Phantom {
  readonly id: PhantomId;
  readonly title: string;
  readonly volume: Volume;
  readonly structures: readonly PhantomStructure[];
  /** Index + 1 into `structures` per voxel of the volume, 0 where none; a voxel belongs to one structure. */
  readonly labelMap: Uint8Array;
  /** The targets; the first is the demo's own. */
  readonly targets: readonly PhantomTarget[];
  readonly target: PhantomTarget;
  readonly cryoprobePaths: readonly PhantomCryoprobePath[];
  /** Noise seed that made the voxels. */
  readonly seed: number;
}
