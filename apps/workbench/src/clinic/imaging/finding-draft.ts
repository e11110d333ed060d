import type { Concordance, ImagingFinding, SliceLink } from "@isotherm/clinic";

/** A finding on its way: what is not chosen yet is null. */
export interface FindingDraft {
  readonly id: string;
  readonly findingKindId: string | null;
  readonly structure: string;
  readonly sizeMm: number | null;
  readonly stationId: string | null;
  readonly side: ImagingFinding["side"] | null;
  readonly level: string;
  readonly relation: ImagingFinding["relation"] | null;
  readonly targetId: string | null;
  readonly slice: SliceLink | null;
  readonly concordances: Readonly<Record<string, PainFit>>;
}

/** How a finding fits one pain. */
export interface PainFit {
  readonly concordance: Concordance;
  readonly confidence: "high" | "moderate" | "low";
}

/** A finding with nothing chosen. */
export function newFinding(): FindingDraft {
  return {
    id: crypto.randomUUID(),
    findingKindId: null,
    structure: "",
    sizeMm: null,
    stationId: null,
    side: null,
    level: "",
    relation: null,
    targetId: null,
    slice: null,
    concordances: {},
  };
}

/** The draft of a finding that is corrected. */
export function draftOfFinding(finding: ImagingFinding): FindingDraft {
  const concordances = finding.concordances.map(
    ({ painId, concordance, confidence }) => [painId, { concordance, confidence }] as const,
  );
  return { ...finding, concordances: Object.fromEntries(concordances) };
}

/** The finding that a draft makes, or what it still lacks. */
export function findingOf(draft: FindingDraft): ImagingFinding | readonly string[] {
  const { findingKindId, stationId, side, relation } = draft;
  const structure = draft.structure.trim();
  const missing = [
    ...(findingKindId === null ? ["kind of finding"] : []),
    ...(structure === "" ? ["structure"] : []),
    ...(stationId === null ? ["station"] : []),
    ...(side === null ? ["side"] : []),
    ...(relation === null ? ["relation to the nerve"] : []),
  ];
  if (findingKindId === null || stationId === null || side === null || relation === null) return missing;
  if (missing.length > 0) return missing;
  const concordances = Object.entries(draft.concordances).map(([painId, fit]) => ({ painId, ...fit }));
  return { ...draft, findingKindId, structure, stationId, side, relation, concordances };
}
