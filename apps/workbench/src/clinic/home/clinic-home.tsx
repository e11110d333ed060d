import { Button } from "@mantine/core";
import { IconAddressBook, IconBook2, IconChartBar, IconSnowflake, IconUserPlus } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { IsothermMark } from "../../layout/isotherm-mark.tsx";
import { WORKLIST_IDS, type WorklistId } from "../../server/worklists.ts";
import { AccountMenu } from "../../sign-in/account-menu.tsx";
import { useSessionStore } from "../../sign-in/session-store.ts";
import { AdverseCounts } from "./adverse-counts.tsx";
import styles from "./clinic-home.module.css";
import { NewPatientDialog } from "./new-patient-dialog.tsx";
import { PatientSearch } from "./patient-search.tsx";
import { PatientsPanel } from "./patients-panel.tsx";
import { WorklistPanel } from "./worklist-panel.tsx";

/** The clinic at one look: what waits for whom, each list with its most pressing rows, and the way to a patient. */
export function ClinicHome({ list }: { readonly list: string | null }): ReactElement {
  const [creating, setCreating] = useState(false);
  // A demo takes up nobody: the server refuses it, and the page does not offer it.
  const isDemo = useSessionStore(({ session }) => session?.site.kind === "demo");
  const whole = WORKLIST_IDS.find((id) => id === list) ?? null;
  useEffect(() => {
    document.title = "Clinic – Isotherm";
    return () => {
      document.title = "Isotherm";
    };
  }, []);
  return (
    <div className={styles["screen"]} data-testid="clinic-home">
      <header className={styles["bar"]}>
        <a className={styles["mark"]} href="#/clinic" aria-label="Clinic">
          <IsothermMark sizePx={28} />
          <span>Isotherm</span>
        </a>
        <PatientSearch />
        {isDemo ? null : (
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
        <Button
          component="a"
          href="#/responders"
          variant="subtle"
          color="gray"
          leftSection={<IconChartBar size={18} />}
          data-testid="open-responders"
        >
          Responses
        </Button>
        <Button
          component="a"
          href="#/directory"
          variant="subtle"
          color="gray"
          leftSection={<IconAddressBook size={18} />}
          data-testid="open-directory"
        >
          Directory
        </Button>
        <Button
          component="a"
          href="#/plans"
          variant="subtle"
          color="gray"
          leftSection={<IconSnowflake size={18} />}
          data-testid="open-plans"
        >
          Plans
        </Button>
        <Button
          component="a"
          href="#/atlas"
          variant="subtle"
          color="gray"
          leftSection={<IconBook2 size={18} />}
          data-testid="clinic-open-atlas"
        >
          Atlas
        </Button>
        <AccountMenu />
      </header>
      <main className={styles["main"]}>
        {whole === null ? (
          <Lists lists={WORKLIST_IDS} />
        ) : (
          <>
            <WorklistPanel key={whole} list={whole} isWhole={true} />
            {whole === "adverse-events" ? <AdverseCounts /> : null}
          </>
        )}
      </main>
      <NewPatientDialog opened={creating} onClose={() => setCreating(false)} />
    </div>
  );
}

function Lists({ lists }: { readonly lists: readonly WorklistId[] }): ReactElement {
  return (
    <>
      <div className={styles["lists"]}>
        {lists.map((list) => (
          <WorklistPanel key={list} list={list} isWhole={false} />
        ))}
      </div>
      <AdverseCounts />
      <PatientsPanel />
    </>
  );
}
