import type { PathField } from "./path-field.ts";
import type { SievedPath } from "./path-sieve.ts";
import type { PathClearance, RejectedPath, RejectedPaths, RejectionReason } from "./placement-suggestions.ts";

/** Examples that are kept of each reason. */
const exampleCount = 3;

/** Paths counted by why they were turned away. */
export type RejectionTally = Map<string, RejectedPaths>;

const sentences: Readonly<Record<Exclude<RejectionReason, "near-structure">, string>> = {
  "no-skin": "no skin on the way out: the image ends, or the tip would stand outside the body",
  "too-long": "the skin is farther than the longest path",
  "re-enters-body": "another part of the body, or what it lies on, is in the way before the skin",
  "nerve-not-covered": "the longest freeze does not cover the wanted length of nerve",
  "limit-crossed": "a limit is crossed before the wanted length of nerve is covered",
};

/** Adds one rejected path; of each reason those are kept as examples that came nearest to being taken. */
function add(
  tally: RejectionTally,
  group: Omit<RejectedPaths, "count" | "examples">,
  example: RejectedPath,
): void {
  const key = `${group.reason} ${group.structureId ?? group.structureName ?? ""}`;
  const before = tally.get(key);
  const nearness = (path: RejectedPath): number => path.clearanceMm ?? 0;
  const examples = [...(before?.examples ?? []), example]
    .sort((a, b) => nearness(b) - nearness(a))
    .slice(0, exampleCount);
  tally.set(key, { ...group, count: (before?.count ?? 0) + 1, examples });
}

const nearnessText = (marginMm: number, name: string): string =>
  marginMm > 0 ? `closer than ${marginMm} mm to ${name}` : `through ${name}`;

/** Counts a path that the sieve turned away. */
export function countRejected(tally: RejectionTally, field: PathField, path: SievedPath): void {
  if (!path.rejection) return;
  const { reason } = path.rejection;
  const barrier = field.barriers[path.rejection.barrierIndex ?? -1] ?? null;
  const { entryLpsMm, tipLpsMm, tightestLpsMm } = path;
  if (reason !== "near-structure") {
    const group = { reason, structureId: null, structureName: null, kind: null, text: sentences[reason] };
    add(tally, group, { entryLpsMm, tipLpsMm, atLpsMm: null, clearanceMm: null });
    return;
  }
  const marginMm = barrier?.marginMm ?? 0;
  const name = barrier?.name ?? "a structure";
  const group = {
    reason,
    structureId: barrier?.structureId ?? null,
    structureName: name,
    kind: barrier?.kind ?? null,
    text: nearnessText(marginMm, name),
  };
  const clearanceMm = Math.max(0, path.spareMm + marginMm);
  add(tally, group, { entryLpsMm, tipLpsMm, atLpsMm: tightestLpsMm, clearanceMm });
}

/** Counts a path that the coarse grid let through and exact distances turn away. */
export function countTooNear(tally: RejectionTally, path: SievedPath, to: PathClearance): void {
  const { structureId, structureName, kind, clearanceMm, marginMm } = to;
  const text = nearnessText(marginMm, structureName);
  const { entryLpsMm, tipLpsMm, tightestLpsMm: atLpsMm } = path;
  add(
    tally,
    { reason: "near-structure", structureId, structureName, kind, text },
    { entryLpsMm, tipLpsMm, atLpsMm, clearanceMm },
  );
}

/** Counts a path whose freeze was computed in vain. */
export function countFrozen(
  tally: RejectionTally,
  reason: "nerve-not-covered" | "limit-crossed",
  of: {
    readonly path: Pick<RejectedPath, "entryLpsMm" | "tipLpsMm">;
    readonly limit: { readonly structureId: string | null; readonly structureName: string } | null;
  },
): void {
  const { limit, path } = of;
  const text = limit
    ? `a limit of ${limit.structureName} is crossed before the wanted length of nerve is covered`
    : sentences[reason];
  const { structureId = null, structureName = null } = limit ?? {};
  add(
    tally,
    { reason, structureId, structureName, kind: null, text },
    { entryLpsMm: path.entryLpsMm, tipLpsMm: path.tipLpsMm, atLpsMm: null, clearanceMm: null },
  );
}

/** The reasons, most frequent first. */
export function rejectionsOf(tally: RejectionTally): readonly RejectedPaths[] {
  return [...tally.values()].sort((a, b) => b.count - a.count);
}
