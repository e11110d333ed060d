import { Button, CopyButton, Group } from "@mantine/core";
import type { ReactElement } from "react";
import type { Invitation } from "../server/accounts.ts";
import styles from "./settings.module.css";

/** A code that is shown once: to be given by hand, by phone, or as a link. */
export function InvitationNote(properties: {
  readonly invitation: Invitation & { readonly displayName: string };
  readonly onDone: () => void;
}): ReactElement {
  const { code, displayName, expiresAt } = properties.invitation;
  // The code stands behind the #, which no browser sends and no server or proxy logs.
  const link = `${location.origin}/#/join/${code}`;
  return (
    <div className={styles["shownOnce"]} data-testid="invitation-note">
      <div>
        Give this code to {displayName}. It works once, until {new Date(expiresAt).toLocaleDateString()}, and
        is not shown again.
      </div>
      <div className={styles["code"]} data-testid="new-invitation-code">
        {code}
      </div>
      <Group gap="sm">
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? "Link copied" : "Copy as a link"}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={properties.onDone}>
          Done
        </Button>
      </Group>
    </div>
  );
}
