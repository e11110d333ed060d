import { type ReactElement, type ReactNode, useEffect } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import { onSessionLapsed } from "../server/session-lapse.ts";
import { AccountPlace } from "./account-place.tsx";
import { DemoBand } from "./demo-band.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { FirstRunPage } from "./first-run-page.tsx";
import { ScreenCover } from "./screen-cover.tsx";
import { handleLapse, loadSession, useSessionStore } from "./session-store.ts";
import { SignInAgain } from "./sign-in-again.tsx";
import { SignInPage } from "./sign-in-page.tsx";

/** Shows the workbench to who is signed in, and the door to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactElement | null {
  const { session, message } = useSessionStore();
  useEffect(() => {
    void loadSession();
    return onSessionLapsed((kind) => void handleLapse(kind));
  }, []);
  if (session === null) {
    if (message === null) return null;
    return (
      <DoorFrame title="Isotherm">
        <FailureNote message={message} action={{ label: "Try again", onClick: () => void loadSession() }} />
      </DoorFrame>
    );
  }
  if (session.state === "first-run") return <FirstRunPage />;
  if (session.state === "signed-out")
    return <SignInPage site={session.site} singleSignOn={session.singleSignOn} />;
  return (
    <>
      {session.site.kind === "demo" ? <DemoBand account={session.account} /> : null}
      <AccountPlace account={session.account}>{children}</AccountPlace>
      <SignInAgain account={session.account} />
      {/* Nobody in a demo is real. */}
      {session.site.kind === "demo" ? null : <ScreenCover account={session.account} />}
    </>
  );
}
