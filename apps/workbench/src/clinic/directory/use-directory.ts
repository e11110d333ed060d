import { useCallback, useEffect, useState } from "react";
import { type DirectoryEntry, type DirectoryQuestion, fetchDirectory } from "../../server/directory.ts";
import { sentenceOf } from "../record/record-desk.ts";

/** A part of the directory on its way to the screen. */
export interface DirectoryView {
  readonly status: "loading" | "failed" | "ready";
  readonly message: string;
  readonly entries: readonly DirectoryEntry[];
  readonly reload: () => void;
  /** Fetches the next page; null at the end. */
  readonly more: (() => void) | null;
}

interface State {
  readonly status: DirectoryView["status"];
  readonly message: string;
  readonly entries: readonly DirectoryEntry[];
  readonly nextCursor: string | null;
}

const EMPTY: State = { status: "loading", message: "", entries: [], nextCursor: null };

/** Pause after the last key before the server is asked. */
const PAUSE_MS = 180;

/** Keeps what was asked of the directory on the screen; what was shown stays until the answer is there. */
export function useDirectory({ search, specialty, state: which }: DirectoryQuestion): DirectoryView {
  const [state, setState] = useState<State>(EMPTY);
  const load = useCallback(
    async (cursor: string | null, signal?: AbortSignal): Promise<void> => {
      try {
        const page = await fetchDirectory(
          { search, specialty, state: which },
          { cursor, ...(signal === undefined ? {} : { signal }) },
        );
        setState((before) => ({
          status: "ready",
          message: "",
          entries: cursor === null ? page.entries : [...before.entries, ...page.entries],
          nextCursor: page.nextCursor,
        }));
      } catch (error) {
        if (!signal?.aborted) setState({ ...EMPTY, status: "failed", message: sentenceOf(error) });
      }
    },
    [search, specialty, which],
  );
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void load(null, stop.signal), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [load]);
  const { nextCursor } = state;
  return {
    ...state,
    reload: () => void load(null),
    more: nextCursor === null ? null : () => void load(nextCursor),
  };
}
