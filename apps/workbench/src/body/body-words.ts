import type { BodyMark } from "@isotherm/clinic";
import { bodyRegions } from "@isotherm/knowledge";
import type { BodyView } from "./body-view.ts";
import { regionsOfMarks, sideOfMark } from "./mark-regions.ts";

/** Name of each view, as a button says it. */
export const VIEW_NAMES: Readonly<Record<BodyView, string>> = {
  front: "Front",
  back: "Back",
  left: "Left",
  right: "Right",
};

/** The name of a region; its id where it is not known. */
export function regionName(regionId: string): string {
  return bodyRegions().find(({ id }) => id === regionId)?.name ?? regionId;
}

/** Where the marks lie, in words with their side, such as "upper abdomen (right)". */
export function placeWords(marks: readonly BodyMark[]): readonly string[] {
  const sides = new Map<string, Set<string>>();
  for (const mark of marks) {
    for (const regionId of regionsOfMarks([mark])) {
      const known = sides.get(regionId) ?? new Set();
      sides.set(regionId, known.add(sideOfMark(mark)));
    }
  }
  return [...sides].map(([regionId, found]) => {
    const side = found.has("both") || found.size > 1 ? "" : ` (${[...found].join("")})`;
    return `${regionName(regionId)}${side}`;
  });
}
