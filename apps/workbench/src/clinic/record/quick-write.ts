import type { EventContent } from "@isotherm/clinic";
import { useRef, useState } from "react";
import { type RecordDesk, sentenceOf } from "./record-desk.ts";

/** An entry that is written by one press. */
export interface QuickWrite {
  readonly isBusy: boolean;
  readonly message: string | null;
  /** Writes the entry; the same content after a failure goes out under the same id. True once it stands. */
  readonly write: (content: EventContent) => Promise<boolean>;
}

/** Writes entries that need no form, once each, however often the press is repeated. */
export function useQuickWrite(desk: RecordDesk): QuickWrite {
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const failed = useRef<{ readonly text: string; readonly id: string; readonly happenedAt: string } | null>(
    null,
  );
  const write = async (content: EventContent): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setMessage(null);
    const text = JSON.stringify(content);
    const sent =
      failed.current?.text === text
        ? failed.current
        : { text, id: crypto.randomUUID(), happenedAt: new Date().toISOString() };
    try {
      const { id, happenedAt } = sent;
      const answer = await desk.write({ id, happenedAt, correction: null, content });
      failed.current = null;
      return answer.kind === "saved";
    } catch (error) {
      failed.current = sent;
      setMessage(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, message, write };
}
