import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { startFreeze } from "../state/freeze-store.ts";
import styles from "./result.module.css";

/** The freeze on the screen belongs to the plan as it was before. */
export function StaleNote(): ReactElement {
  return (
    <div className={styles["stale"]} role="status">
      The plan has changed since this was computed.
      <Button size="compact-sm" variant="light" onClick={() => void startFreeze()}>
        Freeze again
      </Button>
    </div>
  );
}
