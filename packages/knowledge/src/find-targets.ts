import { targets } from "./atlas.ts";
import { painQualities, stations } from "./guidance-catalog.ts";
import type { RuleInputs } from "./rule.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";
import type { FindingLink, PainKind, TargetRecord } from "./target.ts";

/** One finding on an image, as far as the finder uses it. */
export interface ImagingFinding {
  /** Id of a finding kind; `none` says that the imaging was read and shows no correlate. */
  readonly kindId: string;
  readonly stationId: string | null;
}

/** Where it hurts, how, where to, what the images show. */
export interface TargetSearch {
  readonly regions?: readonly string[];
  readonly qualities?: readonly string[];
  readonly radiation?: readonly string[];
  readonly imagingFindings?: readonly ImagingFinding[];
  readonly dermatomes?: readonly string[];
}

/** One clue that points to a target. */
export interface TargetClue extends Explained {
  readonly kind: "region" | "radiation" | "quality" | "dermatome" | "finding";
  readonly text: string;
}

/** A target that a clue of place points to, with every clue. */
export interface TargetMatch {
  readonly target: TargetRecord;
  readonly clues: readonly TargetClue[];
  /** Suggested without an imaging correlate: a diagnostic block, labeled so. */
  readonly empirical: boolean;
  readonly status: TargetRecord["status"];
}

/** Possible targets and what to look at before choosing one. */
export interface TargetSearchResult extends Explained {
  readonly matches: readonly TargetMatch[];
  /** Such as to look one station above and one below the reported finding. */
  readonly prompts: readonly string[];
}

/**
 * Possible targets for a pain: those to which a place (region, radiation, dermatome) or an imaging finding points, the ones with
 * more kinds of clues first. The quality of the pain adds to a clue but never makes a target alone.
 *
 * @example
 * findTargets({ regions: ["outer-thigh"], qualities: ["burning"] }).matches[0]?.target.id // => "lateral-femoral-cutaneous-nerve"
 */
export function findTargets(search: TargetSearch): TargetSearchResult {
  const kinds = painKindsOf(search.qualities ?? []);
  const matches = targets()
    .map((target) => matchOf(target, search, kinds))
    .filter((match) => match !== null)
    .sort((a, b) => weightOf(b) - weightOf(a));
  const statements = matches.flatMap(({ clues }) => clues);
  return {
    matches,
    prompts: promptsFor(search),
    rule: "targets whose place, dermatome or finding link matches; more kinds of clues first, then more clues",
    inputs: inputsOf(search),
    status: weakestStatus(statements.map(({ status }) => status)),
    sources: sourcesOf(statements),
  };
}

function matchOf(
  target: TargetRecord,
  search: TargetSearch,
  kinds: ReadonlySet<PainKind>,
): TargetMatch | null {
  const placed = [
    ...placeClues(target, search),
    ...(search.imagingFindings ?? []).flatMap((finding) => findingClues(target, finding, search)),
  ];
  if (placed.length === 0) return null;
  const shared = target.painKinds.filter((kind) => kinds.has(kind));
  const quality = shared.map(
    (kind): TargetClue => ({
      kind: "quality",
      text: `the quality fits ${kind} pain`,
      rule: "qualities of the pain point to kinds of pain",
      inputs: { qualities: (search.qualities ?? []).join(", ") },
      status: "proposal",
      sources: ["project-clinic-notes"],
    }),
  );
  const clues = [...placed, ...quality];
  return {
    target,
    clues,
    empirical: clues.some(({ inputs }) => inputs["findingKindId"] === "none"),
    status: weakestStatus(clues.map(({ status }) => status)),
  };
}

function placeClues(target: TargetRecord, search: TargetSearch): TargetClue[] {
  const { status, sources } = target;
  const clue = (
    kind: TargetClue["kind"],
    value: string,
    said: Pick<TargetClue, "status" | "sources" | "text">,
  ): TargetClue => ({
    kind,
    rule: `${kind} of the target record`,
    inputs: { [kind]: value },
    ...said,
  });
  const both = [...target.regions, ...target.radiation];
  return [
    ...(search.regions ?? [])
      .filter((id) => target.regions.includes(id))
      .map((id) => clue("region", id, { text: `felt at ${id}`, status, sources })),
    ...(search.radiation ?? [])
      .filter((id) => both.includes(id))
      .map((id) => clue("radiation", id, { text: `radiates to ${id}`, status, sources })),
    ...(search.dermatomes ?? [])
      .filter((level) => target.dermatomes.levels.includes(level))
      .map((level) => clue("dermatome", level, { ...target.dermatomes, text: `dermatome ${level}` })),
  ];
}

function findingClues(target: TargetRecord, finding: ImagingFinding, search: TargetSearch): TargetClue[] {
  return target.findingLinks
    .filter((link) => linkFits(link, finding, search))
    .map((link) => ({
      kind: "finding",
      text: link.text,
      rule: `finding link ${target.id}/${link.id}`,
      inputs: { findingKindId: finding.kindId, stationId: finding.stationId },
      status: link.status,
      sources: link.sources,
    }));
}

function linkFits(link: FindingLink, finding: ImagingFinding, search: TargetSearch): boolean {
  if (!link.findingKindIds.includes(finding.kindId)) return false;
  // No correlate points anywhere only together with a visceral pain of the abdomen.
  if (finding.kindId === "none") return isVisceralAbdominal(search);
  if (link.stationIds.length === 0) return true;
  return finding.stationId !== null && link.stationIds.includes(finding.stationId);
}

function isVisceralAbdominal(search: TargetSearch): boolean {
  const abdominal = (search.regions ?? []).some((id) => id.endsWith("abdomen") || id === "flank");
  return abdominal && painKindsOf(search.qualities ?? []).has("visceral");
}

function painKindsOf(qualities: readonly string[]): ReadonlySet<PainKind> {
  return new Set(
    painQualities()
      .filter(({ id }) => qualities.includes(id))
      .flatMap(({ painKinds }) => painKinds),
  );
}

function weightOf({ clues }: TargetMatch): number {
  return 100 * new Set(clues.map(({ kind }) => kind)).size + clues.length;
}

function promptsFor(search: TargetSearch): string[] {
  const ordered = stations();
  const prompts = (search.imagingFindings ?? []).flatMap(({ stationId }) => {
    const index = ordered.findIndex(({ id }) => id === stationId);
    const here = ordered[index];
    if (here === undefined) return [];
    const sides = [
      ["above", ordered[index - 1]],
      ["below", ordered[index + 1]],
    ] as const;
    return sides.flatMap(([side, station]) =>
      station === undefined
        ? []
        : [`Look one station ${side} ${here.name}: ${station.name}. Record the levels reviewed.`],
    );
  });
  return [...new Set(prompts)];
}

function inputsOf(search: TargetSearch): RuleInputs {
  return {
    regions: (search.regions ?? []).join(", "),
    qualities: (search.qualities ?? []).join(", "),
    radiation: (search.radiation ?? []).join(", "),
    dermatomes: (search.dermatomes ?? []).join(", "),
    imagingFindings: (search.imagingFindings ?? [])
      .map(({ kindId, stationId }) => `${kindId} at ${stationId ?? "no station"}`)
      .join(", "),
  };
}
