import type { PatientRecord } from "../record/patient-record.ts";
import { type PainThenNow, thenAndNow } from "./then-and-now.ts";

/** One pain of one patient, with what became of it. */
export interface ResponseRow {
  readonly patientId: string;
  readonly freezeId: string;
  readonly painId: string;
  readonly label: string;
  readonly dropFraction: number | null;
}

/** Responders, non-responders and those who cannot be judged, each with every row: none is a footnote (R54). */
export interface ResponseGroups {
  readonly responders: readonly ResponseRow[];
  readonly nonResponders: readonly ResponseRow[];
  /** Lost from view, or with opioids or rescue not known. */
  readonly notKnown: readonly ResponseRow[];
}

/** Every pain of these freezes in one of three groups, by the responder definition of `knowledge`. */
export function responseGroups(
  freezes: readonly { readonly record: PatientRecord; readonly freezeId: string }[],
  at: string,
): ResponseGroups {
  const rows = freezes.flatMap(({ record, freezeId }) => {
    const result = thenAndNow(record, freezeId, at);
    const about = { patientId: record.patientId, freezeId };
    const asked = result.pains.map((pain) => ({ row: rowOf(about, pain), responder: pain.change.responder }));
    const lost = result.notAskedAgain.map((label) => ({
      row: { ...about, painId: "", label, dropFraction: null },
      responder: null,
    }));
    return [...asked, ...lost];
  });
  const group = (wanted: boolean | null): readonly ResponseRow[] =>
    rows.filter(({ responder }) => responder === wanted).map(({ row }) => row);
  return { responders: group(true), nonResponders: group(false), notKnown: group(null) };
}

function rowOf(
  about: { readonly patientId: string; readonly freezeId: string },
  pain: PainThenNow,
): ResponseRow {
  return { ...about, painId: pain.painId, label: pain.label, dropFraction: pain.change.dropFraction };
}
