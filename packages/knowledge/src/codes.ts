import { codeRecords } from "./generated/codes.ts";
import type { CodeRecord } from "./guidance.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** Which codes to suggest. */
export interface CodeRequest {
  readonly targetId: string | null;
  readonly indication: string | null;
  /** YYYY-MM-DD on which they are to be used. */
  readonly on: string;
  /** Whether the site holds its own licence for CPT and counsel has agreed; without it those rows stay hidden. */
  readonly cptLicensed: boolean;
}

/** One suggestion with its conflicts and alerts. */
export interface CodeSuggestion {
  readonly code: CodeRecord;
  readonly alerts: readonly string[];
}

/** Suggested codes, and what has to be said about them. */
export interface CodeAdvice extends Explained {
  readonly suggestions: readonly CodeSuggestion[];
  /** Rows hidden for want of a licence. */
  readonly hiddenCount: number;
}

/** Codes that may be shown freely, or all where the site is licensed. */
export function codes({ cptLicensed }: { readonly cptLicensed: boolean }): readonly CodeRecord[] {
  return codeRecords.filter(({ release }) => cptLicensed || release === "free");
}

/**
 * Codes for a target and an indication on a day, with payer conflicts shown on both sides and expiry alerts. Labels are our own
 * orientation, not official text.
 *
 * @example
 * suggestCodes({ targetId: null, indication: "long-covid", on: "2026-11-23", cptLicensed: false }).suggestions[0]?.code.code // => "G90.A"
 */
export function suggestCodes(request: CodeRequest): CodeAdvice {
  const fitting = codeRecords.filter((record) => fits(record, request));
  const shown = fitting.filter(({ release }) => request.cptLicensed || release === "free");
  return {
    suggestions: shown.map((code) => ({ code, alerts: alertsOf(code, request.on) })),
    hiddenCount: fitting.length - shown.length,
    rule: "codes linked to the target or the indication and not out of date; licensed tables only where the site holds them",
    inputs: { ...request },
    status: weakestStatus(shown.map(({ status }) => status)),
    sources: sourcesOf(shown),
  };
}

function fits(record: CodeRecord, { targetId, indication, on }: CodeRequest): boolean {
  if (record.validTo !== null && record.validTo < on) return false;
  return (
    (targetId !== null && record.targetIds.includes(targetId)) ||
    (indication !== null && record.indications.includes(indication))
  );
}

function alertsOf(record: CodeRecord, on: string): string[] {
  const watch = record.expiryWatch;
  return [
    ...(record.validFrom !== null && record.validFrom > on ? [`not valid before ${record.validFrom}`] : []),
    ...(watch === null
      ? []
      : [
          `${watch.on <= on ? "look again now" : `look again before ${watch.on}`}: ${watch.text} (${watch.status})`,
        ]),
    ...(record.status === "unverified" ? ["the code itself is still to be checked"] : []),
    ...record.conflicts.map(({ party, says }) => `${party}: ${says}`),
  ];
}
