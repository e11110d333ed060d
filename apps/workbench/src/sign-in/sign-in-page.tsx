import type { ReactElement } from "react";
import type { SessionSite } from "../server/session.ts";
import { DoorFrame } from "./door-frame.tsx";
import { loadSession } from "./session-store.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** The door of a clinic. */
export function SignInPage({ site }: { readonly site: SessionSite }): ReactElement {
  return (
    <DoorFrame title={site.name} lead="Sign in to Isotherm.">
      <SignInForm loginName={null} onSignedIn={loadSession} />
    </DoorFrame>
  );
}
