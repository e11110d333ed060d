import { latestOf, type MedicationEntry } from "@isotherm/clinic";
import { contraindicationsFor } from "@isotherm/knowledge";
import { Button, TagsInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Choices } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { type DrugDraft, draftOfDrug, drugOf, newDrug } from "./drug-draft.ts";
import { DrugRow } from "./drug-row.tsx";

interface ListFields {
  readonly drugs: readonly DrugDraft[];
  readonly allergies: readonly string[];
  readonly contraindicationIds: readonly string[];
  readonly implants: readonly string[];
}

/** Everything taken now; a new list starts from the last one. */
export function MedicationForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before =
    corrects?.content.kind === "medication-list"
      ? corrects.content
      : latestOf(desk.record, "medication-list");
  const entry = useEntryForm<ListFields>({
    desk,
    formId: "medication-list",
    corrects,
    onSaved,
    initial: {
      drugs: before?.drugs.map(draftOfDrug) ?? [],
      allergies: before?.allergies ?? [],
      contraindicationIds: before?.contraindicationIds ?? [],
      implants: before?.implants ?? [],
    },
    check,
  });
  const { drugs, allergies, contraindicationIds, implants } = entry.values;
  return (
    <EntryFrame desk={desk} form={entry} saveLabel="Save list" onCancel={onCancel} testId="medication-form">
      {drugs.map((drug) => (
        <DrugRow
          key={drug.key}
          drug={drug}
          onChange={(next) =>
            entry.change({ drugs: drugs.map((one) => (one.key === next.key ? next : one)) })
          }
          onRemove={() => entry.change({ drugs: drugs.filter(({ key }) => key !== drug.key) })}
        />
      ))}
      <div>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => entry.change({ drugs: [...drugs, newDrug()] })}
          data-testid="add-drug"
        >
          Add a drug
        </Button>
      </div>
      <TagsInput
        label="Allergies"
        description="Enter after each; leave empty when there is none."
        value={[...allergies]}
        onChange={(next) => entry.change({ allergies: next })}
        data-testid="allergies"
      />
      <TagsInput
        label="Pacemaker, stimulator, pump and the like"
        value={[...implants]}
        onChange={(next) => entry.change({ implants: next })}
        data-testid="implants"
      />
      <Choices
        label="Contraindications that hold"
        options={contraindicationsFor(null, null).map(({ id, name }) => ({ value: id, label: name }))}
        values={contraindicationIds}
        onChange={(next) => entry.change({ contraindicationIds: next })}
        testId="contraindications"
      />
    </EntryFrame>
  );
}

function check(fields: ListFields): FormCheck {
  const drugs = fields.drugs.map(drugOf);
  const missing = drugs.flatMap((drug, index) =>
    typeof drug === "string" ? [`${drug} of drug ${index + 1}`] : [],
  );
  if (missing.length > 0) return { missing };
  const { allergies, contraindicationIds, implants } = fields;
  const taken = drugs.filter((drug): drug is MedicationEntry => typeof drug !== "string");
  return { content: { kind: "medication-list", drugs: taken, allergies, contraindicationIds, implants } };
}
