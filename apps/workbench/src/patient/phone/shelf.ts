import type { OutboxShelf } from "../outbox.ts";

const KEPT = ["outbox", "interview", "follow-up", "message"] as const;

/** What is kept on a device. */
export type Kept = (typeof KEPT)[number];

const keyOf = (owner: string, what: Kept): string => `isotherm.patient.${owner}.${what}`;

/**
 * What this device keeps of one patient; nothing of another patient is ever read. It belongs to the patient and not to the link, so
 * that what was half told is there again when a link has run out and the clinic has given a new one.
 */
export function patientShelf(patientId: string, what: Kept): OutboxShelf {
  const key = keyOf(patientId, what);
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        // The browser keeps nothing, such as in a private window: then it lives as long as the page, which says so.
        return null;
      }
    },
    write: (text) => {
      try {
        if (text === "") localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        // As above; the page itself still holds it, and it is sent as soon as there is a network.
      }
    },
  };
}

/** Whether this browser keeps anything when the page is closed. */
export function deviceKeeps(): boolean {
  const probe = "isotherm.patient.probe";
  try {
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

/** Moves what an earlier version kept under the id of a link to the patient whose link it is; what is there already stays. */
export function adoptLinkShelf(linkId: string, patientId: string): void {
  if (!deviceKeeps()) return;
  for (const what of KEPT) {
    const text = localStorage.getItem(keyOf(linkId, what));
    if (text === null || localStorage.getItem(keyOf(patientId, what)) !== null) continue;
    localStorage.setItem(keyOf(patientId, what), text);
    localStorage.removeItem(keyOf(linkId, what));
  }
}
