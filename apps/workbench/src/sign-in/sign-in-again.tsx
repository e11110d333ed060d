import { Button, Modal, Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { SessionAccount } from "../server/session.ts";
import { leave, resumeAs, useSessionStore } from "./session-store.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Over the page, which is kept as it is: the same person signs in again and goes on where the session ended. */
export function SignInAgain({ account }: { readonly account: SessionAccount }): ReactElement {
  const lapsed = useSessionStore((state) => state.lapsed);
  const [isOther, setIsOther] = useState(false);
  const resume = async (): Promise<void> => setIsOther(!(await resumeAs(account)));
  return (
    <Modal
      opened={lapsed}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ blur: 14, backgroundOpacity: 0.75 }}
      title="You were signed out"
      centered={true}
      data-testid="sign-in-again"
    >
      <Text size="sm">
        {account.displayName}, your work is still on this page. Sign in again and it goes on where it was.
      </Text>
      <SignInForm loginName={account.loginName} onSignedIn={resume} />
      {isOther ? (
        <FailureNote
          message={`Somebody else is signed in now; this page waits for ${account.displayName}.`}
        />
      ) : null}
      <Button mt="md" variant="subtle" color="gray" size="compact-sm" onClick={() => void leave()}>
        Give this page up and go to the sign-in
      </Button>
    </Modal>
  );
}
