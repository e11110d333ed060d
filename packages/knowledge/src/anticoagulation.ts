import type { Finding } from "./finding.ts";
import { anticoagulationRecords } from "./generated/anticoagulation.ts";
import { bleedingClassRecords } from "./generated/bleeding-classes.ts";
import { contraindicationRecords } from "./generated/contraindications.ts";
import type { AnticoagulationRecord, BleedingClassRecord, LocalOverride } from "./safety.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** A site's own hold for one record, with a name, a reason and a date. */
export interface AnticoagulationOverride {
  /** Such as `sir-2019/apixaban`. */
  readonly recordId: string;
  readonly hold: string;
  readonly override: LocalOverride;
}

/** What is asked about one drug at one target. */
export interface AnticoagulationRequest {
  readonly drugId: string;
  readonly targetId: string | null;
  /** Null when not known: then every row is shown, none is chosen. */
  readonly creatinineClearanceMlPerMin: number | null;
  readonly overrides?: readonly AnticoagulationOverride[];
}

/** What one society says, beside the others. */
export interface SocietyStatement extends Explained {
  readonly society: string;
  readonly bleedingLevel: string | null;
  readonly record: AnticoagulationRecord | null;
  /** Null: no drug table is held for this society. */
  readonly hold: string | null;
  /** Holds of the other ranges of renal function, when it is not known or falls outside every range. */
  readonly alternatives: readonly string[];
  readonly restart: string | null;
  readonly labThreshold: string | null;
  readonly localOverride: AnticoagulationOverride | null;
}

/** The societies side by side, with their disagreement; nothing is chosen. */
export interface AnticoagulationAdvice extends Explained {
  readonly statements: readonly SocietyStatement[];
  readonly bleedingClass: BleedingClassRecord | null;
  readonly disagreements: readonly string[];
  /** What is always done before any hold. */
  readonly always: readonly string[];
  readonly finding: Finding;
}

const societies: readonly { readonly id: AnticoagulationRecord["society"]; readonly label: string }[] = [
  { id: "SIR", label: "SIR 2019" },
  { id: "ASRA", label: "ASRA 2018" },
  { id: "ASIPP", label: "ASIPP 2024" },
];

/** All society rows on drugs; every one is unverified. */
export function anticoagulationRows(): readonly AnticoagulationRecord[] {
  return anticoagulationRecords;
}

/** Drugs that at least one society has a row for. */
export function anticoagulationDrugs(): readonly { readonly id: string; readonly name: string }[] {
  const names = new Map(anticoagulationRecords.map(({ drugId, drugName }) => [drugId, drugName]));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** All bleeding classes. */
export function bleedingClasses(): readonly BleedingClassRecord[] {
  return bleedingClassRecords;
}

/**
 * What each society says about holding one drug before a procedure at one target, side by side. All rows are unverified: they
 * are shown so and drive nothing. A missing creatinine clearance never falls through to a row.
 *
 * @example
 * anticoagulationAdvice({ drugId: "clopidogrel", targetId: null, creatinineClearanceMlPerMin: null }).statements.map(({ hold }) => hold) // => ["5 d", "7 d", null]
 */
export function anticoagulationAdvice(request: AnticoagulationRequest): AnticoagulationAdvice {
  const bleedingClass =
    bleedingClassRecords.find(
      ({ targetIds }) => request.targetId !== null && targetIds.includes(request.targetId),
    ) ?? null;
  const statements = societies.map((society) => statementOf(society, request, bleedingClass));
  const disagreements = disagreementsOf(statements, bleedingClass);
  const inputs = {
    drugId: request.drugId,
    targetId: request.targetId,
    creatinineClearanceMlPerMin: request.creatinineClearanceMlPerMin,
  };
  const sources = sourcesOf([...statements, ...(bleedingClass === null ? [] : [bleedingClass])]);
  const finding: Finding = {
    ruleId: "rule/anticoagulation/unverified",
    severity: "warning",
    message: `${nameOf(request.drugId)}: the society tables are not verified and are shown for comparison only; compare with the primary tables, or use the site's own rule with a name, a reason and a date.`,
    sources,
    status: "unverified",
    inputs,
  };
  return {
    statements,
    bleedingClass,
    disagreements,
    always: contraindicationRecords
      .filter(({ id }) => id === "antithrombotic-always")
      .map(({ text }) => text),
    finding,
    rule: "society rows side by side; none is chosen, their disagreement is named",
    inputs,
    status: "unverified",
    sources,
  };
}

function nameOf(drugId: string): string {
  return anticoagulationRecords.find((row) => row.drugId === drugId)?.drugName ?? `${drugId} (no row held)`;
}

function statementOf(
  society: (typeof societies)[number],
  request: AnticoagulationRequest,
  bleedingClass: BleedingClassRecord | null,
): SocietyStatement {
  const record =
    anticoagulationRecords.find((row) => row.society === society.id && row.drugId === request.drugId) ?? null;
  const byClass = bleedingClass?.classes.find(({ society: name }) => name === society.label) ?? null;
  const localOverride = request.overrides?.find(({ recordId }) => recordId === record?.id) ?? null;
  const { hold, alternatives } = holdOf(record, request.creatinineClearanceMlPerMin);
  return {
    society: society.label,
    bleedingLevel: byClass?.level ?? null,
    record,
    hold,
    alternatives,
    restart: record?.restart ?? null,
    labThreshold: record?.labThreshold ?? null,
    localOverride,
    rule: record?.id ?? `no drug table held for ${society.label}`,
    inputs: {
      drugId: request.drugId,
      creatinineClearanceMlPerMin: request.creatinineClearanceMlPerMin,
      procedureClass: record?.procedureClass ?? null,
    },
    status: weakestStatus([record?.status ?? "unverified"]),
    sources: sourcesOf([record ?? { sources: byClass?.sources ?? [] }]),
  };
}

function holdOf(
  record: AnticoagulationRecord | null,
  clearanceMlPerMin: number | null,
): Pick<SocietyStatement, "hold" | "alternatives"> {
  if (record === null) return { hold: null, alternatives: [] };
  if (record.byRenalFunction.length === 0) return { hold: record.hold, alternatives: [] };
  const fitting = record.byRenalFunction.find(
    (row) =>
      clearanceMlPerMin !== null &&
      clearanceMlPerMin >= (row.creatinineClearanceFromMlPerMin ?? 0) &&
      clearanceMlPerMin < (row.creatinineClearanceBelowMlPerMin ?? Number.POSITIVE_INFINITY),
  );
  if (fitting !== undefined) return { hold: fitting.hold, alternatives: [] };
  return { hold: record.hold, alternatives: record.byRenalFunction.map(rangeText) };
}

function rangeText(row: AnticoagulationRecord["byRenalFunction"][number]): string {
  const from = row.creatinineClearanceFromMlPerMin;
  const below = row.creatinineClearanceBelowMlPerMin;
  const lower = from === null ? "" : `from ${from} `;
  const upper = below === null ? "" : `below ${below} `;
  return `creatinine clearance ${lower}${upper}mL/min: ${row.hold}`;
}

function disagreementsOf(
  statements: readonly SocietyStatement[],
  bleedingClass: BleedingClassRecord | null,
): string[] {
  const holds = statements.filter(({ hold }) => hold !== null);
  const texts: string[] = [];
  if (new Set(holds.map(({ hold }) => hold)).size > 1)
    texts.push(`Hold: ${holds.map(({ society, hold }) => `${society} ${hold}`).join("; ")}.`);
  const levels = bleedingClass?.classes ?? [];
  if (new Set(levels.map(({ level }) => level)).size > 1)
    texts.push(
      `Bleeding class: ${levels.map(({ society, level, text }) => `${society} ${level} (${text})`).join("; ")}.`,
    );
  return texts;
}
