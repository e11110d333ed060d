import { sha256Hex } from "@isotherm/imaging";
import type { TreatmentPlan } from "../treatment-plan.ts";

/** JSON with sorted keys, so that the same content always makes the same text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${entries.join(",")}}`;
}

/**
 * Hash (SHA-256) of everything in a plan that an outcome depends on: field, measures and findings. Title, notes,
 * identity and dates are left out, so that renaming a plan does not make its outcome stale.
 */
export function planFingerprint(plan: TreatmentPlan): string {
  const {
    id: _id,
    title: _title,
    notes: _notes,
    createdAt: _created,
    modifiedAt: _modified,
    ...content
  } = plan;
  return sha256Hex(canonicalJson(content));
}
