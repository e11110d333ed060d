/** Records of a site that replace ours or add to them, without touching ours. */
export interface SiteOverlay {
  /** Name of the site. */
  readonly site: string;
  /** Whole records; one with an id of ours replaces it, another is added. */
  readonly records: readonly unknown[];
}

/** One place at which two values differ. */
export interface OverlayChange {
  /** Such as `block.minimumReliefFraction`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an overlay does to one record. */
export interface OverlayDifference {
  readonly id: string;
  readonly kind: "added" | "replaced" | "unchanged" | "refused";
  readonly changes: readonly OverlayChange[];
  /** Why it is refused, one sentence each. */
  readonly problems: readonly string[];
}

/** Ours and the site's together, and the difference to show. */
export interface OverlayResult<Entry> {
  readonly records: readonly Entry[];
  readonly differences: readonly OverlayDifference[];
}

/** Further checks of one record, one sentence for each problem; the tests pass the schema of the folder. */
export type OverlayCheck = (record: Readonly<Record<string, unknown>>) => readonly string[];

/**
 * Our records with those of a site on top. A record whose shape differs from ours, that has no status or source, or that `check`
 * refuses is left out and said so; the rest is merged. Nothing of ours is changed.
 */
export function withOverlay<Entry extends { readonly id: string }>(
  records: readonly Entry[],
  overlay: SiteOverlay,
  check: OverlayCheck = () => [],
): OverlayResult<Entry> {
  const merged = new Map(records.map((record) => [record.id, record]));
  const seen = new Set<string>();
  const differences = overlay.records.map((candidate, index): OverlayDifference => {
    const record = asRecord(candidate);
    const id = record !== null && typeof record["id"] === "string" ? record["id"] : "";
    const ours = records.find((entry) => entry.id === id);
    const problems = [
      ...problemsOf(record, { id, place: `${overlay.site}, record ${index + 1}`, model: ours ?? records[0] }),
      ...(seen.has(id) ? [`${overlay.site}: the id ${id} is given twice; keep one`] : []),
      ...(record === null ? [] : check(record)),
    ];
    seen.add(id);
    if (problems.length > 0) return { id, kind: "refused", changes: [], problems };
    merged.set(id, candidate as Entry);
    if (ours === undefined) return { id, kind: "added", changes: changesOf({}, record), problems };
    const changes = changesOf(ours, record);
    return { id, kind: changes.length === 0 ? "unchanged" : "replaced", changes, problems };
  });
  return { records: [...merged.values()], differences };
}

type PlainRecord = Readonly<Record<string, unknown>>;

function asRecord(value: unknown): PlainRecord | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as PlainRecord) : null;
}

function problemsOf(
  record: PlainRecord | null,
  { id, place, model }: { readonly id: string; readonly place: string; readonly model: unknown },
): string[] {
  if (record === null) return [`${place} is no record; give an object with an id`];
  if (!/^[A-Za-z0-9][A-Za-z0-9./-]*$/u.test(id))
    return [`${place} has no id; give one of letters, digits, dots, slashes and hyphens`];
  const ours = asRecord(model) ?? {};
  const optional = new Set(["note"]);
  const missing = Object.keys(ours).filter((key) => !(key in record) && !optional.has(key));
  const unknown = Object.keys(record).filter((key) => !(key in ours) && !optional.has(key));
  return [
    ...missing.map((key) => `${place} (${id}) lacks ${key}; take it over from the record that it replaces`),
    ...unknown.map((key) => `${place} (${id}) has ${key}, which no such record has; take it out`),
    ...Object.keys(record).flatMap((key) => kindProblem(`${place} (${id})`, key, [ours[key], record[key]])),
    ...statementProblems(`${place} (${id})`, record, ours),
  ];
}

function kindProblem(place: string, key: string, [ours, theirs]: readonly [unknown, unknown]): string[] {
  if (ours === undefined || ours === null || theirs === null) return [];
  const [wanted, given] = [kindOf(ours), kindOf(theirs)];
  return wanted === given ? [] : [`${place} gives ${key} as ${given}; give ${wanted}`];
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a text" : `a ${typeof value}`;
}

const statuses: readonly unknown[] = [
  "cited",
  "established",
  "expert-opinion",
  "computed",
  "proposal",
  "unverified",
];

function statementProblems(place: string, record: PlainRecord, ours: PlainRecord): string[] {
  const problems: string[] = [];
  if ("status" in ours && !statuses.includes(record["status"]))
    problems.push(`${place} has no status that we know; give one of ${statuses.join(", ")}`);
  const sources = record["sources"];
  if ("sources" in ours && !(Array.isArray(sources) && sources.length > 0))
    problems.push(`${place} names no source; give at least one`);
  return problems;
}

function changesOf(before: unknown, after: unknown, path = ""): OverlayChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [ours, theirs] = [asRecord(before), asRecord(after)];
  if (ours === null || theirs === null) return [{ path, before, after }];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
    changesOf(ours[key], theirs[key], path === "" ? key : `${path}.${key}`),
  );
}
