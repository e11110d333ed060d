/** What pages and workers of one browser tell each other about the session that they share. */
type SessionNews = { readonly kind: "lapsed" } | { readonly kind: "renewed" };

const channelName = "isotherm-session";

/** Hears when a request found the session ended. Gives the way to stop. */
export function onSessionLapsed(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => data.kind === "lapsed" && listener();
  return () => channel.close();
}

/** Lets every waiting request of every page and worker go on. */
export function tellSessionRenewed(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ kind: "renewed" } satisfies SessionNews);
  channel.close();
}

/**
 * Tells the page that the session has ended, and waits until somebody has signed in again. What was asked is then asked
 * once more, so that an edit, an image on its way or an answer half typed outlives the end of a session.
 */
export function sessionRenewal(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(channelName);
    const abort = (): void => {
      channel.close();
      reject(new DOMException("Canceled.", "AbortError"));
    };
    signal?.addEventListener("abort", abort, { once: true });
    channel.onmessage = ({ data }: MessageEvent<SessionNews>) => {
      if (data.kind !== "renewed") return;
      channel.close();
      signal?.removeEventListener("abort", abort);
      resolve();
    };
    channel.postMessage({ kind: "lapsed" } satisfies SessionNews);
  });
}
