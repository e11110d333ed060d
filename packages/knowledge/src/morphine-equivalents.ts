import { findById } from "./find-by-id.ts";
import { opioidRecords } from "./generated/opioids.ts";
import type { OpioidRecord } from "./instrument.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** One opioid as taken. */
export interface OpioidDose {
  /** Id of an opioid record, such as `oxycodone` or `fentanyl-transdermal`. */
  readonly opioidId: string;
  readonly route: string;
  /** [mg/day, or mcg/h for a patch] As the record's `doseUnit` says. */
  readonly dose: number;
}

/** One line of the sum. */
export interface OpioidEquivalent {
  readonly dose: OpioidDose;
  readonly opioid: OpioidRecord | null;
  /** Null: not convertible, and why. */
  readonly equivalentMgPerDay: number | null;
  readonly text: string;
}

/** Morphine milligram equivalents a day, with what could not be counted. */
export interface MorphineEquivalents extends Explained {
  readonly totalMgPerDay: number;
  /** False when a drug is not convertible: the total is then a lower bound. */
  readonly complete: boolean;
  readonly rows: readonly OpioidEquivalent[];
  /** Version of the factor table, stored with the number. */
  readonly table: string;
  readonly caution: string;
}

/** All opioids with their factors. */
export function opioids(): readonly OpioidRecord[] {
  return opioidRecords;
}

/** One opioid by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function opioid(id: string): OpioidRecord {
  return findById(opioidRecords, id, "opioid");
}

/**
 * Morphine milligram equivalents a day: the sum of dose × factor. Intravenous and neuraxial opioids, buprenorphine and unknown
 * drugs are not converted and are named.
 *
 * @example
 * morphineEquivalents([{ opioidId: "fentanyl-transdermal", route: "transdermal", dose: 25 }]).totalMgPerDay // => 60
 */
export function morphineEquivalents(doses: readonly OpioidDose[]): MorphineEquivalents {
  const rows = doses.map(equivalentOf);
  const records = rows.flatMap(({ opioid: record }) => (record === null ? [] : [record]));
  const total = rows.reduce((sum, row) => sum + (row.equivalentMgPerDay ?? 0), 0);
  return {
    totalMgPerDay: Math.round(total * 100) / 100,
    complete: rows.every(({ equivalentMgPerDay }) => equivalentMgPerDay !== null),
    rows,
    table: opioidRecords[0]?.table ?? "",
    caution:
      "An estimate of exposure only, never for switching opioids; caution with methadone and fentanyl.",
    rule: "sum of dose × factor of the table",
    inputs: Object.fromEntries(doses.map(({ opioidId, route, dose }) => [`${opioidId} ${route}`, dose])),
    status: weakestStatus(records.map(({ status }) => status)),
    sources: sourcesOf([{ sources: ["cdc-2022"] }, ...records]),
  };
}

function equivalentOf(dose: OpioidDose): OpioidEquivalent {
  const record = opioidRecords.find(({ id }) => id === dose.opioidId) ?? null;
  const none = (text: string): OpioidEquivalent => ({ dose, opioid: record, equivalentMgPerDay: null, text });
  if (record === null) return none(`${dose.opioidId} is not in the table: not convertible`);
  if (record.equivalentFactor === null) return none(`${record.name}: ${record.note ?? "not convertible"}`);
  if (!record.convertibleRoutes.includes(dose.route))
    return none(`${record.name} by the ${dose.route} route: not convertible`);
  if (!(dose.dose >= 0) || !Number.isFinite(dose.dose))
    return none(`${record.name}: the dose ${dose.dose} is no amount; enter ${record.doseUnit}`);
  const equivalentMgPerDay = dose.dose * record.equivalentFactor;
  const text = `${record.name} ${dose.dose} ${record.doseUnit} × ${record.equivalentFactor} = ${Math.round(equivalentMgPerDay * 100) / 100}`;
  return { dose, opioid: record, equivalentMgPerDay, text };
}
