import type { OutboxShelf } from "../outbox.ts";

/** What this device keeps for one link; nothing of another link is ever read. */
export function linkShelf(
  linkId: string,
  what: "outbox" | "interview" | "follow-up" | "message",
): OutboxShelf {
  const key = `isotherm.patient.${linkId}.${what}`;
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        // The browser keeps nothing, such as in a private window: then it lives as long as the page.
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
