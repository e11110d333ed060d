import { useCallback, useEffect, useState } from "react";

/** One question to the server on its way to the screen. */
export type Answered<Value> = { readonly retry: () => void } & (
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly message: string }
  | { readonly status: "ready"; readonly value: Value }
);

type State<Value> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly message: string }
  | { readonly status: "ready"; readonly value: Value };

/** Asks once, and again on `retry`. `ask` must stay the same function while the question is the same. */
export function useAnswer<Value>(ask: () => Promise<Value>): Answered<Value> {
  const [state, setState] = useState<State<Value>>({ status: "loading" });
  const load = useCallback(async (): Promise<void> => {
    try {
      setState({ status: "ready", value: await ask() });
    } catch (error) {
      setState({
        status: "failed",
        message: error instanceof Error ? error.message : "Something went wrong; try again.",
      });
    }
  }, [ask]);
  useEffect(() => void load(), [load]);
  return { ...state, retry: () => void load() };
}
