import type { ReactElement } from "react";
import type { SiteContact } from "../../server/site-contact.ts";
import styles from "./phone.module.css";

/** Says to call now, with the site's own number; nothing here is a substitute for a call. */
export function UrgentNote({ contact }: { readonly contact: SiteContact }): ReactElement {
  const { clinicPhone, emergencyPhone, phoneHours } = contact;
  return (
    <div className={styles["urgent"]} role="alert" data-testid="urgent-note">
      <strong>Please call us today. Do not wait for an answer here.</strong>
      {clinicPhone === null ? (
        <div>Use the number that the clinic gave you.</div>
      ) : (
        <a className={styles["callButton"]} href={`tel:${clinicPhone.replaceAll(/[^\d+]/gu, "")}`}>
          Call {clinicPhone}
        </a>
      )}
      {phoneHours === "" ? null : <div>{phoneHours}</div>}
      <div style={{ marginTop: 8 }}>
        {emergencyPhone === null
          ? "If you can not breathe well, or you feel in danger, call the emergency number now."
          : `If you can not breathe well, or you feel in danger, call ${emergencyPhone} now.`}
      </div>
    </div>
  );
}

/** Stands over every place to write: nobody watches it around the clock. */
export function NotForEmergencies({ contact }: { readonly contact: SiteContact }): ReactElement {
  const { clinicPhone, emergencyPhone } = contact;
  return (
    <p className={styles["urgent"]} data-testid="not-for-emergencies">
      <strong>This inbox is not for emergencies.</strong>{" "}
      {clinicPhone === null ? "If it can not wait, call the clinic." : "If it can not wait, call "}
      {clinicPhone === null ? null : (
        <a href={`tel:${clinicPhone.replaceAll(/[^\d+]/gu, "")}`}>{clinicPhone}</a>
      )}
      {clinicPhone === null ? null : "."}
      {emergencyPhone === null ? null : ` In danger, call ${emergencyPhone}.`}
    </p>
  );
}
