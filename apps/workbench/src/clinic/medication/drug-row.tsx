import { ActionIcon, Autocomplete } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Amount } from "../form/text-fields.tsx";
import { nameOfId } from "../record/words.ts";
import { type DrugDraft, knownDrugNames, named } from "./drug-draft.ts";
import styles from "./medication.module.css";

const ROUTES = [
  "oral",
  "transdermal",
  "sublingual",
  "intravenous",
  "subcutaneous",
  "intrathecal",
  "rectal",
  "topical",
];

/** One drug of the list: name, route and dose a day; a name that is counted says so. */
export function DrugRow(properties: {
  readonly drug: DrugDraft;
  readonly onChange: (drug: DrugDraft) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { drug, onChange, onRemove } = properties;
  const isPatch = drug.opioidId === "fentanyl-transdermal" || drug.patchRateMcgPerH !== null;
  return (
    <div className={styles["drug"]} data-testid="drug-row">
      <Autocomplete
        label="Drug"
        data={[...knownDrugNames()]}
        limit={8}
        value={drug.name}
        onChange={(name) => onChange(named(drug, name))}
        data-testid="drug-name"
      />
      <Autocomplete
        label="Route"
        data={ROUTES}
        value={drug.route}
        onChange={(route) => onChange({ ...drug, route })}
        data-testid="drug-route"
      />
      {isPatch ? (
        <Amount
          label="Patch"
          unit="mcg/h"
          value={drug.patchRateMcgPerH}
          onChange={(patchRateMcgPerH) => onChange({ ...drug, patchRateMcgPerH })}
          maximum={1000}
          testId="drug-patch"
        />
      ) : (
        <Amount
          label="Dose a day"
          unit="mg"
          value={drug.doseMgPerDay}
          onChange={(doseMgPerDay) => onChange({ ...drug, doseMgPerDay })}
          maximum={100_000}
          testId="drug-dose"
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        onClick={onRemove}
        aria-label={`Remove ${drug.name}`}
      >
        <IconX size={18} />
      </ActionIcon>
      <div className={styles["tied"]}>{tiedText(drug)}</div>
    </div>
  );
}

function tiedText({ opioidId, antithromboticId }: DrugDraft): string {
  if (opioidId !== null) return `counted as ${nameOfId("opioidId", opioidId)}`;
  if (antithromboticId !== null) return "blood thinner: the societies are shown below the list";
  return "";
}
