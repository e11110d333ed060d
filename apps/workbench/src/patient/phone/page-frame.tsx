import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import styles from "./phone.module.css";

/** One question or one thing on the screen, with the way back and on. */
export function PageFrame(properties: {
  readonly title: string;
  readonly hint?: string;
  readonly about?: ReactNode;
  /** How far the person has come; left out where there is no end. */
  readonly progressFraction?: number;
  readonly children?: ReactNode;
  readonly foot?: ReactNode;
  /** Puts it down for now; left out where there is nothing to put down. */
  readonly onStop?: () => void;
  readonly testId?: string;
}): ReactElement {
  const { title, hint, about, progressFraction, children, foot, onStop, testId } = properties;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts at its top and is read from its title
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <>
      {progressFraction === undefined ? null : (
        <div
          className={styles["progress"]}
          role="progressbar"
          aria-label="How far you have come"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(progressFraction * 100)}
        >
          <div style={{ width: `${progressFraction * 100}%` }} />
        </div>
      )}
      <main className={styles["page"]} data-testid={testId}>
        {about === undefined && onStop === undefined ? null : (
          <div className={styles["about"]}>
            {about}
            {onStop === undefined ? null : (
              <button type="button" className={styles["stop"]} onClick={onStop} data-testid="stop-for-now">
                Stop for now
              </button>
            )}
          </div>
        )}
        <h1 ref={heading} tabIndex={-1} style={{ outline: "none" }}>
          {title}
        </h1>
        {hint === undefined ? null : <p className={styles["hint"]}>{hint}</p>}
        {children}
      </main>
      {foot === undefined ? null : (
        <div className={styles["foot"]}>
          <div className={styles["footInner"]}>{foot}</div>
        </div>
      )}
    </>
  );
}

/** Back and on, as the foot of a page. */
export function BackAndNext(properties: {
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
  readonly nextLabel?: string;
  readonly isBlocked?: boolean;
}): ReactElement {
  const { onBack, onNext, nextLabel = "Next", isBlocked } = properties;
  return (
    <>
      {onBack === null ? null : (
        <button type="button" className={styles["second"]} onClick={onBack} data-testid="back">
          Back
        </button>
      )}
      <button
        type="button"
        className={styles["first"]}
        onClick={onNext}
        disabled={isBlocked === true}
        data-testid="next"
      >
        {nextLabel}
      </button>
    </>
  );
}
