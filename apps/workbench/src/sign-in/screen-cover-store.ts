import { create, type StoreApi, type UseBoundStore } from "zustand";

/** [ms] A screen that nobody has touched for so long is covered: whoever passes by sees nothing of a patient. */
const idleMs: number = 5 * 60_000;
/** [ms] How long a screen stays open that somebody asked to keep open, such as beside a running freeze. */
const keptOpenMs: number = 60 * 60_000;
/** [ms] How often the time is looked at. */
const lookEveryMs = 2000;

const touches = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Whether the screen is covered, and until when it stays open whatever happens. */
interface ScreenCover {
  readonly isCovered: boolean;
  /** [ms] Moment until which nobody has to touch the screen. */
  readonly openUntilMs: number;
}

/** The cover of this screen. */
export const useScreenCover: UseBoundStore<StoreApi<ScreenCover>> = create<ScreenCover>(() => ({
  isCovered: false,
  openUntilMs: 0,
}));

/** Takes the cover off; the time begins anew. */
export function uncover(): void {
  const { openUntilMs } = useScreenCover.getState();
  useScreenCover.setState({ isCovered: false, openUntilMs: Math.max(openUntilMs, Date.now() + idleMs) });
}

/** Keeps this screen open for an hour without a touch: nobody who watches a freeze has a hand free. */
export function keepScreenOpen(): void {
  useScreenCover.setState({ openUntilMs: Date.now() + keptOpenMs });
}

/** Covers the screen when nobody has touched it for a while. Gives the way to stop. */
export function watchTouches(): () => void {
  let touchedMs = Date.now();
  const touch = (): void => {
    // Under the cover only its own buttons count.
    if (!useScreenCover.getState().isCovered) touchedMs = Date.now();
  };
  const look = (): void => {
    const { openUntilMs } = useScreenCover.getState();
    if (Date.now() > Math.max(openUntilMs, touchedMs + idleMs)) useScreenCover.setState({ isCovered: true });
  };
  for (const kind of touches) window.addEventListener(kind, touch, { passive: true, capture: true });
  // A page that was in the background is covered before it is seen again.
  document.addEventListener("visibilitychange", look);
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    for (const kind of touches) window.removeEventListener(kind, touch, { capture: true });
  };
}

/**
 * Whether somebody looks at this page now. What a page asks by itself it asks only then: a question every few seconds from a page
 * that nobody uses would keep the session of the server open for ever.
 */
export function isPageInUse(): boolean {
  return document.visibilityState === "visible" && !useScreenCover.getState().isCovered;
}
