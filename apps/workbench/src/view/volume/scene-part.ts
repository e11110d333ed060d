import type { Vec3 } from "@isotherm/imaging";
import type { SurfaceMesh } from "../surface/surface-nets.ts";

/** How a part looks. */
export interface PartLook {
  readonly color: string;
  readonly opacity: number;
  /** Clear in the middle with a dense edge, as thick glass: for surfaces that one has to see into. */
  readonly isGlass?: boolean;
}

/** Triangles; with four bytes of color a point, or in the color of the part. */
export interface MeshShape {
  readonly kind: "mesh";
  readonly mesh: SurfaceMesh;
  readonly pointColors?: Uint8Array;
}

/** What a part is made of: triangles, or polylines. */
export type PartShape =
  | MeshShape
  | { readonly kind: "lines"; readonly polylines: readonly (readonly Vec3[])[] };

/** One thing in the 3-D view. It is made again only when one of `madeFrom` is another than before. */
export interface ScenePart {
  readonly key: string;
  readonly madeFrom: readonly unknown[];
  readonly look: PartLook;
  readonly make: () => PartShape;
}

/** What the 3-D view shows beside the scene. */
export interface PartOptions {
  /** [HU] Draws the surface of what is denser; null draws none. */
  readonly boneHu: number | null;
}
