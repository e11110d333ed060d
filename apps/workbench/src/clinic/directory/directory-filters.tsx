import { specialties } from "@isotherm/clinic";
import { Select, Switch, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { DirectoryQuestion } from "../../server/directory.ts";
import styles from "./directory.module.css";
import { SPECIALTIES } from "./directory-fields.tsx";

/** By what the directory is narrowed: words, one specialty, and whether retired entries are shown. */
export function DirectoryFilters(properties: {
  readonly question: DirectoryQuestion;
  readonly onChange: (question: DirectoryQuestion) => void;
}): ReactElement {
  const { question, onChange } = properties;
  return (
    <div className={styles["filters"]}>
      <TextInput
        placeholder="Find a name, a town, a specialty"
        aria-label="Find a name, a town, a specialty"
        leftSection={<IconSearch size={18} />}
        value={question.search}
        onChange={(event) => onChange({ ...question, search: event.currentTarget.value })}
        data-testid="directory-search"
      />
      <Select
        placeholder="Every specialty"
        aria-label="Specialty"
        data={SPECIALTIES.map(({ id, name }) => ({ value: id, label: name }))}
        value={question.specialty}
        onChange={(id) => onChange({ ...question, specialty: specialties.find((one) => one === id) ?? null })}
        clearable={true}
        data-testid="directory-filter"
      />
      <Switch
        label="Retired as well"
        checked={question.state === "all"}
        onChange={(event) =>
          onChange({ ...question, state: event.currentTarget.checked ? "all" : "current" })
        }
        data-testid="directory-retired"
      />
    </div>
  );
}
