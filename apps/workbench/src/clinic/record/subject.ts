import { contentsOf, latestOf, type PatientRecord } from "@isotherm/clinic";

/** What the care of one patient is about, as the record says it last. */
export interface CareSubject {
  /** From the intake; null before it. */
  readonly indication: string | null;
  /** Nerve that is spoken about: of the last freeze, block or exception from it, or of a finding in the images. */
  readonly targetId: string | null;
}

/** What is treated and where, from the last entry that names it. */
export function careSubject(record: PatientRecord): CareSubject {
  const named = [
    ...contentsOf(record, "imaging-review").flatMap(({ findings }) =>
      findings.map(({ targetId }) => targetId),
    ),
    ...contentsOf(record, "gate-exception").map(({ targetId }) => targetId),
    ...contentsOf(record, "diagnostic-block").map(({ targetId }) => targetId),
    ...contentsOf(record, "freeze-log").map(({ targetId }) => targetId),
  ];
  return {
    indication: latestOf(record, "intake")?.indication ?? null,
    targetId: named.findLast((targetId) => targetId !== null) ?? null,
  };
}
