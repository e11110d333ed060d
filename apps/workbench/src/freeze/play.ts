import { showFrame, useFreezeStore } from "../state/freeze-store.ts";

/** A whole freeze plays in about this time. */
const PLAY_MS = 8000;
/** Fewer frames stay longer, but not so long that the ice jumps. */
const LONGEST_FRAME_MS = 250;

/** Plays the freeze while the store says so, outside React. Returns the way to stop. */
export function playFreeze(): () => void {
  let handle = 0;
  let shownAtMs = 0;
  const tick = (nowMs: number): void => {
    const { playing, frames, frameIndex } = useFreezeStore.getState();
    if (!playing) {
      handle = 0;
      return;
    }
    if (nowMs - shownAtMs >= Math.min(LONGEST_FRAME_MS, PLAY_MS / Math.max(1, frames.length))) {
      shownAtMs = nowMs;
      const atEnd = frameIndex >= frames.length - 1;
      showFrame(atEnd ? 0 : frameIndex + 1);
      if (frameIndex === frames.length - 2) useFreezeStore.setState({ playing: false });
    }
    handle = requestAnimationFrame(tick);
  };
  const stop = useFreezeStore.subscribe((state) => {
    if (state.playing && handle === 0) handle = requestAnimationFrame(tick);
  });
  return () => {
    stop();
    cancelAnimationFrame(handle);
  };
}
