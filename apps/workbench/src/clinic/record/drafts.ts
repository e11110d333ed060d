import { useSyncExternalStore } from "react";

/**
 * Unsaved words, kept in the memory of this page only: they outlive a change of step, of patient and of the way back, and never
 * touch the disk of a shared machine. Leaving the page with any of them asks first.
 */
const drafts = new Map<string, { readonly value: unknown }>();
const listeners = new Set<() => void>();

/** A draft and the ways to change it. */
export interface Draft<Value> {
  readonly value: Value;
  /** Whether something was written that is not saved. */
  readonly isDirty: boolean;
  readonly change: (value: Value) => void;
  /** Forgets it: it was saved, or thrown away on purpose. */
  readonly clear: () => void;
}

/** The draft of one form; `initial` stands while nothing was written. */
export function useDraft<Value>(key: string, initial: Value): Draft<Value> {
  const kept = useSyncExternalStore(listen, () => drafts.get(key));
  return {
    value: kept === undefined ? initial : (kept.value as Value),
    isDirty: kept !== undefined,
    change: (value) => set(key, { value }),
    clear: () => set(key, null),
  };
}

/** Whether any form of one patient holds unsaved words. */
export function useHasDrafts(keyStart: string): boolean {
  return useSyncExternalStore(listen, () => [...drafts.keys()].some((key) => key.startsWith(keyStart)));
}

function set(key: string, draft: { readonly value: unknown } | null): void {
  if (draft === null) drafts.delete(key);
  else drafts.set(key, draft);
  if (drafts.size > 0) window.addEventListener("beforeunload", askFirst);
  else window.removeEventListener("beforeunload", askFirst);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
