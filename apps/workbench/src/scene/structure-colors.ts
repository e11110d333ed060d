import type { StructureKind } from "@isotherm/planning/treatment-plan";

/** Color of the target nerve; kept apart from every isotherm and structure. */
export const TARGET_COLOR = "#f4e04d";

/**
 * Colors by kind; lightness differs between kinds that lie side by side, and every structure carries its name,
 * so that color is never the only sign.
 */
const KIND_COLORS: Readonly<Record<StructureKind, string>> = {
  nerve: "#e3d9a0",
  vessel: "#e0654f",
  airway: "#8fd3c8",
  lung: "#5fa8d3",
  bowel: "#c9a26b",
  organ: "#c08457",
  bone: "#cfd4d9",
  node: "#a78bd6",
  dura: "#7fb069",
  skin: "#d9b59b",
  hydrodissection: "#4fc3f7",
  other: "#9aa5b1",
};

/** Color of a structure at risk. */
export function structureColor(kind: StructureKind): string {
  return KIND_COLORS[kind];
}
