import { useCallback, useEffect, useState } from "react";
import { fetchWorklist, type WorklistId, type WorklistRow } from "../../server/worklists.ts";
import { isPageInUse } from "../../sign-in/screen-cover-store.ts";
import { sentenceOf } from "../record/record-desk.ts";

/** One list of work on its way to the screen. */
export interface Worklist {
  readonly status: "loading" | "failed" | "ready";
  readonly message: string;
  readonly rows: readonly WorklistRow[];
  /** How many there are in all, as the server counts. */
  readonly count: number;
  readonly retry: () => void;
  /** Fetches the next page; null at the end. */
  readonly more: (() => void) | null;
}

/** How often a list that is on the screen is asked for again. */
const REFRESH_MS = 30_000;

interface State {
  readonly status: Worklist["status"];
  readonly message: string;
  readonly rows: readonly WorklistRow[];
  readonly count: number;
  readonly nextCursor: string | null;
}

const EMPTY: State = { status: "loading", message: "", rows: [], count: 0, nextCursor: null };

/** Keeps one list of work on the screen and fresh. */
export function useWorklist(list: WorklistId): Worklist {
  const [state, setState] = useState<State>(EMPTY);
  const load = useCallback(
    async (cursor: string | null): Promise<void> => {
      try {
        const page = await fetchWorklist(list, cursor);
        setState((before) => {
          const rows = cursor === null ? page.rows : [...before.rows, ...page.rows];
          return {
            status: "ready",
            message: "",
            rows,
            count: page.counts.totalCount,
            nextCursor: page.nextCursor,
          };
        });
      } catch (error) {
        // A list that was shown stays; only an empty one says that it failed.
        setState((before) =>
          before.status === "ready" ? before : { ...EMPTY, status: "failed", message: sentenceOf(error) },
        );
      }
    },
    [list],
  );
  useEffect(() => {
    void load(null);
    const timer = setInterval(() => {
      if (isPageInUse()) void load(null);
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [load]);
  const { nextCursor } = state;
  return {
    ...state,
    retry: () => {
      setState(EMPTY);
      void load(null);
    },
    more: nextCursor === null ? null : () => void load(nextCursor),
  };
}
