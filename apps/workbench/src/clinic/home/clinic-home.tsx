import type { Role } from "@isotherm/clinic";
import { type ReactElement, useEffect } from "react";
import { WORKLIST_IDS } from "../../server/worklists.ts";
import { useAccount } from "../../sign-in/session-store.ts";
import { AdverseCounts } from "./adverse-counts.tsx";
import { CARERS, ClinicBar } from "./clinic-bar.tsx";
import styles from "./clinic-home.module.css";
import { PatientsPanel } from "./patients-panel.tsx";
import { WorklistPanel } from "./worklist-panel.tsx";

/** The clinic at one look: what waits for whom, each list with its most pressing rows, and the way to a patient. */
export function ClinicHome({ list }: { readonly list: string | null }): ReactElement {
  const role = useAccount()?.role ?? "physician";
  const whole = CARERS.includes(role) ? (WORKLIST_IDS.find((id) => id === list) ?? null) : null;
  useEffect(() => {
    document.title = "Clinic – Isotherm";
    return () => {
      document.title = "Isotherm";
    };
  }, []);
  return (
    <div className={styles["screen"]} data-clinic={true} data-testid="clinic-home">
      <ClinicBar role={role} />
      <main className={styles["main"]}>
        {whole === null ? (
          <Panels role={role} />
        ) : (
          <>
            <WorklistPanel key={whole} list={whole} isWhole={true} />
            {whole === "adverse-events" ? <AdverseCounts /> : null}
          </>
        )}
      </main>
    </div>
  );
}

/** What a role is shown of the clinic: an administrator nothing of a patient, a researcher no list of what waits. */
function Panels({ role }: { readonly role: Role }): ReactElement {
  if (role === "administrator") return <AdministratorPanel />;
  return (
    <>
      {CARERS.includes(role) ? (
        <div className={styles["lists"]}>
          {WORKLIST_IDS.map((list) => (
            <WorklistPanel key={list} list={list} isWhole={false} />
          ))}
        </div>
      ) : null}
      <AdverseCounts />
      <PatientsPanel />
    </>
  );
}

function AdministratorPanel(): ReactElement {
  return (
    <section className={styles["panel"]} data-testid="administrator-panel">
      <header className={styles["panelHead"]}>
        <h2>What an administrator looks after</h2>
      </header>
      <p className={styles["none"]}>
        Patients are shown to those who care for them. Here are the <a href="#/accounts">accounts</a> of the
        clinic and the <a href="#/directory">referral directory</a>.
      </p>
    </section>
  );
}
