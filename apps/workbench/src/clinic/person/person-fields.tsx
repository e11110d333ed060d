import type { ReactElement } from "react";
import type { Person } from "../../server/patients.ts";
import styles from "../form/form.module.css";
import { Day, Line } from "../form/text-fields.tsx";

/** A person as the fields hold it; empty texts are not known. */
export type PersonDraft = Readonly<Record<keyof Person, string>>;

/** Nothing known yet. */
export const EMPTY_PERSON: PersonDraft = {
  familyName: "",
  givenName: "",
  birthDate: "",
  sex: "",
  phone: "",
  email: "",
  medicalRecordNumber: "",
};

/** The fields of a known person. */
export function draftOfPerson(person: Person): PersonDraft {
  const { sex, phone, email, medicalRecordNumber } = person;
  return {
    ...person,
    sex: sex ?? "",
    phone: phone ?? "",
    email: email ?? "",
    medicalRecordNumber: medicalRecordNumber ?? "",
  };
}

/** The person that the fields name; null while a name or the birth date is missing. */
export function personOf(draft: PersonDraft): Person | null {
  const { familyName, givenName, birthDate } = draft;
  if ([familyName, givenName, birthDate].some((text) => text.trim() === "")) return null;
  return {
    familyName: familyName.trim(),
    givenName: givenName.trim(),
    birthDate,
    sex: known(draft.sex),
    phone: known(draft.phone),
    email: known(draft.email),
    medicalRecordNumber: known(draft.medicalRecordNumber),
  };
}

function known(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

/** Name, birth date and how to reach the person. */
export function PersonFields(properties: {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
}): ReactElement {
  const { draft, onChange } = properties;
  const set =
    (field: keyof Person) =>
    (value: string): void =>
      onChange({ ...draft, [field]: value });
  return (
    <div className={styles["form"]}>
      <div className={styles["row"]}>
        <Line
          label="Family name"
          value={draft.familyName}
          onChange={set("familyName")}
          testId="family-name"
          autoFocus={true}
        />
        <Line label="Given name" value={draft.givenName} onChange={set("givenName")} testId="given-name" />
      </div>
      <div className={styles["row"]}>
        <Day label="Birth date" value={draft.birthDate} onChange={set("birthDate")} testId="birth-date" />
        <Line label="Sex" value={draft.sex} onChange={set("sex")} />
        <Line
          label="Medical record number"
          value={draft.medicalRecordNumber}
          onChange={set("medicalRecordNumber")}
        />
      </div>
      <div className={styles["row"]}>
        <Line label="Phone" value={draft.phone} onChange={set("phone")} />
        <Line label="E-mail" value={draft.email} onChange={set("email")} />
      </div>
    </div>
  );
}
