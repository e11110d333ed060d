import { contentsOf, type ImagingReview, stationsStillToReview } from "@isotherm/clinic";
import { stations } from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useAccount } from "../../sign-in/session-store.ts";
import { Choice, Choices } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Day, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { draftOfFinding, type FindingDraft, findingOf, newFinding } from "./finding-draft.ts";
import { FindingEditor } from "./finding-editor.tsx";
import imaging from "./imaging.module.css";

interface ReviewFields {
  readonly modality: ImagingReview["modality"] | null;
  readonly imagedOn: string;
  readonly stationIds: readonly string[];
  readonly findings: readonly FindingDraft[];
  readonly text: string;
}

const MODALITIES = (["CT", "MR", "PET-CT", "US", "XR", "other"] as const).map((value) => ({
  value,
  label: value === "other" ? "Other" : value,
}));

/** One review: the images, the stations really looked at, each finding, and free text. */
export function ImagingForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "imaging-review" ? corrects.content : null;
  const account = useAccount();
  const entry = useEntryForm<ReviewFields>({
    desk,
    formId: "imaging-review",
    corrects,
    onSaved,
    initial: {
      modality: before?.modality ?? null,
      imagedOn: before?.imagedOn ?? "",
      stationIds: before?.stationIds ?? [],
      findings: before?.findings.map(draftOfFinding) ?? [],
      text: before?.text ?? "",
    },
    check: (fields) => check(fields, before?.reviewedBy ?? account?.id ?? ""),
  });
  const { modality, imagedOn, stationIds, findings, text } = entry.values;
  const pains = contentsOf(desk.record, "pain-component");
  const setFinding = (draft: FindingDraft): void =>
    entry.change({ findings: findings.map((one) => (one.id === draft.id ? draft : one)) });
  return (
    <EntryFrame desk={desk} form={entry} saveLabel="Save review" onCancel={onCancel} testId="imaging-form">
      <div className={form["row"]}>
        <Choice
          label="Images"
          options={MODALITIES}
          value={modality}
          onChange={(next) => entry.change({ modality: next })}
          testId="imaging-modality"
        />
        <Day
          label="Made on"
          value={imagedOn}
          onChange={(next) => entry.change({ imagedOn: next })}
          testId="imaged-on"
        />
      </div>
      <Choices
        label="Stations looked at, from head to foot"
        options={stations().map(({ id, name }) => ({ value: id, label: name }))}
        values={stationIds}
        onChange={(next) => entry.change({ stationIds: next })}
        testId="imaging-stations"
      />
      <StationPrompt fields={entry.values} />
      {findings.map((finding, index) => (
        <FindingEditor
          key={finding.id}
          number={index + 1}
          draft={finding}
          pains={pains}
          onChange={setFinding}
          onRemove={() => entry.change({ findings: findings.filter(({ id }) => id !== finding.id) })}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => entry.change({ findings: [...findings, newFinding()] })}
          data-testid="add-finding"
        >
          Add a finding
        </Button>
      </div>
      <Prose
        label="Free text"
        value={text}
        onChange={(next) => entry.change({ text: next })}
        testId="imaging-text"
      />
    </EntryFrame>
  );
}

/** Looks one station above and one below what was found, while the review is still being written. */
function StationPrompt({ fields }: { readonly fields: ReviewFields }): ReactElement | null {
  const findings = fields.findings.flatMap((draft) => (draft.stationId === null ? [] : [draft.stationId]));
  const review: ImagingReview = {
    kind: "imaging-review",
    modality: "other",
    imagedOn: "",
    reviewedBy: "",
    stationIds: fields.stationIds,
    text: "",
    findings: findings.map((stationId) => ({
      id: stationId,
      findingKindId: "",
      structure: "",
      sizeMm: null,
      stationId,
      side: "midline",
      level: "",
      relation: "not-judged",
      targetId: null,
      slice: null,
      concordances: [],
    })),
  };
  const open = stationsStillToReview(review);
  if (open.length === 0) return null;
  return (
    <p className={imaging["prompt"]} data-testid="station-prompt">
      Look also at {open.map(({ name }) => name).join("; ")}: one station above and one below a finding.
    </p>
  );
}

function check(fields: ReviewFields, reviewedBy: string): FormCheck {
  const { modality, imagedOn, stationIds, text } = fields;
  const findings = fields.findings.map(findingOf);
  const missing = [
    ...(modality === null ? ["which images"] : []),
    ...(imagedOn === "" ? ["the day they were made"] : []),
    ...(stationIds.length === 0 ? ["the stations looked at"] : []),
    ...findings.flatMap((finding, index) =>
      "id" in finding ? [] : finding.map((what) => `${what} of finding ${index + 1}`),
    ),
  ];
  if (modality === null || missing.length > 0) return { missing };
  return {
    content: {
      kind: "imaging-review",
      modality,
      imagedOn,
      reviewedBy,
      stationIds,
      findings: findings.flatMap((finding) => ("id" in finding ? [finding] : [])),
      text,
    },
  };
}
