import { type FormEvent, type ReactElement, useState } from "react";
import { type LinkSession, openLink, plainReason } from "./link-session.ts";
import { PageFrame } from "./page-frame.tsx";
import styles from "./phone.module.css";

/** Asks for the code that the clinic gave beside the link; no account is needed. */
export function CodePage(properties: {
  readonly linkId: string;
  readonly onOpened: (session: LinkSession) => void;
  readonly isAgain: boolean;
}): ReactElement {
  const { linkId, onOpened, isAgain } = properties;
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setMessage(null);
    try {
      const session = await openLink(linkId, code.trim());
      if (session === null)
        setMessage("This link does not work any more. Please ask the clinic for a new one.");
      else onOpened(session);
    } catch (error) {
      setMessage(plainReason(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <PageFrame
      title={isAgain ? "Please enter your code again" : "Welcome"}
      hint={
        isAgain
          ? "Some time has passed. Your answers are still here."
          : "Enter the code that the clinic gave you with this link."
      }
      testId="code-page"
    >
      <form onSubmit={(event) => void submit(event)}>
        <input
          className={styles["code"]}
          aria-label="Your code"
          value={code}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-testid="link-code"
        />
        <button
          type="submit"
          className={`${styles["first"]} ${styles["wide"]}`}
          disabled={isBusy || code.trim() === ""}
          data-testid="open-link"
        >
          {isBusy ? "One moment…" : "Open"}
        </button>
        {message === null ? null : (
          <p className={styles["gentle"]} role="alert" data-testid="code-message">
            {message}
          </p>
        )}
      </form>
    </PageFrame>
  );
}
