import { Menu } from "@mantine/core";
import { type ReactElement, useLayoutEffect } from "react";
import type { SessionAccount } from "../server/session.ts";
import { roleWords } from "./role-words.ts";
import { changeRole } from "./session-store.ts";
import styles from "./sign-in.module.css";

/** Height of the band, which screens that fill the window leave free. */
const BAND_HEIGHT = "var(--band-open-height)";

/** Says on every page that nothing here is a real patient, and lets one look at it in another role. */
export function DemoBand({ account }: { readonly account: SessionAccount }): ReactElement {
  useLayoutEffect(() => {
    document.documentElement.style.setProperty("--band-height", BAND_HEIGHT);
    return () => {
      document.documentElement.style.removeProperty("--band-height");
    };
  }, []);
  return (
    <aside className={styles["band"]} aria-label="Demo" data-testid="demo-band">
      <span>Demo: synthetic patients</span>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <button type="button" className={styles["bandRole"]} data-testid="demo-role">
            You are the {roleWords[account.role].toLowerCase()} ▾
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Look at it as</Menu.Label>
          {account.roles.map((role) => (
            <Menu.Item key={role} disabled={role === account.role} onClick={() => void changeRole(role)}>
              {roleWords[role]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </aside>
  );
}
