import type { ReactElement, ReactNode } from "react";
import { IsothermMark } from "../layout/isotherm-mark.tsx";
import styles from "./sign-in.module.css";

/** The quiet page before the workbench: the mark, one title, one thing to do. */
export function DoorFrame(properties: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { title, lead, children } = properties;
  return (
    <div className={styles["door"]}>
      <main className={styles["column"]}>
        <IsothermMark sizePx={44} />
        <h1 className={styles["title"]}>{title}</h1>
        {lead === undefined ? null : <p className={styles["lead"]}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
