/** Why a request has to wait: the session ended, or signed in too long ago for what was asked. */
export type LapseKind = "lapsed" | "stale";

/** What pages and workers of one browser tell each other about the session that they share. */
type SessionNews = { readonly kind: LapseKind | "renewed" | "declined" };

const channelName = "isotherm-session";

function tell(kind: SessionNews["kind"]): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ kind } satisfies SessionNews);
  channel.close();
}

/** Hears when a request needs the person to sign in again. Gives the way to stop. */
export function onSessionLapsed(listener: (kind: LapseKind) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => {
    if (data.kind === "lapsed" || data.kind === "stale") listener(data.kind);
  };
  return () => channel.close();
}

/** Lets every waiting request of every page and worker go on. */
export const tellSessionRenewed = (): void => tell("renewed");

/** Lets every waiting request fail: the person would rather not sign in again. */
export const tellSignInDeclined = (): void => tell("declined");

/**
 * Tells the page that somebody has to sign in again, and waits until that is done. What was asked is then asked once
 * more, so that an edit, an image on its way or an answer half typed outlives the end of a session. Gives false where the
 * person declined.
 */
export function sessionRenewal(kind: LapseKind, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(channelName);
    const abort = (): void => {
      channel.close();
      reject(new DOMException("Canceled.", "AbortError"));
    };
    signal?.addEventListener("abort", abort, { once: true });
    channel.onmessage = ({ data }: MessageEvent<SessionNews>) => {
      if (data.kind !== "renewed" && data.kind !== "declined") return;
      channel.close();
      signal?.removeEventListener("abort", abort);
      resolve(data.kind === "renewed");
    };
    channel.postMessage({ kind } satisfies SessionNews);
  });
}
