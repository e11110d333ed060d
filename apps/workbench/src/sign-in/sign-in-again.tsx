import { Button, Modal, Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { SessionAccount } from "../server/session.ts";
import { declineSignIn, leave, resumeAs, useSessionStore } from "./session-store.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Over the page, which is kept as it is: the same person signs in again and goes on where the session ended. */
export function SignInAgain({ account }: { readonly account: SessionAccount }): ReactElement {
  const lapse = useSessionStore((state) => state.lapse);
  const [isOther, setIsOther] = useState(false);
  const resume = async (): Promise<void> => setIsOther(!(await resumeAs(account)));
  const isStale = lapse === "stale";
  return (
    <Modal
      opened={lapse !== null}
      onClose={isStale ? declineSignIn : () => undefined}
      withCloseButton={isStale}
      closeOnEscape={isStale}
      closeOnClickOutside={false}
      // Nothing of a patient shows through while nobody is known to be here.
      overlayProps={
        isStale ? { blur: 14, backgroundOpacity: 0.75 } : { color: "#08090b", backgroundOpacity: 1 }
      }
      transitionProps={{ duration: 0 }}
      title={isStale ? "Sign in once more" : "You were signed out"}
      centered={true}
      data-testid="sign-in-again"
    >
      <Text size="sm">
        {isStale
          ? "You are about to change how people sign in. Show once more that it is you."
          : `${account.displayName}, your work is still on this page. Sign in again and it goes on where it was.`}
      </Text>
      <SignInForm loginName={account.loginName} onSignedIn={resume} />
      {isOther ? (
        <FailureNote
          message={`Somebody else is signed in now; this page waits for ${account.displayName}.`}
        />
      ) : null}
      {isStale ? null : (
        <Button mt="md" variant="subtle" color="gray" size="compact-sm" onClick={() => void leave()}>
          Give this page up and go to the sign-in
        </Button>
      )}
    </Modal>
  );
}
