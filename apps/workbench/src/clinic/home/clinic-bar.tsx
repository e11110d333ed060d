import type { Role } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import {
  IconAddressBook,
  IconBook2,
  IconChartBar,
  type IconProps,
  IconSnowflake,
  IconUserPlus,
} from "@tabler/icons-react";
import { type ComponentType, type ReactElement, useState } from "react";
import { IsothermMark } from "../../layout/isotherm-mark.tsx";
import { AccountMenu } from "../../sign-in/account-menu.tsx";
import { useSessionStore } from "../../sign-in/session-store.ts";
import styles from "./clinic-home.module.css";
import { NewPatientDialog } from "./new-patient-dialog.tsx";
import { PatientSearch } from "./patient-search.tsx";

/** Who cares for patients, and so sees what waits. */
export const CARERS: readonly Role[] = ["physician", "nurse", "coordinator"];

interface Way {
  readonly name: string;
  readonly href: string;
  readonly icon: ComponentType<IconProps>;
  readonly testId: string;
  /** Roles to whom the server answers there. */
  readonly roles: readonly Role[];
}

const WAYS: readonly Way[] = [
  {
    name: "Responses",
    href: "#/responders",
    icon: IconChartBar,
    testId: "open-responders",
    roles: [...CARERS, "researcher"],
  },
  {
    name: "Directory",
    href: "#/directory",
    icon: IconAddressBook,
    testId: "open-directory",
    roles: [...CARERS, "administrator"],
  },
  {
    name: "Plans",
    href: "#/plans",
    icon: IconSnowflake,
    testId: "open-plans",
    roles: [...CARERS, "researcher"],
  },
  {
    name: "Atlas",
    href: "#/atlas",
    icon: IconBook2,
    testId: "clinic-open-atlas",
    roles: [...CARERS, "researcher", "administrator"],
  },
];

/** The bar of the clinic: the way to a patient, and to every other place that this role may enter. */
export function ClinicBar({ role }: { readonly role: Role }): ReactElement {
  const [creating, setCreating] = useState(false);
  // A demo takes up nobody: the server refuses it, and the page does not offer it.
  const isDemo = useSessionStore(({ session }) => session?.site.kind === "demo");
  return (
    <header className={styles["bar"]}>
      <a className={styles["mark"]} href="#/clinic" aria-label="Clinic">
        <IsothermMark sizePx={28} />
        <span>Isotherm</span>
      </a>
      {role === "administrator" ? null : <PatientSearch />}
      {isDemo || !CARERS.includes(role) ? null : (
        <Button
          variant="default"
          leftSection={<IconUserPlus size={18} />}
          onClick={() => setCreating(true)}
          data-testid="new-patient"
        >
          New patient
        </Button>
      )}
      <span className={styles["space"]} />
      {WAYS.filter(({ roles }) => roles.includes(role)).map(({ name, href, icon: Icon, testId }) => (
        <Button
          key={href}
          component="a"
          href={href}
          variant="subtle"
          color="gray"
          leftSection={<Icon size={18} />}
          data-testid={testId}
        >
          {name}
        </Button>
      ))}
      <AccountMenu />
      <NewPatientDialog opened={creating} onClose={() => setCreating(false)} />
    </header>
  );
}
