import { type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { setUpDemo } from "../server/session.ts";
import { DoorFrame } from "./door-frame.tsx";
import { loadSession } from "./session-store.ts";
import { SetUpForm } from "./set-up-form.tsx";
import styles from "./sign-in.module.css";
import { useAttempt } from "./use-attempt.ts";

/** The very first page of a new site: a clinic with an owner, or a look around. */
export function FirstRunPage(): ReactElement {
  const [isSettingUp, setIsSettingUp] = useState(false);
  const demo = useAttempt();
  if (isSettingUp) return <SetUpForm onBack={() => setIsSettingUp(false)} />;
  return (
    <DoorFrame title="Welcome to Isotherm" lead="Nothing is kept here yet. What is this installation for?">
      <div className={styles["choices"]} data-testid="first-run">
        <button
          type="button"
          className={styles["choice"]}
          onClick={() => setIsSettingUp(true)}
          data-testid="set-up-clinic"
        >
          <span className={styles["choiceTitle"]}>Set up this clinic</span>
          <span className={styles["choiceText"]}>
            For real patients. You become the owner, sign in with a password, and invite the others.
          </span>
        </button>
        <button
          type="button"
          className={styles["choice"]}
          disabled={demo.busy}
          onClick={() =>
            demo.run(async () => {
              await setUpDemo();
              await loadSession();
            })
          }
          data-testid="open-demo"
        >
          <span className={styles["choiceTitle"]}>Look around in the demo</span>
          <span className={styles["choiceText"]}>
            Synthetic patients, no password. This data folder stays a demo for good and never takes a real
            patient; a clinic gets a folder of its own later.
          </span>
        </button>
        {demo.message === null ? null : <FailureNote message={demo.message} />}
      </div>
      <p className={styles["foot"]}>
        For planning, teaching and research; not a cleared medical device. Nothing leaves this machine.
      </p>
    </DoorFrame>
  );
}
