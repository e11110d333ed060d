import { latestOf } from "@isotherm/clinic";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { goTo } from "../../state/route.ts";
import { PersonDialog } from "../person/person-dialog.tsx";
import { ageYears, readableDay } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { careSubject } from "../record/subject.ts";
import { nameOfId } from "../record/words.ts";
import styles from "./patient-page.module.css";

/** Who it is, what for, and what must never be overlooked. */
export function PatientHeader({ desk }: { readonly desk: RecordDesk }): ReactElement {
  const { person, record, at } = desk;
  const { indication } = careSubject(record);
  const [editing, setEditing] = useState(false);
  const list = latestOf(record, "medication-list");
  return (
    <header className={styles["bar"]}>
      <Tooltip label="Back to the clinic">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Back to the clinic"
          onClick={() => goTo({ screen: "clinic", list: null })}
          data-testid="back-to-clinic"
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
      </Tooltip>
      {person === null ? (
        <span className={styles["name"]}>Name not shown</span>
      ) : (
        <button
          type="button"
          className={styles["name"]}
          onClick={() => setEditing(true)}
          title="Change name, birth date or how to reach the person"
          data-testid="patient-name"
        >
          {person.familyName}, {person.givenName}
        </button>
      )}
      {person !== null && editing ? (
        <PersonDialog desk={desk} person={person} onClose={() => setEditing(false)} />
      ) : null}
      {person === null ? null : (
        <span className={`${styles["born"]} number`}>
          {readableDay(person.birthDate)} · {ageYears(person.birthDate, at)} years
          {person.medicalRecordNumber === null ? "" : ` · ${person.medicalRecordNumber}`}
        </span>
      )}
      <span className={styles["barSpace"]} />
      {indication === null ? null : (
        <span className={styles["chip"]} data-testid="patient-indication">
          {nameOfId("indication", indication)}
        </span>
      )}
      {list === null || list.allergies.length === 0 ? null : (
        <span className={styles["chip"]} data-kind="alert">
          Allergic to {list.allergies.join(", ")}
        </span>
      )}
      {list === null || list.implants.length === 0 ? null : (
        <span className={styles["chip"]} data-kind="alert">
          {list.implants.join(", ")}
        </span>
      )}
    </header>
  );
}
