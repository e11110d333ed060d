import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { IsothermMark } from "../layout/isotherm-mark.tsx";
import { useHandOver } from "../patient/talk/hand-over-store.ts";
import type { SessionAccount } from "../server/session.ts";
import styles from "./screen-cover.module.css";
import { keepScreenOpen, uncover, useScreenCover, watchTouches } from "./screen-cover-store.ts";
import { handleLapse, leave } from "./session-store.ts";
import { useAttempt } from "./use-attempt.ts";

/** Keys that lead to another button, or do nothing alone. */
const quietKeys = new Set(["Tab", "Shift", "Control", "Alt", "Meta"]);

/** Hides the page of somebody who has gone away. It stays as it is underneath, with what was typed and not yet saved. */
export function ScreenCover({ account }: { readonly account: SessionAccount }): ReactElement | null {
  const isCovered = useScreenCover((state) => state.isCovered);
  const isHandedOver = useHandOver((state) => state.current !== null);
  // A tablet in the patient's hands shows one talk alone, and a patient reads it without touching it.
  useEffect(() => (isHandedOver ? undefined : watchTouches()), [isHandedOver]);
  return isCovered ? <Cover account={account} /> : null;
}

function Cover({ account }: { readonly account: SessionAccount }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const attempt = useAttempt();
  // Of the browser's own top layer: everything under it is out of sight, out of reach and out of the reading order.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed, and not only removed: then the field that was being typed in has the keyboard again.
    return () => shown?.close();
  }, []);
  useEffect(() => {
    const before = document.title;
    document.title = "Isotherm";
    return () => {
      document.title = before;
    };
  }, []);
  /** A session that has ended meanwhile asks for the sign-in first, on an empty screen. */
  const goOn = (): void =>
    attempt.run(async () => {
      await handleLapse("lapsed");
      uncover();
    });
  const onKey = (event: KeyboardEvent): void => {
    const isOnButton = (event.target as Element).closest("button") !== null;
    if (quietKeys.has(event.key) || (isOnButton && ["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    goOn();
  };
  return (
    <dialog
      ref={dialog}
      className={styles["cover"]}
      aria-labelledby="screen-cover-title"
      onKeyDown={onKey}
      onCancel={(event) => event.preventDefault()}
      data-testid="screen-cover"
    >
      <div className={styles["column"]}>
        <IsothermMark sizePx={44} />
        <h1 id="screen-cover-title" className={styles["title"]}>
          This screen is covered
        </h1>
        <p className={styles["lead"]}>
          Nobody has touched it for a while. {account.displayName}, press any key and go on where you were.
        </p>
        {attempt.message === null ? null : <FailureNote message={attempt.message} />}
        <div className={styles["actions"]}>
          <Button size="md" loading={attempt.busy} onClick={goOn} data-autofocus={true} data-testid="uncover">
            Go on
          </Button>
          <Button
            size="md"
            variant="default"
            onClick={() => {
              keepScreenOpen();
              goOn();
            }}
            data-testid="keep-open"
          >
            Go on, and keep it open for an hour
          </Button>
          <Button size="md" variant="subtle" color="gray" onClick={() => void leave()}>
            Sign out
          </Button>
        </div>
      </div>
    </dialog>
  );
}
