import type { Specialty } from "@isotherm/clinic";
import { Autocomplete } from "@mantine/core";
import type { ReactElement } from "react";
import type { DirectoryEntry } from "../../server/directory.ts";
import { useDirectory } from "../directory/use-directory.ts";
import styles from "./referral.module.css";

/** The other side of a referral as it is written into the record. */
function counterpartOf({ name, place }: DirectoryEntry): string {
  return place === "" ? name : `${name}, ${place}`;
}

/** From or to whom: chosen from the directory of the site, or typed where it has nobody. */
export function CounterpartField(properties: {
  readonly label: string;
  readonly value: string;
  /** Narrows the directory; null: everybody. */
  readonly specialty: Specialty | null;
  /** Names that this record has used before. */
  readonly known: readonly string[];
  /** Told with the specialty where somebody of the directory was chosen. */
  readonly onChange: (counterpart: string, specialty: Specialty | null) => void;
}): ReactElement {
  const { label, value, specialty, known, onChange } = properties;
  const { entries, status, message } = useDirectory({ search: value, specialty, state: "current" });
  const offered = entries.map(counterpartOf);
  const chosen = entries.find((entry) => counterpartOf(entry) === value.trim());
  const contact = [chosen?.phone, chosen?.email].filter((part) => part).join(" · ");
  const groups = [
    { group: "Directory", items: [...new Set(offered)] },
    { group: "Of this patient", items: [...new Set(known)].filter((name) => !offered.includes(name)) },
  ];
  return (
    <div>
      <Autocomplete
        label={label}
        data={groups.filter(({ items }) => items.length > 0)}
        // The server has found them by beginnings of words, which the list would search again as one text.
        filter={({ options }) => options}
        value={value}
        onChange={(next) =>
          onChange(next, entries.find((entry) => counterpartOf(entry) === next)?.specialty ?? null)
        }
        data-testid="referral-counterpart"
      />
      <p className={styles["contact"]} data-testid="counterpart-contact">
        {status === "failed" ? message : contact}
        {status === "ready" && chosen === undefined ? (
          <a href="#/directory">Not from the directory; look there</a>
        ) : null}
      </p>
    </div>
  );
}
