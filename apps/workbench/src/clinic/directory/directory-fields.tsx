import { type Specialty, specialties, specialtyNames } from "@isotherm/clinic";
import type { ReactElement } from "react";
import type { DirectoryContent, DirectoryEntry } from "../../server/directory.ts";
import form from "../form/form.module.css";
import { Line, Pick } from "../form/text-fields.tsx";

/** Every specialty of the directory, as a list of choices. */
export const SPECIALTIES: readonly { readonly id: Specialty; readonly name: string }[] = specialties.map(
  (id) => ({ id, name: specialtyNames[id] }),
);

/** An entry as the fields hold it; empty texts are not known. */
export interface DirectoryDraft {
  readonly specialty: Specialty | null;
  readonly name: string;
  readonly place: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
}

/** Nothing entered yet. */
export const BLANK_ENTRY: DirectoryDraft = {
  specialty: null,
  name: "",
  place: "",
  phone: "",
  email: "",
  note: "",
};

/** The fields of a known entry. */
export function draftOfEntry(entry: DirectoryEntry): DirectoryDraft {
  return { ...entry, phone: entry.phone ?? "", email: entry.email ?? "" };
}

/** What the fields say; null while the specialty or the name is missing. */
export function entryOfDraft(
  draft: DirectoryDraft,
  state: DirectoryContent["state"],
): DirectoryContent | null {
  if (draft.specialty === null || draft.name.trim() === "") return null;
  const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
  return {
    specialty: draft.specialty,
    name: draft.name.trim(),
    place: draft.place.trim(),
    phone: orNull(draft.phone),
    email: orNull(draft.email),
    note: draft.note.trim(),
    state,
  };
}

/** Who it is, of which specialty, where, and how to reach them. */
export function DirectoryFields(properties: {
  readonly draft: DirectoryDraft;
  readonly onChange: (draft: DirectoryDraft) => void;
}): ReactElement {
  const { draft, onChange } = properties;
  const set =
    (field: keyof DirectoryDraft) =>
    (value: string): void =>
      onChange({ ...draft, [field]: value });
  return (
    <>
      <div className={form["row"]}>
        <Line
          label="Name or team"
          value={draft.name}
          onChange={set("name")}
          testId="directory-name"
          autoFocus={true}
        />
        <Pick
          label="Specialty"
          options={SPECIALTIES}
          value={draft.specialty}
          onChange={(id) =>
            onChange({ ...draft, specialty: specialties.find((specialty) => specialty === id) ?? null })
          }
          testId="directory-specialty"
        />
      </div>
      <Line
        label="Practice, department or town"
        value={draft.place}
        onChange={set("place")}
        testId="directory-place"
      />
      <div className={form["row"]}>
        <Line label="Telephone" value={draft.phone} onChange={set("phone")} testId="directory-phone" />
        <Line label="E-mail" value={draft.email} onChange={set("email")} />
      </div>
      <Line
        label="What to know"
        hint="What they take on, how to reach them, how long they take."
        value={draft.note}
        onChange={set("note")}
      />
    </>
  );
}
