import { currentEventVersion } from "@isotherm/clinic";
import type { NewEntry } from "../server/patients.ts";

/** One entry on its way to the clinic. */
export interface OutboxItem {
  readonly patientId: string;
  readonly entry: NewEntry;
  /** `refused`: the clinic answered that it cannot take it, and why; it stays here, so that no word is lost. */
  readonly state: "waiting" | "refused";
  readonly message: string | null;
}

/** What came of one try. */
export type SendResult =
  | { readonly kind: "sent" }
  /** No answer, or one that may be better later. */
  | { readonly kind: "later" }
  /** The session has ended: the code is asked for, and then it goes on. */
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

/** Where unsent entries are kept; `localStorage` in the browser. */
export interface OutboxShelf {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

/** Entries that are kept until the clinic has them. */
export interface Outbox {
  /** Keeps the entry, and then tries to send it; an entry of the same id that waits already is left as it is. */
  readonly add: (patientId: string, entry: NewEntry) => void;
  readonly items: () => readonly OutboxItem[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Tries to send everything that waits, in order; another call meanwhile does nothing. */
  readonly flush: () => Promise<void>;
  /** Takes out an entry that was refused, after the person has seen it. */
  readonly drop: (entryId: string) => void;
  readonly close: () => void;
}

/** [ms] Pauses between tries; the last one is repeated. */
const PAUSES_MS: readonly number[] = [2000, 5000, 15_000, 30_000, 60_000];

/**
 * An outbox over a shelf. The server takes an entry of a known id only once, so that sending twice after a lost answer writes once;
 * an entry leaves the shelf only when the server has said that it has it.
 */
export function openOutbox(question: {
  readonly shelf: OutboxShelf;
  readonly send: (patientId: string, entry: NewEntry) => Promise<SendResult>;
  readonly onSignedOut: () => void;
  readonly pausesMs?: readonly number[];
}): Outbox {
  const { shelf, send, onSignedOut, pausesMs = PAUSES_MS } = question;
  const listeners = new Set<() => void>();
  let items = readItems(shelf.read());
  let isSending = false;
  let failureCount = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const keep = (change: (held: readonly OutboxItem[]) => readonly OutboxItem[]): void => {
    // Another page of this patient may have written since; a browser that keeps nothing has the memory of this page alone.
    const text = shelf.read();
    items = change(text === null ? items : readItems(text));
    shelf.write(JSON.stringify(items));
    for (const listener of listeners) listener();
  };
  const settle = (id: string, result: SendResult): void => {
    if (result.kind === "sent") keep((held) => held.filter(({ entry }) => entry.id !== id));
    if (result.kind === "refused") {
      keep((held) =>
        held.map((item) =>
          item.entry.id === id ? { ...item, state: "refused", message: result.message } : item,
        ),
      );
    }
  };
  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    try {
      for (let item = nextOf(items); item !== null; item = nextOf(items)) {
        const result = await send(item.patientId, item.entry);
        settle(item.entry.id, result);
        if (result.kind === "signed-out") return onSignedOut();
        if (result.kind === "later") {
          const pauseMs = pausesMs[Math.min(failureCount, pausesMs.length - 1)] ?? 0;
          failureCount += 1;
          timer = setTimeout(() => void flush(), pauseMs);
          return;
        }
        failureCount = 0;
      }
    } finally {
      isSending = false;
    }
  };
  return {
    items: () => items,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (patientId, entry) => {
      const written = { version: currentEventVersion, ...entry };
      keep((held) =>
        held.some((item) => item.entry.id === entry.id)
          ? held
          : [...held, { patientId, entry: written, state: "waiting", message: null }],
      );
      void flush();
    },
    flush,
    drop: (entryId) =>
      keep((held) => held.filter(({ entry, state }) => entry.id !== entryId || state === "waiting")),
    close: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function nextOf(items: readonly OutboxItem[]): OutboxItem | null {
  return items.find(({ state }) => state === "waiting") ?? null;
}

function readItems(text: string | null): readonly OutboxItem[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? (kept as readonly OutboxItem[]) : [];
  } catch {
    return [];
  }
}
