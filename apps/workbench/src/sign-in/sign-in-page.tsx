import { Anchor, Button } from "@mantine/core";
import { type ReactElement, useSyncExternalStore } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { SessionSite } from "../server/session.ts";
import { DoorFrame } from "./door-frame.tsx";
import { JoinPage } from "./join-page.tsx";
import { loadSession } from "./session-store.ts";
import styles from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form.tsx";

/** What single sign-on leads back with, in words. */
const REASONS: Readonly<Record<string, string>> = {
  "not-yet-admitted":
    "The hospital knows you, but nobody here has admitted you yet. An administrator of this clinic sees your name now; ask for it.",
  "single-sign-on-refused": "The hospital's sign-in did not let you in; try again, or use your password.",
  "single-sign-on-unreachable": "The hospital's sign-in does not answer; try again, or use your password.",
  "no-single-sign-on": "This clinic has no hospital sign-in; use your password.",
};

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** Signed in: the address of the door is left behind. */
async function goIn(): Promise<void> {
  if (/^#\/(?:sign-in|join)/u.test(location.hash)) history.replaceState(null, "", "/");
  await loadSession();
}

/** The door of a clinic. */
export function SignInPage(properties: {
  readonly site: SessionSite;
  readonly singleSignOn: string | null;
}): ReactElement {
  const { site, singleSignOn } = properties;
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const invited = /^#\/join(?:\/([^/]+))?$/u.exec(hash);
  if (invited !== null) return <JoinPage code={decodeURIComponent(invited[1] ?? "")} onSignedIn={goIn} />;
  const reason = REASONS[/^#\/sign-in\/([\w-]+)$/u.exec(hash)?.[1] ?? ""];
  return (
    <DoorFrame title={site.name} lead="Sign in to Isotherm.">
      {reason === undefined ? null : (
        <div className={styles["notice"]}>
          <FailureNote message={reason} />
        </div>
      )}
      {singleSignOn === null ? null : (
        <Button
          component="a"
          href="/api/session/oidc/start"
          size="md"
          fullWidth={true}
          mt={28}
          data-testid="single-sign-on"
        >
          Sign in with {singleSignOn}
        </Button>
      )}
      <SignInForm loginName={null} onSignedIn={goIn} />
      <p className={styles["foot"]}>
        Forgotten your password? An administrator gives you a code.{" "}
        <Anchor href="#/join" size="sm" data-testid="have-code">
          I have a code
        </Anchor>
      </p>
    </DoorFrame>
  );
}
