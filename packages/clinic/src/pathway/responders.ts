import { entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { baselinesOf, thenAndNow } from "./then-and-now.ts";

/** Responders, non-responders, and those who cannot be judged: lost from view, or opioids or rescue not known. */
export const responses = ["responder", "non-responder", "not-known"] as const;

/** One of the three. */
export type Response = (typeof responses)[number];

/** One pain of one frozen nerve, with what became of it by the responder definition of `knowledge` (R54). */
export interface PainResponse {
  readonly freezeId: string;
  readonly targetId: string;
  readonly indication: string;
  readonly painId: string;
  readonly label: string;
  readonly response: Response;
  /** Fall of the average pain as a share of what it was; null where nobody asked again or there was no pain before. */
  readonly dropFraction: number | null;
  /** When it was last told; the moment of the freeze where nobody asked again. */
  readonly toldAt: string;
}

/**
 * Every pain of every frozen nerve of a record, as it stands at a moment: none is left out, whoever did not respond least of all.
 * A node frozen in the same sitting is no nerve that could respond.
 */
export function painResponses(record: PatientRecord, at: string): readonly PainResponse[] {
  return entriesOf(record, "freeze-log").flatMap(({ content, happenedAt }): readonly PainResponse[] => {
    const { freezeId, targetId, indication } = content;
    if (targetId === null) return [];
    const { pains } = thenAndNow(record, freezeId, at);
    return baselinesOf(record, happenedAt).map(({ component: { painId, label } }) => {
      const told = pains.find((pain) => pain.painId === painId);
      return {
        freezeId,
        targetId,
        indication,
        painId,
        label,
        response: responseOf(told?.change.responder ?? null),
        dropFraction: told?.change.dropFraction ?? null,
        toldAt: told?.nowAt ?? happenedAt,
      };
    });
  });
}

function responseOf(responder: boolean | null): Response {
  if (responder === null) return "not-known";
  return responder ? "responder" : "non-responder";
}
