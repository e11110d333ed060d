import { Combobox, Loader, TextInput, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { type PatientEntry, searchPatients } from "../../server/patients.ts";
import { goTo } from "../../state/route.ts";
import { readableDay } from "../record/moments.ts";
import { sentenceOf } from "../record/record-desk.ts";
import styles from "./clinic-home.module.css";

/** Pause after the last key before the server is asked. */
const PAUSE_MS = 180;

/** Finds a patient by name, number or birth date; `/` leads here from anywhere on the page. */
export function PatientSearch(): ReactElement {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const found = useFound(text);
  useSlashKey(() => field.current?.focus());
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(patientId) => goTo({ screen: "patient", patientId, step: null })}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          className={styles["search"] ?? ""}
          placeholder="Find a patient"
          aria-label="Find a patient by name, number or birth date"
          leftSection={<IconSearch size={18} />}
          rightSection={found.isAsking ? <Loader size={16} /> : <kbd className={styles["key"]}>/</kbd>}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          data-testid="patient-search"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={360} style={{ overflowY: "auto" }}>
          {found.patients.map((patient) => (
            <Combobox.Option key={patient.patientId} value={patient.patientId} data-testid="patient-found">
              <span className={styles["foundName"]}>{patient.name ?? patient.patientId}</span>
              <span className={`${styles["foundBorn"]} number`}>
                {patient.birthDate === null ? "" : readableDay(patient.birthDate)}
                {patient.stage === null ? "" : ` · ${patient.stage}`}
              </span>
            </Combobox.Option>
          ))}
          {found.patients.length === 0 ? (
            <Combobox.Empty>{found.message ?? "Nobody of this name, number or birth date"}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface Found {
  readonly patients: readonly PatientEntry[];
  readonly isAsking: boolean;
  readonly message: string | null;
}

function useFound(text: string): Found {
  const [found, setFound] = useState<Found>({ patients: [], isAsking: false, message: null });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      setFound((before) => ({ ...before, isAsking: true }));
      searchPatients(text, { signal: stop.signal }).then(
        ({ patients }) => setFound({ patients, isAsking: false, message: null }),
        (error: unknown) => {
          if (!stop.signal.aborted) setFound({ patients: [], isAsking: false, message: sentenceOf(error) });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}

function useSlashKey(onSlash: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement | null;
      if (event.key !== "/" || target?.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      onSlash();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
}
