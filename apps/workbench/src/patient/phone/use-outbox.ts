import { useEffect, useMemo, useSyncExternalStore } from "react";
import { appendEntry } from "../../server/patients.ts";
import { ServerError } from "../../server/server-error.ts";
import { type Outbox, type OutboxItem, openOutbox, type SendResult } from "../outbox.ts";
import { patientShelf } from "./shelf.ts";

/** The outbox of one patient: it tries again when the network comes back and when the page is looked at. */
export function useOutbox(
  patientId: string,
  hands: { readonly onSignedOut: () => void; readonly onSent: () => void },
): { readonly outbox: Outbox; readonly items: readonly OutboxItem[] } {
  const { onSignedOut, onSent } = hands;
  const outbox = useMemo(
    () =>
      openOutbox({
        shelf: patientShelf(patientId, "outbox"),
        onSignedOut,
        send: async (to, entry) => {
          const result = await sendEntry(to, entry);
          if (result.kind === "sent") onSent();
          return result;
        },
      }),
    [patientId, onSignedOut, onSent],
  );
  useEffect(() => {
    const again = (): void => void outbox.flush();
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    again();
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      outbox.close();
    };
  }, [outbox]);
  const items = useSyncExternalStore(outbox.subscribe, outbox.items);
  return { outbox, items };
}

/** A refusal that time or the network may mend is tried again; one about the entry itself is shown. */
async function sendEntry(patientId: string, entry: OutboxItem["entry"]): Promise<SendResult> {
  try {
    const answer = await appendEntry(patientId, entry);
    return answer.kind === "saved" ? { kind: "sent" } : { kind: "refused", message: answer.message };
  } catch (error) {
    if (!(error instanceof ServerError)) return { kind: "later" };
    const { status } = error;
    if (status === 401) return { kind: "signed-out" };
    const mayPass = status === 0 || status === 408 || status === 429 || status >= 500;
    return mayPass ? { kind: "later" } : { kind: "refused", message: error.message };
  }
}
