import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./settings.module.css";

/** A page of settings: the way back, one title, sections below each other. */
export function SettingsFrame(properties: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <Tooltip label="Back">
          <ActionIcon variant="subtle" color="gray" size="lg" component="a" href="#/" aria-label="Back">
            <IconArrowLeft size={20} />
          </ActionIcon>
        </Tooltip>
        <h1 className={styles["title"]}>{properties.title}</h1>
      </header>
      {properties.children}
    </div>
  );
}

/** One subject of the page. */
export function SettingsSection(properties: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { title, lead, children } = properties;
  return (
    <section className={styles["section"]}>
      <h2 className={styles["sectionTitle"]}>{title}</h2>
      {lead === undefined ? null : <p className={styles["lead"]}>{lead}</p>}
      {children}
    </section>
  );
}
