import { useState } from "react";

/** One thing that is tried at a time, and why it did not work. */
export interface Attempt {
  readonly busy: boolean;
  readonly message: string | null;
  readonly run: (work: () => Promise<void>) => void;
}

/** Runs what a form asks for; a refusal becomes one sentence beside it. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  return {
    busy,
    message,
    run: (work) => {
      if (busy) return;
      setBusy(true);
      setMessage(null);
      work()
        .catch((error: unknown) => setMessage(error instanceof Error ? error.message : String(error)))
        .finally(() => setBusy(false));
    },
  };
}
