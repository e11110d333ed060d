import { ActionIcon, Checkbox, Menu } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconPencil } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { PlanEntry } from "../server/plans.ts";
import styles from "./start-page.module.css";

/** What can be done with one case of the list. */
export interface PlanRowActions {
  readonly onOpen: (plan: PlanEntry) => void;
  readonly onDuplicate: (plan: PlanEntry) => void;
  readonly onRename: (plan: PlanEntry) => void;
  readonly onArchive: (plan: PlanEntry) => void;
  readonly onPick: (plan: PlanEntry) => void;
}

/** One saved plan in the list of cases. */
export function PlanRow(
  properties: PlanRowActions & { readonly plan: PlanEntry; readonly picked: boolean },
): ReactElement {
  const { plan, picked } = properties;
  return (
    <div className={styles["row"]} data-testid="plan-row" data-plan-id={plan.id}>
      <Checkbox
        size="xs"
        checked={picked}
        onChange={() => properties.onPick(plan)}
        aria-label={`Choose ${plan.title} for comparison`}
      />
      <button type="button" className={styles["rowTitle"]} onClick={() => properties.onOpen(plan)}>
        {plan.title}
      </button>
      <span className={styles["cell"]}>{plan.targetName ?? "no target yet"}</span>
      <span className={`${styles["cell"]} number`}>{readableTime(plan.modifiedAt)}</span>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${plan.title}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => properties.onRename(plan)}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => properties.onDuplicate(plan)}>
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={plan.archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
            onClick={() => properties.onArchive(plan)}
          >
            {plan.archived ? "Take out of the archive" : "Archive"}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Day and minute in local time, such as `2026-11-23 14:05`. */
export function readableTime(isoTime: string): string {
  const time = new Date(isoTime);
  if (Number.isNaN(time.getTime())) return "";
  return time.toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
}
